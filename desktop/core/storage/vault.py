"""Where kept things go: sealed records of one profile, and the right to change them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from desktop.core.errors import StileError

if TYPE_CHECKING:
    from collections.abc import Mapping

Record: TypeAlias = "Mapping[str, Any]"
"""JSON values of one kept thing."""

Store: TypeAlias = Literal["keyring", "passphrase", "memory"]
"""Where kept things are safe: the system's keyring, a passphrase, or nowhere after the program ends."""


class StorageError(StileError):
    """A kept thing could not be written (disk full, read-only folder, keyring gone)."""

    code = "place-not-kept"


class VaultUnreadableError(StorageError):
    """What is kept is there and cannot be read at the moment; nothing says that it is of no use."""

    code = "kept-not-read"


class RecordTooLargeError(StorageError):
    """More would be kept than can be read back; the old records stay."""

    code = "kept-too-large"


class IntentNotKeptError(StorageError):
    """An answer was not sent: nobody could note that it is on its way, and the session it needs is kept."""

    code = "answer-not-sent"


class Vault(Protocol):
    """Sealed records of one profile, by section.

    A lost key or a broken file means an empty vault: nobody will ever read it again, and it is set aside. A
    file that cannot be read at the moment is another thing: what is in it is not known, and nothing may take
    its place.
    """

    @property
    def store(self) -> Store:
        """Say what protects the records."""
        ...

    async def read(self, section: str) -> Record | None:
        """Return a section's record, None if there is none. Raises VaultUnreadableError."""
        ...

    async def write(self, changes: Mapping[str, Record | None]) -> None:
        """Replace the named sections whole, or remove them with None, all in one atomic write.

        Raises StorageError, RecordTooLargeError among them; the old records stay where they were written. If
        it was the disk that refused, this vault reads the new ones from memory, and writes them with its next
        change.
        """
        ...

    async def swap(self, section: str, old: Record, new: Record | None) -> bool:
        """Replace a section only if it still holds `old`; False if somebody else was quicker.

        Raises StorageError; the old record stays.
        """
        ...


class Lease(Protocol):
    """The exclusive right to something across processes; freed when the process ends, however it ends."""

    async def acquire(self, deadline: float = 0.0) -> bool:
        """Take the lease, waiting up to `deadline` seconds; False if another process holds it."""
        ...

    async def release(self) -> None:
        """Give the lease back; does nothing if it is not held."""
        ...
