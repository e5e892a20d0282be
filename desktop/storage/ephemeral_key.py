"""A key that ends with the program: for practice, which leaves no trace in the person's keyring."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from desktop.storage.keys import KEY_BYTES, Key

if TYPE_CHECKING:
    from collections.abc import Iterable


class EphemeralKey:
    """A random key that nothing keeps."""

    def __init__(self) -> None:
        self._key = Key(secrets.token_bytes(KEY_BYTES), "this process")
        self._notes: dict[str, str] = {}

    def fetch(self) -> Key:
        """Return the key."""
        return self._key

    def note(self, name: str) -> str | None:
        """Return a note, None if there is none."""
        return self._notes.get(name)

    def items(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return which of these notes there are."""
        return tuple(name for name in names if name in self._notes)

    def remove_items(self, names: Iterable[str]) -> None:
        """Remove notes."""
        for name in names:
            del self._notes[name]

    def keep_note(self, name: str, text: str) -> None:
        """Write a note, which ends with the program as the key does."""
        self._notes[name] = text
