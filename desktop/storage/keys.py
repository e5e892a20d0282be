"""The key of a sealed file, and why there may be none."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import ClassVar, Literal, Protocol, TypeAlias, runtime_checkable

from desktop.core.errors import StileError

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Key:
    """A key for AES-256-GCM.

    `backend` names what holds it. `derivation` is what a passphrase's key was made with, for the header
    of the file, empty for a random key.
    """

    value: bytes = field(repr=False)
    backend: str
    derivation: bytes = b""

    @property
    def id(self) -> bytes:
        """Return 8 bytes that tell keys apart and say nothing about them."""
        return hashlib.sha256(b"stile key id\0" + self.value).digest()[:8]


class KeySource(Protocol):
    """Where the key of this home comes from."""

    def fetch(self) -> Key:
        """Return the key; blocks, maybe for as long as a person does not unlock it.

        Raises NoKeyringError, KeyringLockedError, or FolderNotWrittenError where a first key cannot be made.
        """
        ...


@runtime_checkable
class KeyNotes(Protocol):
    """Short texts that are kept where the key is, and so outside of all files."""

    def note(self, name: str) -> str | None:
        """Return a note, None if there is none. Blocks and raises as `fetch` does."""
        ...

    def keep_note(self, name: str, text: str) -> None:
        """Write a note, at most 1,000 characters. Blocks and raises as `fetch` does."""
        ...


Lack: TypeAlias = Literal["", "no-session", "no-service"]
"""Why there is no keyring: it is another session's, it is not running, or (empty) it does not work."""


class NoKeyringError(StileError):
    """There is no keyring, or it does not keep what it is given."""

    code: ClassVar[str] = "no-keyring"

    def __init__(self, detail: str = "", because: Lack = "") -> None:
        super().__init__(detail)
        self.because: Lack = because


class KeyringLockedError(StileError):
    """The keyring is there and stays locked."""

    code: ClassVar[str] = "keyring-locked"


class WrongPassphraseError(StileError):
    """The passphrase is not the one the file was sealed with."""

    code: ClassVar[str] = "wrong-passphrase"
