"""Which pool this is: what the header says on every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from desktop.core.plain_text import LONGEST_NAME, one_line

if TYPE_CHECKING:
    from desktop.profiles.profile import Profile


@dataclass(frozen=True, slots=True)
class Heading:
    """A pool as people know it: its profile's name, who runs it, and its id."""

    name: str
    organisation: str = ""
    pool_id: str = ""
    practice: bool = False

    @classmethod
    def of(cls, profile: Profile, *, practice: bool = False) -> Self:
        """Return the heading of a profile."""
        return cls(profile.shown_name, profile.organisation, profile.pool_id, practice)

    @property
    def below(self) -> str:
        """Return the line under the name."""
        return " \u00b7 ".join(
            one_line(part, LONGEST_NAME) for part in (self.organisation, self.pool_id) if part
        )


UNKNOWN = Heading("")
"""The heading while no pool is known yet."""
