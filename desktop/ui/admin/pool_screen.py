"""The page of the pool's settings: what weakens or breaks sign-in, and the way to the pool's own codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.steps.base import Field
from desktop.ui.app.shared_text_dialog import text_area
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.finding_rows import FindingRows
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mnemonics import Mnemonics
from desktop.ui.widgets.problem_line import ProblemLine
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.scroller import Scroller
from desktop.ui.widgets.text_entry import TextEntry
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QPushButton

    from desktop.core.notices.finding import Finding

_WIDEST = 760


class PoolScreen(Screen):
    """`again` asks for another look, `learn` to write into the profile, `planned` follows a changed sender.

    `apply` asks to make the calls that are shown.
    """

    again = Signal()
    learn = Signal()
    planned = Signal()
    apply = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pool_scene")
        self._marks = Mnemonics()
        self.problem = ProblemLine(offers_help=False)
        self._outcome = label(name="pool_outcome", strong=True)
        self._working = BusyBar()
        self._settings, self._way = FindingRows(), FindingRows()
        self._sender = [TextEntry(field, self._marks) for field in _sender_fields()]
        self._calls = text_area("pool_calls", admin_text("pool-calls"))
        self._buttons = self._made_buttons()
        self._plan = self._planned_part()
        self._lay_out()
        self._plan.hide()
        self.tell_outcome("")

    def _made_buttons(self) -> dict[str, QPushButton]:
        made = {
            "again": self._button("pool_again", "pool-again", self.again),
            "learn": self._button("pool_learn", "pool-learn", self.learn),
            "copy": self._button("pool_copy", "pool-copy", None),
            "apply": self._button("pool_apply", "pool-apply", self.apply, look="danger"),
        }
        made["copy"].clicked.connect(lambda: QGuiApplication.clipboard().setText(self._calls.toPlainText()))
        return made

    def _button(self, name: str, key: str, signal: SignalInstance | None, *, look: str = "") -> QPushButton:
        made = button(name, self._marks.mark(admin_text(key)), look=look)
        made.setAccessibleName(admin_text(key))
        if signal is not None:
            made.clicked.connect(signal)
        return made

    def _lay_out(self) -> None:
        scroller = Scroller(_WIDEST)
        for part in (self.problem, self._outcome, self._settings):
            scroller.column.addWidget(part)
        scroller.column.addWidget(label(admin_text("pool-way"), lead=True))
        scroller.column.addWidget(self._way)
        scroller.column.addWidget(self._plan)
        scroller.column.addStretch(1)
        scroller.scroll_by_keyboard(admin_text("page.pool"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addWidget(self._working)
        column.addWidget(scroller, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(10)
        row.addWidget(label(admin_text("page.pool"), lead=True), 1)
        row.addWidget(self._buttons["again"])
        row.addWidget(self._buttons["learn"])
        return row

    def _planned_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for entry in self._sender:
            entry.edit.editingFinished.connect(self.planned)
            column.addWidget(entry)
        column.addWidget(label(admin_text("pool-calls"), muted=True))
        column.addWidget(self._calls)
        row = QHBoxLayout()
        row.addWidget(self._buttons["copy"])
        row.addStretch()
        row.addWidget(self._buttons["apply"])
        column.addLayout(row)
        return part

    @property
    def send_by(self) -> tuple[str, str]:
        """Return the identity and the address to send by, as typed."""
        identity, address = (entry.value().strip() for entry in self._sender)
        return identity, address

    def show_settings(self, findings: Sequence[Finding]) -> None:
        """Show what of the settings weakens or breaks sign-in."""
        self._settings.show_findings(findings)

    def show_way(self, findings: Sequence[Finding], calls: str, *, needs_sender: bool, ready: bool) -> None:
        """Show what the pool's own codes still need; `ready` says whether the calls would be taken."""
        self._way.show_findings(findings)
        self._calls.setPlainText(calls)
        self._plan.setVisible(bool(calls))
        for entry in self._sender:
            entry.setVisible(needs_sender)
        self._buttons["apply"].setEnabled(ready)

    def set_busy(self, *, busy: bool) -> None:
        """Close what changes something while the pool is asked; the keyboard stays where it is."""
        self._working.setVisible(busy)
        for name in ("learn", "apply"):
            self._buttons[name].setDisabled(busy)

    def tell_outcome(self, text: str) -> None:
        """Say what was done; nothing hides the line."""
        self._outcome.setText(text)
        self._outcome.setVisible(bool(text))
        if text:
            announce(self._outcome, text)

    def take_focus(self) -> None:
        """Begin with another look."""
        self._buttons["again"].setFocus()


def _sender_fields() -> tuple[Field, ...]:
    return (
        Field(
            "ses_identity",
            "text",
            required=False,
            label=admin_text("pool-ses"),
            hint=admin_text("pool-ses-hint"),
        ),
        Field("ses_from", "email", required=False, label=admin_text("pool-from"), hint=""),
    )
