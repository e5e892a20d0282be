"""Keyrings of every temper, as back ends for KeyringKey."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field


class KeyringLocked(Exception):  # noqa: N818 - named as keyring's own
    """Named as keyring's own, which is how the key tells that a keyring is locked."""


@dataclass
class GoodKeyring:
    """A keyring that works; `calls` are the items written."""

    items: dict[tuple[str, str], str] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    def get_password(self, service: str, username: str) -> str | None:
        return self.items.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.calls.append(service)
        self.items[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.items[service, username]


@dataclass
class SmallKeyring(GoodKeyring):
    """Windows' Credential Manager: 1,280 characters, and an OSError for more."""

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password) > 1280:
            raise OSError(1783, "The stub received bad data")
        super().set_password(service, username, password)


@dataclass
class ForgetfulKeyring(GoodKeyring):
    """Takes everything and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        self.items[service, username] = password[:1]


class BrokenKeyring(GoodKeyring):
    """Raises something that is no KeyringError, as back ends do."""

    def get_password(self, service: str, username: str) -> str | None:
        raise ZeroDivisionError(f"{service} {username}")


class LockedKeyring(GoodKeyring):
    """Locked, with nobody to unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"{service} {username}")


@dataclass
class AskingKeyring(GoodKeyring):
    """Shows its question and waits for its person."""

    answered: threading.Event = field(default_factory=threading.Event)
    questions: int = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.questions += 1
        self.answered.wait(30)
        return super().get_password(service, username)
