"""The page for doing one thing for many people: whom, a preview, progress, and what became of everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core import words
from desktop.core.plain_text import one_line
from desktop.ui.admin.bulk_form import BulkForm
from desktop.ui.admin.bulk_progress import BulkProgress
from desktop.ui.admin.bulk_results import BulkResultsTable
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.problem_line import ProblemLine
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QPushButton

    from desktop.admin.bulk.job_report import ReportLine


class BulkScreen(Screen):
    """`started` begins what was previewed, `resumed` carries a job; `again` and `saved` are for results."""

    started = Signal()
    resumed = Signal(str)
    again = Signal()
    saved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bulk_scene")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._focused: QWidget | None = None
        self.form = BulkForm()
        self.problem = ProblemLine(offers_help=False)
        self.progress = BulkProgress()
        self._note = Banner("note", "bulk_note")
        self._plan = label(name="bulk_plan")
        self._start = button("bulk_start", look="danger")
        self._start.clicked.connect(self.started)
        self._jobs = QComboBox()
        self._jobs.setObjectName("bulk_jobs")
        self._jobs.setAccessibleName(admin_text("bulk-jobs"))
        self._old, self._preview, self._ended = QWidget(), QWidget(), QWidget()
        self._results = BulkResultsTable("bulk_results", admin_text("bulk-results"))
        self._left_out = BulkResultsTable("bulk_left_out", admin_text("bulk-left-out"))
        self._lay_out()
        self.begin_anew()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(14)
        column.addWidget(label(admin_text("page.bulk"), lead=True))
        self._lay_out_jobs()
        self._lay_out_preview()
        self._lay_out_results()
        for part in (self.problem, self._note, self._old, self.form):
            column.addWidget(part)
        column.addWidget(self._preview, 1)
        column.addWidget(self.progress)
        column.addWidget(self._ended, 1)
        column.addStretch(0)

    def _lay_out_jobs(self) -> None:
        resume = button("bulk_resume", admin_text("bulk-resume"))
        resume.clicked.connect(lambda: self.resumed.emit(self._jobs.currentData()))
        row = QHBoxLayout(self._old)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(admin_text("bulk-jobs"), muted=True))
        row.addWidget(self._jobs, 1)
        row.addWidget(resume)

    def _lay_out_preview(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._plan, 1)
        row.addWidget(self._start)
        column = QVBoxLayout(self._preview)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._left_out, 1)

    def _lay_out_results(self) -> None:
        self._again = button("bulk_again", admin_text("bulk-again"))
        self._again.clicked.connect(self.again)
        save = button("bulk_save", admin_text("bulk-save"))
        save.clicked.connect(self.saved)
        anew = button("bulk_anew", admin_text("bulk-anew"), look="quiet")
        anew.clicked.connect(self.begin_anew)
        buttons = QHBoxLayout()
        for one in (self._again, save):
            buttons.addWidget(one)
        buttons.addStretch()
        buttons.addWidget(anew)
        column = QVBoxLayout(self._ended)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._results, 1)
        column.addLayout(buttons)

    def begin_anew(self) -> None:
        """Ask what is to be done."""
        self._show(self.form)
        self.tell("")

    def offer_jobs(self, jobs: Iterable[tuple[str, str]]) -> None:
        """Offer the jobs that are not finished, each by its name and a line about it."""
        self._jobs.clear()
        for name, text in jobs:
            self._jobs.addItem(one_line(text), name)
        self._old.setVisible(self._jobs.count() > 0 and self.form.isVisibleTo(self))

    def tell(self, text: str) -> None:
        """Say something beside it all; an empty text takes it back."""
        self.problem.tell(None)
        self._note.say(text)

    def show_plan(self, text: str, ready: int, left_out: Sequence[ReportLine]) -> None:
        """Show for whom it would be, and who is left out; nothing was done yet."""
        self._plan.setText(f"{text}\n{words.say('bulk.dry-run')}")
        self._left_out.show_lines(left_out)
        self._left_out.setVisible(bool(left_out))
        _name(self._start, admin_text("bulk-start", n=ready))
        self._start.setEnabled(ready > 0)
        self._show(self.form, self._preview)

    def forget_plan(self) -> None:
        """Hide a preview that does not belong to what the form says any more."""
        self._preview.hide()

    def show_running(self) -> None:
        """Show a job under way."""
        self._show(self.progress)

    def show_results(self, lines: Sequence[ReportLine], *, can_retry: bool) -> None:
        """Show what became of everybody."""
        self._results.show_lines(lines)
        self._again.setVisible(can_retry)
        self._show(self.progress, self._ended)

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be started while the pool is looked at; the keyboard is then where it was."""
        focused = QApplication.focusWidget()
        if busy:
            self._focused = focused if focused is not None and self.isAncestorOf(focused) else None
            self.setFocus()
        for part in (self.form, self._preview, self._old, self._ended):
            part.setEnabled(not busy)
        if not busy and self._focused is not None and self.hasFocus():
            self._focused.setFocus()

    def _show(self, *parts: QWidget) -> None:
        for part in (self.form, self._preview, self.progress, self._ended):
            part.setVisible(part in parts)
        self._old.setVisible(self.form in parts and self._jobs.count() > 0)


def _name(one: QPushButton, text: str) -> None:
    one.setText(text)
    one.setAccessibleName(text)
