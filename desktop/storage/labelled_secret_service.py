"""The Secret Service with labels that people understand when they look through their keyring."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Protocol

from keyring.backends.SecretService import Keyring

from desktop.storage.keyring_items import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class SecretItem(Protocol):
    """An item, as far as its label is meant."""

    def get_label(self) -> str:
        """Return it."""
        ...

    def set_label(self, label: str) -> object:
        """Change it."""
        ...


class LabelledSecretService(Keyring):
    """As `keyring` has it, but for the labels, which there are about passwords on services."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Write an item."""
        collection = self.get_preferred_collection()  # type: ignore[no-untyped-call]
        attributes = self._query(service, username, application=self.appid)
        with closing(collection.connection):
            collection.create_item(label_of(username), attributes, password, replace=True)

    def relabel(self, service: str) -> None:
        """Give the items of a service their labels: older versions left them to `keyring`."""
        for item, username in self._items(service):
            if item.get_label() != label_of(username):
                item.set_label(label_of(username))

    def usernames(self, service: str) -> list[str]:
        """Return the names of all items of a service."""
        return [username for _, username in self._items(service)]

    def _items(self, service: str) -> Iterator[tuple[SecretItem, str]]:
        collection = self.get_preferred_collection()  # type: ignore[no-untyped-call]
        with closing(collection.connection):
            for item in collection.search_items({"service": service}):
                yield item, item.get_attributes().get("username", "")
