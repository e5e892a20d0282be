"""One person's case: what triage found, and what they told of by a help note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from desktop.admin.triage import Triage, triage

if TYPE_CHECKING:
    from desktop.admin.views import Sight
    from desktop.core.help_note import HelpNote
    from desktop.core.people import Person
    from desktop.core.pool_facts import PoolFacts


@dataclass(frozen=True, slots=True)
class Case:
    """A value that the panel shows; another look at the person is another case."""

    triage: Triage
    sight: Sight
    note: HelpNote | None = None

    @classmethod
    def of(cls, person: Person, sight: Sight, note: HelpNote | None = None) -> Self:
        """Look at a person."""
        set_at = sight.password_times.get(person.sub)
        told = note.code if note else None
        found = triage(person, sight.facts, sight.now, password_set_at=set_at, told=told)
        return cls(found, sight, note)

    @property
    def person(self) -> Person:
        """Return whose case it is."""
        return self.triage.person

    @property
    def facts(self) -> PoolFacts:
        """Return the pool's settings."""
        return self.sight.facts
