"""What the admins' window needs from behind: the ports of one pool, by the credentials that were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.core.admin.audit_entry import Audit
    from desktop.core.admin.directory import Credentials, Directory
    from desktop.core.clock import Clock
    from desktop.core.storage.jobs import Jobs
    from desktop.profiles.profile import Profile


class AdminConnection(Protocol):
    """Everything that helping the people of one pool works with."""

    @property
    def profile(self) -> Profile:
        """Return which pool it is."""
        ...

    @property
    def directory(self) -> Directory:
        """Return who is in it."""
        ...

    @property
    def credentials(self) -> Credentials:
        """Return who signs."""
        ...

    @property
    def audit(self) -> Audit:
        """Return the log of what is done."""
        ...

    @property
    def clock(self) -> Clock:
        """Return the time."""
        ...


class AdminServices(Protocol):
    """The way to the pools of this computer for whoever helps."""

    async def open_admin(self, profile: Profile, aws_profile: str | None = None) -> AdminConnection:
        """Lay out the ports of a pool. Calls nobody but the address of a practice pool."""
        ...

    async def profiles(self) -> Sequence[Profile]:
        """Return the pools of this computer."""
        ...

    async def practice(self, profile: Profile) -> object | None:
        """Return something if it is a practice pool, None for a real one."""
        ...

    async def own_names(self, profile: Profile) -> tuple[str, ...]:
        """Return the names under which the admin is signed in to the pool itself, as far as known."""
        ...

    def jobs(self) -> Jobs:
        """Return what is done for many people at once, kept so that it can go on after a crash."""
        ...

    async def read_bytes(self, file: Path) -> bytes:
        """Read a file that the person named. Raises OSError."""
        ...

    async def save_bytes(self, file: Path, data: bytes) -> None:
        """Write a file that the person named. Raises OSError, or TimeoutError for a disk that hangs."""
        ...

    async def read_note(self, file: Path) -> str:
        """Read a text file that the person named. Raises OSError, also for one that is no text."""
        ...

    async def keep(self, profile: Profile) -> None:
        """Change a profile. Raises StileError where that cannot be."""
        ...

    async def save(self, file: Path, text: str) -> None:
        """Write a file that the person named. Raises OSError, or TimeoutError for a disk that hangs."""
        ...
