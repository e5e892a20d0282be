"""The list as Qt's views see it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.core import words
from desktop.core.admin.person_name import PersonName, keys_of
from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.ui.admin.arrangement import Arrangement
from desktop.ui.admin.columns import COLUMNS
from desktop.ui.admin.person_row import PersonRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.core.admin.people import Person
    from desktop.ui.admin.people_index import PeopleIndex

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_TEXTS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})
_REMEMBERED = 500
"""Rows whose texts are kept: some screens full."""
_BETWEEN_SORTS = 1.5
"""Seconds from one sort to the next while people are still coming."""


class PeopleModel(QAbstractTableModel):
    """Rows and columns over an arrangement. `rearranged`: other people are shown, or in another order."""

    rearranged = Signal()

    def __init__(self, people_index: PeopleIndex) -> None:
        super().__init__()
        self.people_index = people_index
        self._arrangement = Arrangement(people_index)
        self._texts: dict[int, list[str]] = {}
        self._sorting: asyncio.Task[None] | None = None

    @property
    def view(self) -> str:
        """Return the saved view that is shown."""
        return self._arrangement.view

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Return how many people are shown."""
        return 0 if parent.isValid() else len(self._arrangement.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the text of a cell."""
        position = self._arrangement.shown[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._whole(position, index.column())
        if role not in _TEXTS:
            return None
        texts = self._texts.get(position)
        if texts is None:
            texts = self._texts[position] = self._texts_of(position)
        return texts[index.column()]

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role in _TEXTS:
            return words.say(f"admin-list.column.{COLUMNS[section].heading}")
        return None

    def person_at(self, row: int) -> Person:
        """Return the person in a row."""
        return self.people_index.person(self._arrangement.shown[row])

    def meant(self, text: str) -> Person | None:
        """Return who is meant by what is searched for: the only one shown, or who alone goes by the text.

        Several people may have one address: then it is nobody, and the list shows them.
        """
        shown = self._arrangement.shown
        if len(shown) == 1:
            return self.people_index.person(shown[0])
        wanted = PersonName.of(text).keys(any_case=True)
        called = [
            person
            for person in map(self.people_index.person, shown[:_REMEMBERED])
            if wanted & keys_of(person, PersonName.NAMES, any_case=True)
        ]
        return called[0] if len(called) == 1 and len(shown) <= _REMEMBERED else None

    def row_of(self, person: Person) -> int | None:
        """Return the row of a person, None if they are not shown."""
        position, shown = self.people_index.position_of(person), self._arrangement.shown
        return shown.index(position) if position is not None and position in shown else None

    def grow(self) -> None:
        """Show the people who are new in the index; they come last until the next sort."""
        first = self.rowCount()
        arrangement = self._arrangement
        new = arrangement.take()
        if new:
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            arrangement.append(new)
            self.endInsertRows()
        if new and arrangement.is_sorted and not self._is_sorting:
            self._start_sorting(_BETWEEN_SORTS)

    def update_person(self, person: Person) -> None:
        """Show what is known of a person now; one who left the view stays until the view is chosen again."""
        position = self.people_index.position_of(person)
        if position is None:
            self.people_index.add([person])
            self.grow()
            return
        self.people_index.replace(position, person)
        self._arrangement.changed(position)
        self._texts.pop(position, None)
        row = self.row_of(person)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def remove_person(self, person: Person) -> None:
        """Remove a person."""
        position = self.people_index.position_of(person)
        if position is not None:
            self.people_index.remove(position)
            self._rearrange(lambda: self._arrangement.remove(position))

    def show_view(self, view: str) -> None:
        """Show a saved view."""
        self._rearrange(lambda: self._arrangement.show_view(view))
        if self._arrangement.is_sorted:
            self._start_sorting()

    def pick(self, people: Iterable[Person]) -> None:
        """Show people who were picked by something else than a view, whether they were read yet or not."""
        picked = list(people)
        self.people_index.add(picked)
        positions = [
            position for position in map(self.people_index.position_of, picked) if position is not None
        ]
        self._rearrange(lambda: self._arrangement.show_view(self.view, positions))

    def search(self, text: str) -> None:
        """Show those in whom all words are found."""
        self._rearrange(lambda: self._arrangement.search(text))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; the old order stays until the new one is made."""
        self._arrangement.sort_by(column, descending=order is Qt.SortOrder.DescendingOrder)
        if self._arrangement.is_sorted:
            self._start_sorting()

    @property
    def _is_sorting(self) -> bool:
        return self._sorting is not None and not self._sorting.done()

    def _start_sorting(self, delay: float = 0.0) -> None:
        if self._sorting is not None:
            self._sorting.cancel()
        self._sorting = asyncio.ensure_future(self._sort(delay))

    async def _sort(self, delay: float) -> None:
        await asyncio.sleep(delay)
        order = await self._arrangement.ordered()
        self._rearrange(lambda: self._arrangement.put(order))

    def _rearrange(self, change: Callable[[], None]) -> None:
        self.beginResetModel()
        change()
        self.endResetModel()
        self.rearranged.emit()

    def _whole(self, position: int, column: int) -> str | None:
        """Return all that a cell has few words for; nobody else's words are in it."""
        told, context = COLUMNS[column].whole, self.people_index.context
        return told(PersonRow.of(self.people_index.person(position), context), context) if told else None

    def _texts_of(self, position: int) -> list[str]:
        if len(self._texts) > _REMEMBERED:
            self._texts.clear()
        context = self.people_index.context
        person_row = PersonRow.of(self.people_index.person(position), context)
        return [one_line(column.text(person_row, context), LONGEST_NAME) for column in COLUMNS]
