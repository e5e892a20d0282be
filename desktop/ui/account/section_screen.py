"""A page about the account: what there is, each with what can be done about it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core import words
from desktop.core.notices.notice import Problem
from desktop.core.plain_text import one_line
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.confirm import confirm
from desktop.ui.widgets.form_screen import FormScreen
from desktop.ui.widgets.labels import label, line
from desktop.ui.widgets.local_time import short_time
from desktop.ui.widgets.slot import Slot
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.account.section import Fact, Row, Section
    from desktop.core.notices.notice import Notice

_BACK = "back"
_LOOKS = {"add-passkey": "primary", "delete-account": "danger"}


class SectionScreen(FormScreen):
    """Busy until `show_section`. `wanted` carries an operation's name and what it is about.

    Operations of `confirming` are asked about first. `back` leaves, at any time.
    """

    wanted = Signal(str, str)
    again = Signal()
    back = Signal()

    def __init__(self, name: str, confirming: Collection[str] = ()) -> None:
        super().__init__(words.say(f"account.page.{name}"), words.say(f"account.about.{name}"))
        self.setObjectName(f"section_{name}")
        self._confirming = confirming
        self._told = Banner("note", "outcome")
        self._working = BusyBar()
        self._rows = Slot()
        self._wide: list[QPushButton] = []
        for widget in (self._working, self._told, self._rows):
            self.column.addWidget(widget)
        leave = self.add_button(button("back"), window_text(_BACK))
        leave.clicked.connect(self.back)
        self._leave = leave
        self.set_busy(busy=True)

    def tell(self, notice: Notice) -> None:
        """Say what has become of something: where it was not done, as a problem."""
        if isinstance(notice, Problem):
            self.problem.tell(notice)
            return
        self._told.say(words.sentence(notice))
        announce(self._told, words.sentence(notice))

    def show_section(self, section: Section) -> None:
        """Show the rows, and below them what can be done with all of it."""
        self.set_busy(busy=False)
        self._rows.put(self._page(section))
        for name in section.actions:
            made = self.add_button(
                button(_object(name), look=_LOOKS.get(name, "")),
                words.say(f"account.action.{name}"),
                at_end=True,
            )
            made.clicked.connect(lambda _checked=False, name=name: self._want(name, ""))
            self._wide.append(made)
        self.take_focus()

    def show_problem(self, problem: Problem) -> None:
        """Say why there is nothing to show, and offer another try."""
        self.set_busy(busy=False)
        self.problem.tell(problem)
        again = self.add_button(button("again"), window_text("try-again"), at_end=True)
        again.clicked.connect(self.again)
        again.setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """Close everything but the way back, while the service is asked."""
        self._working.setVisible(busy)
        self._rows.setEnabled(not busy)
        for each in self._wide:
            each.setEnabled(not busy)
        if busy:
            self._leave.setFocus()

    def cancel(self) -> None:
        """Go back."""
        self.back.emit()

    def take_focus(self) -> None:
        """Go to the first thing that can be done here, else to the way back."""
        self.titled.emit(self.title)
        announce(self, self.title)
        first = next((each for each in self._rows.findChildren(QPushButton) if each.isEnabled()), None)
        (first or self._leave).setFocus()

    def _page(self, section: Section) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for notice in section.notices:
            column.addWidget(label(words.sentence(notice), muted=True))
        kinds = {row.kind for row in section.rows}
        kind = ""
        for row in section.rows:
            if row.kind != kind and len(kinds) > 1:
                column.addWidget(label(words.say(f"account.kind.{row.kind}"), strong=True))
            kind = row.kind
            column.addWidget(self._card(row))
        return page

    def _card(self, row: Row) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)  # noqa: FBT003 - Qt's signature
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(3)
        column.addLayout(_head(row))
        for name, fact in row.facts.items():
            column.addWidget(_fact(row, name, fact))
        for why in row.blocked.values():
            column.addWidget(label(words.say(f"account.blocked.{why}"), muted=True, small=True))
        if row.actions:
            column.addLayout(self._ways(row))
        return card

    def _ways(self, row: Row) -> QHBoxLayout:
        ways = QHBoxLayout()
        ways.setSpacing(18)
        for name in row.actions:
            text = words.say(f"account.action.{name}")
            made = button(f"{_object(name)}_{row.id}", text, look="link")
            made.setAccessibleName(f"{text}: {one_line(row.title)}")
            made.clicked.connect(lambda _checked=False, name=name: self._want(name, row.id))
            ways.addWidget(made)
        ways.addStretch()
        return ways

    def _want(self, name: str, about: str) -> None:
        if name not in self._confirming:
            self.wanted.emit(name, about)
            return

        def text_of(key: str) -> str:
            part = key.removeprefix(f"{name}-") if key != name else "action"
            kinds = {"question": "confirm", "consequence": "after", "action": "action"}
            return words.say(f"account.{kinds[part]}.{name}") if part in kinds else window_text(key)

        confirm(self, name, "leave-it", lambda: self.wanted.emit(name, about), text_of)


def _object(name: str) -> str:
    return name.replace("-", "_")


def _head(row: Row) -> QHBoxLayout:
    head = QHBoxLayout()
    head.addWidget(label(one_line(row.title), strong=True), 1)
    marks = " \u00b7 ".join(words.say(f"account.mark.{mark}") for mark in row.marks)
    if marks:
        head.addWidget(line(marks, name=f"marks_{row.id}", muted=True, small=True))
    return head


def _fact(row: Row, name: str, fact: Fact) -> QWidget:
    shown = short_time(fact) if isinstance(fact, datetime) else one_line(fact)
    if name != "value":
        return label(f"{words.say(f'account.fact.{name}')}: {shown}", muted=True, small=True)
    made = label(shown, name=f"value_{row.id}")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setAccessibleName(f"{one_line(row.title)}: {shown}")
    return made
