"""The people that were loaded, kept small: rows, what they are searched by, and the views they are in.

A row is one flat tuple of texts and times, which the garbage collector does not track. A hundred
thousand objects of a class, or tuples with dictionaries in them, cost every full collection 25 ms.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_left, insort
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.admin.saved_views import VIEWS, views_of
from desktop.core.admin.people import Person, UserStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.admin.saved_views import TriageContext

    PersonTuple: TypeAlias = tuple[Any, ...]
    """User name, sub, status, enabled, created, modified, then each attribute's name and value."""

EVERYBODY = "everybody"
_SEARCHED = ("email", "name", "given_name", "family_name", "preferred_username", "phone_number")
_BETWEEN = "\n"
_FREED = 2000


class PeopleIndex:
    """All people who were loaded, in the order of loading; a person is identified by a position."""

    def __init__(self, context: TriageContext) -> None:
        self.context = context
        self._rows: list[PersonTuple] = []
        self._keys: list[str] = []
        self._positions: dict[str, int] = {}
        self._members: dict[str, list[int]] = {name: [] for name in VIEWS}
        self._gone: set[int] = set()

    def __len__(self) -> int:
        return len(self._rows) - len(self._gone)

    @property
    def positions(self) -> int:
        """Return how many positions there are, including those of people who were removed."""
        return len(self._rows)

    def person(self, position: int) -> Person:
        """Return the person at a position."""
        username, sub, status, enabled, created, modified, *pairs = self._rows[position]
        attributes = dict(zip(pairs[::2], pairs[1::2], strict=True))
        return Person(username, sub, UserStatus(status), enabled, created, modified, attributes)

    def position_of(self, person: Person) -> int | None:
        """Return a person's position, None if they were not loaded."""
        return self._positions.get(person.sub or person.username)

    def add(self, people: Iterable[Person]) -> range:
        """Add people at the end and return their positions; people who are known already keep theirs."""
        first = len(self._rows)
        for person in people:
            known = self._positions.setdefault(person.sub or person.username, len(self._rows))
            if known < len(self._rows):
                self.replace(known, person)
                continue
            self._rows.append(_row(person))
            self._keys.append(_key(person))
            for name in views_of(person, self.context):
                self._members[name].append(known)
        return range(first, len(self._rows))

    def replace(self, position: int, person: Person) -> None:
        """Replace what is known of the person at a position."""
        self._rows[position] = _row(person)
        self._keys[position] = _key(person)
        views = set(views_of(person, self.context))
        for name, members in self._members.items():
            at = bisect_left(members, position)
            is_member = at < len(members) and members[at] == position
            if is_member and name not in views:
                del members[at]
            elif name in views and not is_member:
                insort(members, position)

    def remove(self, position: int) -> None:
        """Remove a person; the others keep their positions."""
        person = self.person(position)
        del self._positions[person.sub or person.username]
        self._gone.add(position)
        for members in self._members.values():
            if position in members:
                members.remove(position)

    async def clear_in_steps(self) -> None:
        """Forget everybody, some at a time: to free a hundred thousand at once would stop the event loop."""
        while self._rows:
            del self._rows[-_FREED:], self._keys[-_FREED:]
            await asyncio.sleep(0)

    def members(self, view: str) -> Sequence[int]:
        """Return the positions of everybody in a saved view, in order."""
        if view != EVERYBODY:
            return self._members[view]
        everybody = range(len(self._rows))
        return [position for position in everybody if position not in self._gone] if self._gone else everybody

    def counts(self) -> dict[str, int]:
        """Return how many people each view has."""
        return {EVERYBODY: len(self)} | {name: len(found) for name, found in self._members.items()}

    def found(self, words: Sequence[str], among: Sequence[int]) -> list[int]:
        """Return the positions of people with all words in a name or an address; words are casefolded."""
        keys = self._keys
        first, *others = words
        found = [position for position in among if first in keys[position]]
        for word in others:
            found = [position for position in found if word in keys[position]]
        return found


def _row(person: Person) -> PersonTuple:
    return (
        person.username,
        person.sub,
        person.status.value,
        person.enabled,
        person.created_at,
        person.modified_at,
        *chain.from_iterable(person.attributes.items()),
    )


def _key(person: Person) -> str:
    values = (person.attributes.get(name) for name in _SEARCHED)
    return _BETWEEN.join([person.username, *filter(None, values)]).casefold()
