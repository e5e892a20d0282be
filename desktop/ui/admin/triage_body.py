"""What the triage panel says about one case, from the state down to what cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.admin.consequences import label as action_label
from desktop.core import words
from desktop.core.notices.notice import Notice
from desktop.ui.admin.action_cards import other, recommended
from desktop.ui.admin.person_row import PersonRow
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.local_time import short_time
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from desktop.core.admin.help_note import HelpNote
    from desktop.ui.admin.triage_case import TriageCase


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
        """Put the keyboard on the action that helps, else on the first there is."""
        if self._first is not None:
            self._first.setFocus()

    def _add_state(self) -> None:
        case, column = self._case, self._column
        person_row = PersonRow.of(case.person, case.context)
        column.addWidget(label(person_row.state_text, name="triage_state", strong=True))
        ends = person_row.expiry_text(case.context.now)
        lines = [admin_text("password-ends", ends=ends)] if ends else []
        created, changed = short_time(case.person.created_at), short_time(case.person.modified_at)
        lines.append(admin_text("dates", created=created, changed=changed))
        column.addWidget(label("\n".join(lines), name="triage_dates", muted=True, small=True))

    def _add_reasons(self) -> None:
        found = self._case.triage
        if self._case.note is not None:
            _say(self._column, "note", "triage_note", _told(self._case.note))
        if found.why_stuck is not None:
            _say(self._column, "caution", "triage_why", words.say(f"admin.why.{found.why_stuck}"))
        elif self._case.note is None:
            self._column.addWidget(label(admin_text("nothing-wrong"), name="triage_fine", muted=True))

    def _add_recommended(self) -> None:
        name = self._case.triage.recommended
        if name is None:
            return
        card, go = recommended(name, self._case.facts)
        self._lead_to(go, name)
        self._column.addWidget(card)

    def _add_others(self) -> None:
        names = self._case.triage.others
        if not names:
            return
        self._column.addWidget(_heading(admin_text("others" if self._first else "actions")))
        for name in names:
            row, go = other(name, self._case.facts)
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


def _told(note: HelpNote) -> str:
    lines = [admin_text("told", code=note.code, step=note.step or "–", at=note.at)]  # noqa: RUF001 - a dash
    lines.append(_explained(note.code))
    if note.request_id:
        lines.append(admin_text("told-request", id=note.request_id))
    return "\n".join(filter(None, lines))


def _explained(code: str) -> str:
    try:
        return words.for_admin(code)
    except KeyError:
        return ""  # of another version of Stile


def _heading(text: str) -> QWidget:
    heading = label(text, small=True, muted=True, strong=True)
    heading.setContentsMargins(0, 8, 0, 0)
    return heading
