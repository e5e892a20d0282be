"""What the admins' window needs: a connection to a pool, signed with the credentials that were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.core.admin.audit import Audit
    from desktop.core.admin.directory import Credentials, Directory
    from desktop.core.clock import Clock
    from desktop.core.storage.jobs import Jobs
    from desktop.profiles.profile import Profile


class AdminConnection(Protocol):
    """One pool, as an admin sees it."""

    @property
    def profile(self) -> Profile:
        """Return the profile of the pool."""
        ...

    @property
    def directory(self) -> Directory:
        """Return the people and settings of the pool."""
        ...

    @property
    def credentials(self) -> Credentials:
        """Return the AWS credentials that sign the calls."""
        ...

    @property
    def audit(self) -> Audit:
        """Return the log of what admins do."""
        ...

    @property
    def clock(self) -> Clock:
        """Return the clock."""
        ...


class AdminAccess(Protocol):
    """Admin access to the pools of this computer."""

    async def open(self, profile: Profile, aws_profile: str | None = None) -> AdminConnection:
        """Return a connection to a pool. Calls only the address of a practice pool, no real one."""
        ...

    async def own_names(self, profile: Profile) -> tuple[str, ...]:
        """Return the names under which the admin is signed in to the pool; empty if not known."""
        ...

    def jobs(self) -> Jobs:
        """Return the bulk jobs of this user, which are stored so that they can go on after a crash."""
        ...
