"""One person as a row of the list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.admin.expiry import Expiry, expiry_of
from desktop.admin.triage import state_of, why_stuck
from desktop.core import words
from desktop.ui.moments import moment

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.admin.views import Sight
    from desktop.core.people import Person


@dataclass(frozen=True, slots=True)
class Seen:
    """What an admin sees at a glance. `why` is a code, None where nothing about the account is in the way."""

    person: Person
    state: str
    expiry: Expiry | None
    why: str | None

    @classmethod
    def of(cls, person: Person, sight: Sight) -> Seen:
        """Look at a person."""
        expiry = expiry_of(person, sight.facts, sight.password_times.get(person.sub))
        state = state_of(person, expiry, sight.now)
        return cls(person, state, expiry, why_stuck(person, expiry, sight.now))

    @property
    def state_text(self) -> str:
        """Return the state in words."""
        return words.say(f"admin.state.{self.state}")

    @property
    def why_text(self) -> str:
        """Return in words what is in the way, empty where nothing is."""
        return words.say(f"admin.why.{self.why}") if self.why else ""

    def expiry_text(self, now: datetime) -> str:
        """Return when the temporary password ends, empty where there is none."""
        if self.expiry is None:
            return ""
        if self.expiry.has_passed(now):
            return words.say("admin.expiry.expired")
        kind = "exact" if self.expiry.is_exact else "at-the-latest"
        return words.say(f"admin.expiry.{kind}", time=moment(self.expiry.at))


def display_name(person: Person) -> str:
    """Return what people call somebody, empty where the pool does not know."""
    known = person.attributes
    full = " ".join(filter(None, (known.get("given_name"), known.get("family_name"))))
    return known.get("name") or full or known.get("preferred_username", "")
