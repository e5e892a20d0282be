"""A key that ends with the program: for practice, which leaves no trace in the person's keyring."""

from __future__ import annotations

import secrets

from desktop.storage.keys import KEY_BYTES, Key


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

    def keep_note(self, name: str, text: str) -> None:
        """Write a note, which ends with the program as the key does."""
        self._notes[name] = text
