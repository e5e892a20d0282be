"""What the window needs of a practice pool: to start one, and to show its people and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.profiles.profile import Profile
    from desktop.ui.app.practice_data import PracticeMail, PracticePerson


class PracticeFeed(Protocol):
    """A practice pool's people and messages."""

    @property
    def people(self) -> Sequence[PracticePerson]:
        """Return who can be played."""
        ...

    async def mails(self) -> Sequence[PracticeMail]:
        """Return all messages, oldest first; OSError while the pool cannot be reached."""
        ...


class PracticeServices(Protocol):
    """Practice pools on this computer."""

    @property
    def is_passing(self) -> bool:
        """Return True if nothing in this window outlives the program, because all of it is practice."""
        ...

    async def start(self) -> Profile:
        """Start a practice pool, unless one runs already, and return its profile."""
        ...

    def is_started_here(self, profile: Profile) -> bool:
        """Return True for the profile of the pool that this window started: it is written down nowhere."""
        ...

    async def feed(self, profile: Profile) -> PracticeFeed | None:
        """Return the people and messages of a practice pool, None for a real pool."""
        ...

    async def clean_up(self) -> None:
        """Remove everything that was stored for the practice pool; called once, at the end."""
        ...
