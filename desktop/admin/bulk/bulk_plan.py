"""Who a job is for: the people of a list, a view or a table, who is left out, and why. It only reads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.admin.bulk.job_rows import JobRow
from desktop.admin.bulk.people_listed import contradicted, people_listed
from desktop.admin.own_account import is_own_account
from desktop.admin.saved_views import SavedView, TriageContext
from desktop.core.admin.errors import PersonUnknownError, SeveralPeopleError
from desktop.core.admin.person_name import PersonName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from desktop.admin.actions import AdminAction
    from desktop.admin.bulk.table_reader import ListedPerson
    from desktop.core.admin.callers import Caller
    from desktop.core.admin.directory import Directory
    from desktop.core.admin.people import Person
    from desktop.core.admin.pool_facts import PoolFacts

LISTED_TWICE, MYSELF = "listed-twice", "not-yourself"
_MOST_NAMED = 100
"""User names that are kept of those who go by one name."""
NAMELESS, NO_COUNTRY = "line-names-nobody", "number-without-country"
TWO_PEOPLE = "line-names-two"


@dataclass(frozen=True, slots=True)
class EligibilityRules:
    """What decides who is left out: the action, the pool, and who the admin is."""

    action: AdminAction
    facts: PoolFacts
    caller: Caller
    names: tuple[str, ...] = ()

    def against(self, person: Person) -> str | None:
        """Return the code of why somebody is left out, None if nobody objects."""
        if self.action.shuts_out and is_own_account(person, self.caller, self.names):
            return MYSELF
        return self.action.obstacle(person, self.facts)


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """All rows, those that are left out among them."""

    rows: tuple[JobRow, ...]

    @property
    def ready(self) -> tuple[JobRow, ...]:
        """Return the rows that something is sent for."""
        return tuple(row for row in self.rows if row.left_out is None)

    def left_out(self) -> Mapping[str, int]:
        """Return how many are left out, by code, the most frequent first."""
        return dict(Counter(row.left_out for row in self.rows if row.left_out is not None).most_common())


def plan_people(people: Iterable[Person], rules: EligibilityRules) -> BulkPlan:
    """Plan for people who were selected in a list."""
    return _planned([(0, person.username, (person,)) for person in people], rules)


async def plan_view(
    directory: Directory, view: SavedView, times: Mapping[str, datetime], rules: EligibilityRules
) -> BulkPlan:
    """Plan for the people that a saved view shows now; `times` are the audit's `password_times`."""
    people: list[Person] = []
    async for page in directory.pages(view.narrowed):
        context = TriageContext(rules.facts, directory.now(), times)
        people += [person for person in page.people if view.shows(person, context)]
    return plan_people(people, rules)


async def plan_table(
    directory: Directory,
    listed: Sequence[ListedPerson],
    rules: EligibilityRules,
    seen: Callable[[int], None] = lambda _n: None,
) -> BulkPlan:
    """Plan for the names of a table; one that leads to several people is left out.

    So is a line whose columns lead to different people. `seen` hears how many people were looked at so far.
    """
    found = await people_listed(directory, listed, rules.facts, seen)
    meant = await contradicted(directory, listed, found, rules.facts)
    return _planned([(each.line, each.name, found[each.cell]) for each in listed], rules, meant)


def _planned(
    found: Iterable[tuple[int, str, tuple[Person, ...]]],
    rules: EligibilityRules,
    meant: Mapping[int, tuple[Person, ...]] = MappingProxyType({}),
) -> BulkPlan:
    """Return the rows; `meant` are the different people of those that name more than one, by number."""
    rows: list[JobRow] = []
    known: set[str] = set()
    for number, (line, name, people) in enumerate(found, start=1):
        if len(people) > 1 or number in meant:
            code = TWO_PEOPLE if number in meant else SeveralPeopleError.code
            names = tuple(sorted(person.username for person in meant.get(number, people))[:_MOST_NAMED])
            rows.append(JobRow(number, line, name, None, code, names))
            continue
        person = people[0] if people else None
        rows.append(JobRow(number, line, name, person, _left_out(name, person, known, rules)))
        if person is not None:
            known.add(person.username)
    return BulkPlan(tuple(rows))


def _left_out(name: str, person: Person | None, known: set[str], rules: EligibilityRules) -> str | None:
    if person is None:
        return _why_unknown(name)
    if person.username in known:
        return LISTED_TWICE
    return rules.against(person)


def _why_unknown(name: str) -> str:
    if not name:
        return NAMELESS
    return NO_COUNTRY if PersonName.of(name).lacks_country else PersonUnknownError.code
