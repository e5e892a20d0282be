"""Looking for what is wrong: a dialog that runs checks, shows what they found, and can run them again."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from desktop.core.notices.finding import FindingState, has_problem
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.finding_rows import FindingRows
from desktop.ui.widgets.fitting import resize_within_screen
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mnemonics import Mnemonics
from desktop.ui.widgets.plain import set_window_title
from desktop.ui.widgets.scroller import Scroller
from desktop.ui.widgets.texts import form_text, window_text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.core.notices.finding import Finding

    Looking: TypeAlias = Callable[[], Awaitable[Sequence[Finding]]]

_WIDTH, _HEIGHT = 560, 600
_log = logging.getLogger(__name__)


def offer_checks(parent: QWidget, name: str, look: Looking) -> ChecksDialog:
    """Open the dialog over a window and begin; `name` is what is looked at."""
    dialog = ChecksDialog(parent, name, look)
    dialog.open()
    dialog.begin()
    return dialog


def ask_with_checks(parent: QWidget, name: str, look: Looking, anyway: str) -> ChecksDialog:
    """Look at a pool before it is written down, and let the person decide where something is in the way.

    Where nothing is, the dialog accepts by itself; `anyway` is the text of the button that does so else.
    """
    dialog = ChecksDialog(parent, name, look, anyway)
    dialog.open()
    dialog.begin()
    return dialog


class ChecksDialog(QDialog):
    """Says at its head how things stand; below, every finding with what to do.

    With `anyway` it is a question: it is accepted where nothing is in the way, or the person goes on all the
    same. `findings` are what was found last.
    """

    def __init__(self, parent: QWidget, name: str, look: Looking, anyway: str = "") -> None:
        super().__init__(parent)
        self.findings: Sequence[Finding] = ()
        self._anyway = anyway
        self.setObjectName("checking_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_window_title(self, window_text("title-nowhere", page=window_text("checking")))
        self._look = look
        self._task: asyncio.Task[None] | None = None
        self._head = label(window_text("checking-of", name=name), name="checking_head", strong=True)
        self._working = BusyBar()
        self._rows = FindingRows()
        self._again = button("check_again")
        self._lay_out()
        self.finished.connect(self._give_up)
        resize_within_screen(self, _WIDTH, _HEIGHT)

    def _lay_out(self) -> None:
        scroller = Scroller()
        scroller.column.addWidget(self._rows)
        scroller.column.addStretch(1)
        scroller.scroll_by_keyboard(window_text("checking"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 16)
        column.setSpacing(10)
        head = QVBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.addWidget(self._head)
        column.addLayout(head)
        column.addWidget(self._working)
        column.addWidget(scroller, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        marks = Mnemonics()
        close = button("checking_close", look="primary")
        names = {
            self._again: window_text("check-again"),
            close: form_text("correct") if self._anyway else window_text("close"),
        }
        anyway = button("checking_anyway")
        anyway.clicked.connect(self.accept)
        if self._anyway:
            names[anyway] = self._anyway
        for one, text in names.items():
            one.setText(marks.mark(text))
            one.setAccessibleName(text)
        anyway.setVisible(bool(self._anyway))
        self._again.clicked.connect(self.begin)
        close.clicked.connect(self.reject)
        close.setDefault(True)
        close.setFocus()
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.addWidget(self._again)
        row.addStretch()
        row.addWidget(anyway)
        row.addWidget(close)
        return row

    def begin(self) -> None:
        """Run the checks, from the start."""
        self._set_busy(busy=True)
        self._task = asyncio.ensure_future(self._run())

    async def _run(self) -> None:
        try:
            found = await self._look()
        except Exception as error:  # noqa: BLE001 - whatever it was, the window stays and says so
            _log.error("the checks failed with %s", type(error).__qualname__, exc_info=error)
            self._say(window_text("checking-failed", reason=type(error).__name__))
        else:
            self.findings = found
            self._rows.show_findings(found)
            self._say(_summary(found))
            if self._anyway and not _is_worth_reading(found):
                self.accept()
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        self._working.setVisible(busy)
        self._again.setDisabled(busy)

    def _say(self, text: str) -> None:
        self._head.setText(text)
        announce(self._head, text)

    def _give_up(self) -> None:
        if self._task is not None:
            self._task.cancel()


def _is_worth_reading(found: Sequence[Finding]) -> bool:
    return any(finding.state in {FindingState.PROBLEM, FindingState.WARNING} for finding in found)


def _summary(found: Sequence[Finding]) -> str:
    problems = sum(finding.state is FindingState.PROBLEM for finding in found)
    warnings = sum(finding.state is FindingState.WARNING for finding in found)
    if has_problem(found):
        return window_text("checking-problems", n=problems)
    return window_text("checking-warnings", n=warnings) if warnings else window_text("checking-well")
