"""Who a job is for: names of a table looked up in the pool, who is left out, and why. It only reads."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.admin.bulk.job_rows import JobRow
from desktop.admin.own_account import is_own_account
from desktop.admin.saved_views import SavedView, TriageContext
from desktop.core.admin.errors import PersonUnknownError
from desktop.core.admin.people import PeopleFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from desktop.admin.actions import AdminAction
    from desktop.admin.bulk.table_reader import ListedPerson
    from desktop.core.admin.callers import Caller
    from desktop.core.admin.directory import Directory
    from desktop.core.admin.people import Person
    from desktop.core.admin.pool_facts import PoolFacts

_PAGE = 60
_AT_ONCE = 4
"""Look-ups under way, at most: ListUsers takes 30 a second."""
_LOOKED_UP_BY = ("username", "sub", "email")

LISTED_TWICE, MYSELF = "listed-twice", "not-yourself"


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
    found = [(0, person.username, person) for person in people]
    return _planned(found, rules)


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
    """Plan for the names of a table: each is looked up, or everybody listed where that takes fewer calls.

    `seen` hears how many people were looked at so far.
    """
    pages = rules.facts.people / _PAGE
    if len(listed) * len(_LOOKED_UP_BY) < pages:
        known = await _looked_up(directory, {each.name for each in listed})
    else:
        known = await _all_by_name(directory, {each.name for each in listed}, seen)
    return _planned([(each.line, each.name, known.get(each.name)) for each in listed], rules)


async def _looked_up(directory: Directory, names: set[str]) -> dict[str, Person | None]:
    room = asyncio.Semaphore(_AT_ONCE)

    async def look_up(name: str) -> tuple[str, Person | None]:
        async with room:
            return name, await _look_up(directory, name)

    return dict(await asyncio.gather(*map(look_up, names)))


async def _look_up(directory: Directory, name: str) -> Person | None:
    for attribute in _LOOKED_UP_BY:
        person = await directory.find(PeopleFilter(attribute, name))
        if person is not None:
            return person
    return None


async def _all_by_name(
    directory: Directory, wanted: set[str], seen: Callable[[int], None]
) -> dict[str, Person | None]:
    """Go through the whole directory; a user name counts more than somebody else's e-mail address."""
    by_name: dict[str, Person] = {}
    by_address: dict[str, Person] = {}
    count = 0
    async for page in directory.pages():
        for person in page.people:
            by_name |= {name: person for name in (person.username, person.sub) if name in wanted}
            address = person.attributes.get("email", "")
            if address in wanted:
                by_address[address] = person
        count += len(page.people)
        seen(count)
    return {name: by_name.get(name) or by_address.get(name) for name in wanted}


def _planned(found: Iterable[tuple[int, str, Person | None]], rules: EligibilityRules) -> BulkPlan:
    rows: list[JobRow] = []
    known: set[str] = set()
    for number, (line, name, person) in enumerate(found, start=1):
        rows.append(JobRow(number, line, name, person, _left_out(person, known, rules)))
        if person is not None:
            known.add(person.username)
    return BulkPlan(tuple(rows))


def _left_out(person: Person | None, known: set[str], rules: EligibilityRules) -> str | None:
    if person is None:
        return PersonUnknownError.code
    if person.username in known:
        return LISTED_TWICE
    return rules.against(person)
