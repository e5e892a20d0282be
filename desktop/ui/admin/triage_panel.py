"""The panel beside the list: one person, why they are stuck, and what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.plain_text import one_line
from desktop.ui.admin.person_row import display_name
from desktop.ui.admin.triage_body import TriageBody
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.problem_line import ProblemLine
from desktop.ui.widgets.scroller import Scroller
from desktop.ui.widgets.slot import Slot
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from desktop.core.notices.notice import Problem
    from desktop.ui.admin.triage_body import TriageCase


class TriagePanel(QWidget):
    """`wanted` carries the name of an action; `more` asks for what costs calls; `closed` ends the case."""

    wanted = Signal(str)
    more = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("aside")
        self.setAccessibleName(admin_text("triage"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._name = label(name="triage_name", lead=True)
        self._login = label(name="triage_login", muted=True, small=True)
        self._login.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._outcome = Banner("note", "outcome")
        self._problem = ProblemLine(offers_help=False)
        self._working = BusyBar()
        self._slot = Slot()
        self._body: TriageBody | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        close = button("close_triage", admin_text("close-triage"), look="quiet")
        close.clicked.connect(self.closed)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._login)
        top = QHBoxLayout()
        top.setContentsMargins(24, 18, 12, 8)
        top.addLayout(names, 1)
        top.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        scroller = Scroller()
        for part in (self._outcome, self._problem, self._slot):
            scroller.column.addWidget(part)
        scroller.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._working)
        column.addLayout(top)
        column.addWidget(scroller, 1)

    def show_case(self, case: TriageCase) -> None:
        """Show what is known of somebody now."""
        person = case.person
        self._name.setText(
            one_line(display_name(person) or person.attributes.get("email") or person.username)
        )
        self._login.setText(" · ".join(map(one_line, dict.fromkeys((person.username, *_addresses(case))))))
        body = self._body = TriageBody(case)
        body.wanted.connect(self.wanted)
        body.more.connect(self.more)
        self._slot.put(body)

    def show_nobody(self) -> None:
        """Show that there is nobody any more."""
        self._body = None
        self._slot.put(None)

    def show_more(self, text: str) -> None:
        """Show what was asked for by `more`."""
        if self._body is not None:
            self._body.show_more(text)

    def take_focus(self) -> None:
        """Put the keyboard on what is said of the person, the action that helps is next."""
        if self._body is not None:
            self._body.take_focus()

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be started while something is on its way; the keyboard stays here meanwhile."""
        if busy:
            self.setFocus()
        self._working.setVisible(busy)
        self._slot.setEnabled(not busy)
        if not busy and self.hasFocus():
            self.take_focus()

    def tell_outcome(self, sentence: str) -> None:
        """Say what was done; an empty sentence takes it back."""
        self._problem.tell(None)
        self._outcome.say(sentence)
        if sentence:
            announce(self._outcome, sentence)

    def tell_problem(self, problem: Problem) -> None:
        """Say why something was not done."""
        self._outcome.say("")
        self._problem.tell(problem)


def _addresses(case: TriageCase) -> list[str]:
    attributes = case.person.attributes
    return [attributes[name] for name in ("email", "phone_number") if attributes.get(name)]
