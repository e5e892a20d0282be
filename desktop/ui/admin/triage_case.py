"""One person's case: what triage found, and what they told of by a help note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from desktop.admin.triage import Triage, triage

if TYPE_CHECKING:
    from desktop.admin.saved_views import TriageContext
    from desktop.core.admin.help_note import HelpNote
    from desktop.core.admin.people import Person
    from desktop.core.admin.pool_facts import PoolFacts


@dataclass(frozen=True, slots=True)
class TriageCase:
    """A value that the panel shows; another look at the person is another case."""

    triage: Triage
    context: TriageContext
    note: HelpNote | None = None

    @classmethod
    def of(cls, person: Person, context: TriageContext, note: HelpNote | None = None) -> Self:
        """Look at a person."""
        set_at = context.password_times.get(person.sub)
        told = note.code if note else None
        found = triage(person, context.facts, context.now, password_set_at=set_at, told=told)
        return cls(found, context, note)

    @property
    def person(self) -> Person:
        """Return whose case it is."""
        return self.triage.person

    @property
    def facts(self) -> PoolFacts:
        """Return the pool's settings."""
        return self.context.facts
