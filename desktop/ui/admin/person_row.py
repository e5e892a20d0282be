"""One person as a row of the list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.admin.expiry import Expiry, expiry_of
from desktop.admin.triage import state_of, why_stuck
from desktop.core import words
from desktop.core.spans import span
from desktop.ui.widgets.local_time import short_time

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.admin.saved_views import TriageContext
    from desktop.core.admin.people import Person


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What an admin sees at a glance. `why` is a code, None where nothing about the account is in the way."""

    person: Person
    state: str
    expiry: Expiry | None
    why: str | None

    @classmethod
    def of(cls, person: Person, context: TriageContext) -> PersonRow:
        """Look at a person."""
        expiry = expiry_of(person, context.facts, context.password_times.get(person.sub))
        state = state_of(person, expiry, context.now)
        return cls(person, state, expiry, why_stuck(person, expiry, context.now))

    @property
    def state_text(self) -> str:
        """Return the state in words."""
        return words.say(f"admin.state.{self.state}")

    @property
    def short_state(self) -> str:
        """Return the state in a word or two."""
        return words.say(f"admin-list.state.{self.state}")

    @property
    def short_why(self) -> str:
        """Return in few words what is in the way, empty where nothing is."""
        return words.say(f"admin-list.why.{self.why}") if self.why else ""

    def ends_in(self, now: datetime) -> str:
        """Return how long the temporary password lasts, empty where there is none."""
        if self.expiry is None:
            return ""
        if self.expiry.has_passed(now):
            return words.say("admin.expiry.expired")
        kind = "exact" if self.expiry.is_exact else "at-the-latest"
        return words.say(f"admin-list.ends.{kind}", span=span(self.expiry.at - now))

    def expiry_text(self, now: datetime) -> str:
        """Return when the temporary password ends, empty where there is none."""
        if self.expiry is None:
            return ""
        if self.expiry.has_passed(now):
            return words.say("admin.expiry.expired")
        kind = "exact" if self.expiry.is_exact else "at-the-latest"
        return words.say(f"admin.expiry.{kind}", time=short_time(self.expiry.at))


def display_name(person: Person) -> str:
    """Return what people call somebody, empty where the pool does not know."""
    known = person.attributes
    full = " ".join(filter(None, (known.get("given_name"), known.get("family_name"))))
    return known.get("name") or full or known.get("preferred_username", "")
