"""Who is meant by the names of a table: each looked up, or the whole pool read once where that is less work.

A cell under a heading that says "user name" is somebody's user name if anybody has it: that is unique. All
other cells may be an address, a number or a name of several people, and then all of them are returned.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from desktop.admin.person_lookup import people_called
from desktop.core.admin.people import FilterError
from desktop.core.admin.person_name import PersonName, keys_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from desktop.admin.bulk.table_reader import ListedPerson
    from desktop.core.admin.directory import Directory
    from desktop.core.admin.people import Person
    from desktop.core.admin.pool_facts import PoolFacts

    Cell: TypeAlias = tuple[str, bool]
    """What a cell says, and whether it is a user name by its heading."""
    Found: TypeAlias = Mapping[Cell, tuple[Person, ...]]

_PAGE = 60
_AT_ONCE = 4
"""Look-ups under way, at most: ListUsers takes 30 a second."""
_PAGES_OF_PREFIX = 3
_USERNAME = ("username",)


async def people_listed(
    directory: Directory,
    listed: Sequence[ListedPerson],
    facts: PoolFacts,
    seen: Callable[[int], None],
) -> Found:
    """Return, for every `cell` of a table, those who go by it; `seen` hears how many were looked at."""
    names = {each.cell: PersonName.of(each.name) for each in listed}
    if sum(_calls(cell, name, facts) for cell, name in names.items()) < facts.people / _PAGE:
        return await _looked_up(directory, names, facts)
    index = _WantedPeople(names.values(), any_case=facts.ignores_case)
    count = 0
    async for page in directory.pages():
        index.take(page.people)
        count += len(page.people)
        seen(count)
    return {cell: index.called(name, is_username=cell[1]) for cell, name in names.items()}


async def contradicted(
    directory: Directory, listed: Sequence[ListedPerson], found: Found, facts: PoolFacts
) -> Mapping[int, tuple[Person, ...]]:
    """Return, by their places from 1, the lines that call two people: who is found, and who else is meant.

    Only what the person found does not go by is looked up. An address that is nobody's, because it has
    changed since, contradicts nothing.
    """
    doubtful: dict[int, tuple[Person, list[ListedPerson]]] = {}
    for number, each in enumerate(listed, start=1):
        people = found[each.cell]
        if len(people) == 1 and (others := _strange(people[0], each, facts)):
            doubtful[number] = people[0], others
    wanted = [other for _, others in doubtful.values() for other in others]
    told = await people_listed(directory, wanted, facts, lambda _n: None) if wanted else {}
    meant: dict[int, tuple[Person, ...]] = {}
    for number, (person, others) in doubtful.items():
        for other in others:
            called = told[other.cell]
            if called and all(each.username != person.username for each in called):
                meant[number] = person, *called
    return meant


def _strange(person: Person, listed: ListedPerson, facts: PoolFacts) -> list[ListedPerson]:
    """Return the other names in a line that somebody does not go by."""
    own = keys_of(person, PersonName.NAMES, any_case=facts.ignores_case)
    names = ((each, PersonName.of(each)) for each in listed.others)
    return [
        replace(listed, name=each, is_username=False)
        for each, name in names
        if own.isdisjoint(name.keys(any_case=facts.ignores_case))
    ]


def _calls(cell: Cell, name: PersonName, facts: PoolFacts) -> int:
    """Return how many calls a look-up takes, mostly; a beginning in any case leads to some pages."""
    attributes = _USERNAME if cell[1] else name.attributes
    return len(list(name.filters(attributes, facts))) * (_PAGES_OF_PREFIX if facts.ignores_case else 1)


async def _looked_up(directory: Directory, names: Mapping[Cell, PersonName], facts: PoolFacts) -> Found:
    room = asyncio.Semaphore(_AT_ONCE)

    async def look_up(cell: Cell, name: PersonName) -> tuple[Cell, tuple[Person, ...]]:
        async with room:
            try:
                exact = await people_called(directory, name, facts, _USERNAME) if cell[1] else ()
                return cell, exact or await people_called(directory, name, facts)
            except FilterError:
                return cell, ()  # longer than any name of Cognito's

    return dict(await asyncio.gather(*(look_up(cell, name) for cell, name in names.items())))


class _WantedPeople:
    """Of a whole pool, those who go by one of the names that are wanted."""

    def __init__(self, names: Iterable[PersonName], *, any_case: bool) -> None:
        self._any_case = any_case
        self._wanted = frozenset[str]().union(*(name.keys(any_case=any_case) for name in names))
        self._by_username: defaultdict[str, dict[str, Person]] = defaultdict(dict)
        self._by_any: defaultdict[str, dict[str, Person]] = defaultdict(dict)

    def take(self, people: Iterable[Person]) -> None:
        """Look at some people."""
        for person in people:
            for key in self._wanted & keys_of(person, PersonName.NAMES, any_case=self._any_case):
                self._by_any[key][person.username] = person
            for key in self._wanted & keys_of(person, _USERNAME, any_case=self._any_case):
                self._by_username[key][person.username] = person

    def called(self, name: PersonName, *, is_username: bool) -> tuple[Person, ...]:
        """Return everybody who goes by a name."""
        keys = name.keys(any_case=self._any_case)
        exact = _of(self._by_username, keys) if is_username else ()
        return exact or _of(self._by_any, keys)


def _of(index: Mapping[str, Mapping[str, Person]], keys: frozenset[str]) -> tuple[Person, ...]:
    found: dict[str, Person] = {}
    for key in keys:
        found |= index.get(key, {})
    return tuple(found.values())
