"""Which people are shown, in which order: a view, sorted by a column, and those of it whom a search finds."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from desktop.ui.admin.columns import COLUMNS
from desktop.ui.admin.people_index import EVERYBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.ui.admin.people_index import PeopleIndex

UNSORTED = -1


class Arrangement:
    """Positions in a people index. A search filters what is sorted, so that typing never waits for a sort."""

    def __init__(self, people_index: PeopleIndex) -> None:
        self._people_index = people_index
        self.view = EVERYBODY
        self._picked: list[int] | None = None
        self._words: list[str] = []
        self._column, self._descending = UNSORTED, False
        self._keys: list[Any] = []
        self._counted = 0
        self._taken = people_index.positions
        self._base: list[int] = list(people_index.members(EVERYBODY))
        self.shown: list[int] = list(self._base)

    @property
    def is_sorted(self) -> bool:
        """Say whether a column was chosen to sort by."""
        return self._column != UNSORTED

    def show_view(self, view: str, picked: Sequence[int] | None = None) -> None:
        """Show a saved view, or people who were picked by something else; unsorted until it is sorted."""
        self.view = view
        self._picked = list(picked) if picked is not None else None
        self._base, self._taken = list(self._members()), self._people_index.positions
        self._filter(self._base)

    def search(self, text: str) -> None:
        """Show the people in whom all words are found."""
        words = text.casefold().split()
        narrower = bool(self._words) and text.casefold().startswith(" ".join(self._words))
        self._words = words
        self._filter(self.shown if narrower else self._base)

    def sort_by(self, column: int, *, descending: bool) -> None:
        """Choose what to sort by from now on; `ordered` does it."""
        if column != self._column:
            self._keys = []
        self._column, self._descending = column, descending

    async def ordered(self) -> list[int]:
        """Return those in the view in the order of the column, for `put`; nothing changes meanwhile."""
        members, self._counted = list(self._members()), self._people_index.positions
        self._keys = await sort_keys(self._people_index.positions, self._key, self._keys)
        return await ordered(members, self._keys, descending=self._descending)

    def put(self, order: list[int]) -> None:
        """Take an order; people who came after it was begun come last."""
        self._base, self._taken = order + self._since(self._counted), self._people_index.positions
        self._filter(self._base)

    def take(self) -> list[int]:
        """Add people who are new in the index to the view; return the positions that `append` is to show."""
        new, self._taken = self._since(self._taken), self._people_index.positions
        self._base += new
        return self._people_index.found(self._words, new) if self._words else new

    def append(self, positions: list[int]) -> None:
        """Show people at the end."""
        self.shown += positions

    def remove(self, position: int) -> None:
        """Remove a person."""
        for positions in (self._base, self.shown, self._picked or []):
            if position in positions:
                positions.remove(position)

    def changed(self, position: int) -> None:
        """Take what changed about one person into account at the next sort."""
        if position < len(self._keys):
            self._keys[position] = self._key(position)

    def _members(self) -> Sequence[int]:
        return self._picked if self._picked is not None else self._people_index.members(self.view)

    def _since(self, position: int) -> list[int]:
        """Return the view's members from a position on."""
        if self._picked is not None:
            return []
        members = self._people_index.members(self.view)
        return list(members[bisect_left(members, position) :])

    def _filter(self, among: list[int]) -> None:
        self.shown = self._people_index.found(self._words, among) if self._words else list(among)

    def _key(self, position: int) -> Any:  # noqa: ANN401 - texts or times
        return COLUMNS[self._column].key(self._people_index.person(position), self._people_index.context)


_KEYS_AT_ONCE = 1000
_RUN = 5000


async def sort_keys(count: int, key: Callable[[int], Any], known: Sequence[Any] = ()) -> list[Any]:
    """Return the sort keys of the first `count` places; `known` are those that were made before."""
    keys = list(known)
    while len(keys) < count:
        keys += map(key, range(len(keys), min(len(keys) + _KEYS_AT_ONCE, count)))
        await asyncio.sleep(0)
    return keys


async def ordered(positions: Sequence[int], keys: Sequence[Any], *, descending: bool) -> list[int]:
    """Return places in the order of their keys. Equal ones keep the order they had.

    Sorting two sorted runs in one is a merge for Python's sort, so no call takes longer than the last merge.
    """
    runs: list[list[int]] = [[]]
    for start in range(0, len(positions), _RUN):
        run = positions[start : start + _RUN]
        runs.append(sorted(run, key=keys.__getitem__, reverse=descending))
        await asyncio.sleep(0)
    while len(runs) > 1:
        merged = []
        for first, second in zip(runs[::2], [*runs[1::2], []], strict=False):
            merged.append(sorted(first + second, key=keys.__getitem__, reverse=descending))
            await asyncio.sleep(0)
        runs = merged
    return runs[0]
