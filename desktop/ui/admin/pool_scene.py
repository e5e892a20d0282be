"""The page about the pool itself: what weakens or breaks sign-in, and the way to its own codes by e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.core import words
from desktop.core.steps import Field
from desktop.ui.admin.texts import said
from desktop.ui.mnemonics import Mnemonics
from desktop.ui.scene import Scene
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import button, spoken
from desktop.ui.widgets.entry import Entry
from desktop.ui.widgets.finding_rows import FindingRows
from desktop.ui.widgets.head import Head
from desktop.ui.widgets.problem_line import ProblemLine
from desktop.ui.widgets.scroller import Scroller
from desktop.ui.widgets.texts import label
from desktop.ui.widgets.working import Working

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from desktop.core.checks import Finding

_WIDEST = 760
_CALLS_HEIGHT = 180


class PoolScene(Scene):
    """`again` reads the settings anew, `count` the people too; `planned` says that the sender is typed.

    `wanted` asks for the calls to be made.
    """

    again = Signal()
    count = Signal()
    planned = Signal()
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pool_scene")
        self._marks = Mnemonics()
        self.problem = ProblemLine(offers_help=False)
        self._outcome = Banner("note", "pool_outcome")
        self._working = Working()
        self._settings, self._codes = FindingRows(), FindingRows()
        self._sender = [self._entry("ses_identity"), self._entry("ses_from")]
        self._calls = _calls_area()
        self._calls_part = QWidget()
        self._content = QWidget()
        self._lay_out()

    def _entry(self, name: str) -> Entry:
        field = Field(name, "text", required=False, label=said(name), hint=said(f"{name}-hint"))
        entry = Entry(field, self._marks)
        entry.edit.editingFinished.connect(self.planned)
        return entry

    def _lay_out(self) -> None:
        scroller = Scroller(_WIDEST)
        head = Head()
        head.say(said("page.pool"), said("pool-intro"))
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(14)
        content.addWidget(self._settings)
        content.addSpacing(10)
        content.addWidget(label(said("email-codes"), lead=True))
        content.addWidget(label(said("email-codes-intro"), muted=True))
        content.addWidget(self._codes)
        for part in (*self._sender, self._calls_part):
            content.addWidget(part)
        self._lay_out_calls()
        for part in (head, self.problem, self._outcome, self._content):
            scroller.column.addWidget(part)
        scroller.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._working)
        column.addWidget(scroller, 1)
        column.addWidget(self._footer())

    def _lay_out_calls(self) -> None:
        column = QVBoxLayout(self._calls_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(words.say("pool.commands"), muted=True))
        column.addWidget(self._calls)
        buttons = QHBoxLayout()
        copy = self._button("copy_calls", spoken("help-copy"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._calls.toPlainText()))
        change = self._button("make_changes", said("make-changes"), look="danger")
        change.clicked.connect(self.wanted)
        buttons.addWidget(copy)
        buttons.addStretch()
        buttons.addWidget(change)
        column.addLayout(buttons)

    def _footer(self) -> QWidget:
        strip = QWidget()
        strip.setObjectName("footer")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(strip)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(10)
        count = self._button("count_people", said("count-unverified"))
        count.clicked.connect(self.count)
        again = self._button("check_pool", spoken("check-again"))
        again.clicked.connect(self.again)
        row.addWidget(again)
        row.addWidget(count)
        row.addStretch()
        return strip

    def _button(self, name: str, text: str, *, look: str = "") -> QPushButton:
        made = button(name, self._marks.mark(text), look=look)
        made.setAccessibleName(text)
        return made

    @property
    def ses_sender(self) -> tuple[str, str]:
        """Return the identity and the address that were typed, empty ones for none."""
        identity, address = (entry.value().strip() for entry in self._sender)
        return identity, address

    def show_findings(
        self,
        settings: Sequence[Finding],
        codes: Sequence[Finding],
        calls: Sequence[str],
        *,
        asks_sender: bool,
    ) -> None:
        """Show what was found, and the missing calls; the sender is asked where the pool has none."""
        self.problem.tell(None)
        self._settings.show_findings(settings)
        self._codes.show_findings(codes)
        self._calls.setPlainText("\n\n".join(calls))
        self._calls_part.setVisible(bool(calls))
        for entry in self._sender:
            entry.setVisible(asks_sender)

    def tell_outcome(self, text: str) -> None:
        """Say what was changed; an empty text takes it back."""
        self._outcome.say(text)

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be started while the pool is read or changed."""
        self._working.setVisible(busy)
        self._content.setEnabled(not busy)


def _calls_area() -> QPlainTextEdit:
    area = QPlainTextEdit()
    area.setObjectName("pool_calls")
    area.setReadOnly(True)
    area.setTabChangesFocus(True)
    area.setAccessibleName(words.say("pool.commands"))
    area.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    area.setFixedHeight(_CALLS_HEIGHT)
    return area
