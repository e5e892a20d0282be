"""What the triage panel says about one case, from the state down to what cannot be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.admin.actions import ACTIONS
from desktop.admin.consequences import consequence
from desktop.admin.consequences import label as action_label
from desktop.admin.triage import Triage, triage
from desktop.core import words
from desktop.core.notices.notice import Notice
from desktop.ui.admin.person_row import PersonRow
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.local_time import short_time
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from desktop.admin.saved_views import TriageContext
    from desktop.core.admin.help_note import HelpNote
    from desktop.core.admin.people import Person
    from desktop.core.admin.pool_facts import PoolFacts


@dataclass(frozen=True, slots=True)
class TriageCase:
    """One person's case: what triage found, and what the person reported by a help note.

    It is a value: when the person is read again, the panel gets another case.
    """

    triage: Triage
    context: TriageContext
    note: HelpNote | None = None

    @classmethod
    def of(cls, person: Person, context: TriageContext, note: HelpNote | None = None) -> Self:
        """Return the case of a person, found by the settings and the time of the context."""
        set_at = context.password_times.get(person.sub)
        reported = note.code if note else None
        found = triage(person, context.facts, context.now, password_set_at=set_at, told=reported)
        return cls(found, context, note)

    @property
    def person(self) -> Person:
        """Return whose case it is."""
        return self.triage.person

    @property
    def facts(self) -> PoolFacts:
        """Return the pool's settings."""
        return self.context.facts


class TriageBody(QWidget):
    """Made new for every look at a person; `wanted` carries the name of an action."""

    wanted = Signal(str)
    more = Signal()

    def __init__(self, case: TriageCase) -> None:
        super().__init__()
        self._case = case
        self._first: QPushButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._add_state()
        self._add_reasons()
        self._add_recommended()
        self._add_more()
        self._add_others()
        self._add_impossible()

    def take_focus(self) -> None:
        """Put the keyboard on the person's state: Tab leads to the action that helps, Enter alone to nothing.

        Whoever comes here by Enter may have pressed it twice, and some actions send messages at once.
        """
        self._state.setFocus()

    def _add_state(self) -> None:
        case, column = self._case, self._column
        person_row = PersonRow.of(case.person, case.context)
        self._state = label(person_row.state_text, name="triage_state", strong=True, item=True)
        self._state.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(self._state)
        ends = person_row.expiry_text(case.context.now)
        lines = [admin_text("password-ends", ends=ends)] if ends else []
        created, changed = short_time(case.person.created_at), short_time(case.person.modified_at)
        lines.append(admin_text("dates", created=created, changed=changed))
        column.addWidget(label("\n".join(lines), name="triage_dates", muted=True, small=True))

    def _add_reasons(self) -> None:
        found = self._case.triage
        if self._case.note is not None:
            _say(self._column, "note", "triage_note", _note_text(self._case.note))
        if found.why_stuck is not None:
            _say(self._column, "caution", "triage_why", words.say(f"admin.why.{found.why_stuck}"))
        elif self._case.note is None:
            self._column.addWidget(label(admin_text("nothing-wrong"), name="triage_fine", muted=True))

    def _add_recommended(self) -> None:
        name = self._case.triage.recommended
        if name is None:
            return
        card, go = _recommended_card(name, self._case.facts)
        self._lead_to(go, name)
        self._column.addWidget(card)

    def _add_others(self) -> None:
        names = self._case.triage.others
        if not names:
            return
        self._column.addWidget(_heading(admin_text("others" if self._first else "actions")))
        for name in names:
            row, go = _action_row(name, self._case.facts)
            self._lead_to(go, name)
            self._column.addWidget(row)

    def _add_impossible(self) -> None:
        impossible = self._case.triage.impossible
        if not impossible:
            return
        self._column.addWidget(_heading(admin_text("impossible")))
        for name, code in impossible:
            text = admin_text(
                "impossible-because", action=action_label(name), reason=words.sentence(Notice(code))
            )
            self._column.addWidget(label(text, name=f"impossible_{name}", muted=True, small=True))

    def _add_more(self) -> None:
        self._more = label(name="triage_more", small=True)
        self._more.hide()
        link = self._more_link = button("more", admin_text("more"), look="link")
        link.clicked.connect(self.more)
        self._column.addWidget(link)
        self._column.addWidget(self._more)

    def show_more(self, text: str) -> None:
        """Show factors, groups and computers."""
        self._more.setText(text)
        self._more.show()
        self._more_link.hide()

    def _lead_to(self, go: QPushButton, name: str) -> None:
        self._first = self._first or go
        go.clicked.connect(lambda: self.wanted.emit(name))


def _say(column: QVBoxLayout, kind: str, name: str, text: str) -> None:
    banner = Banner("caution" if kind == "caution" else "note", name)
    column.addWidget(banner)
    banner.say(text)


def _note_text(note: HelpNote) -> str:
    lines = [admin_text("told", code=note.code, step=note.step or "–", at=note.at)]  # noqa: RUF001 - a dash
    lines.append(_explanation(note.code))
    if note.request_id:
        lines.append(admin_text("told-request", id=note.request_id))
    return "\n".join(filter(None, lines))


def _explanation(code: str) -> str:
    try:
        return words.for_admin(code)
    except KeyError:
        return ""  # of another version of Stile


def _heading(text: str) -> QWidget:
    heading = label(text, small=True, muted=True, strong=True)
    heading.setContentsMargins(0, 8, 0, 0)
    return heading


def _recommended_card(name: str, facts: PoolFacts) -> tuple[QWidget, QPushButton]:
    """Return the card of the action that helps, and its button."""
    card = QFrame()
    card.setProperty("card", True)  # noqa: FBT003 - Qt's signature
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 14, 16, 16)
    column.setSpacing(8)
    go = _button(name, facts, look="primary")
    column.addWidget(label(admin_text("recommended"), small=True, muted=True, strong=True))
    column.addWidget(label(consequence(ACTIONS[name], facts), name="recommended_consequence"))
    column.addWidget(go)
    return card, go


def _action_row(name: str, facts: PoolFacts) -> tuple[QWidget, QPushButton]:
    """Return the row of another action, and its button."""
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    go = _button(name, facts, look="danger" if ACTIONS[name].shuts_out else "")
    column.addWidget(go)
    column.addWidget(label(consequence(ACTIONS[name], facts), muted=True, small=True))
    return row, go


def _button(name: str, facts: PoolFacts, *, look: str) -> QPushButton:
    text = action_label(name)
    go = button(f"do_{name}", text, look=look)
    go.setAccessibleName(text)
    go.setAccessibleDescription(consequence(ACTIONS[name], facts))
    return go
