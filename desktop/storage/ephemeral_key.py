"""A key that ends with the program: for practice, which leaves no trace in the person's keyring."""

from __future__ import annotations

import secrets

from desktop.storage.keys import KEY_BYTES, Key


class EphemeralKey:
    """A random key that nothing keeps."""

    def __init__(self) -> None:
        self._key = Key(secrets.token_bytes(KEY_BYTES), "this process")

    def fetch(self) -> Key:
        """Return the key."""
        return self._key
