"""A job under way: how far it is, and how to halt it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.core import words
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from desktop.admin.bulk.job_progress import JobProgress


class BulkProgress(QWidget):
    """`paused` and `resumed` are what they say; `stopped` lets what was sent come to its end."""

    paused = Signal()
    resumed = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setObjectName("bulk_progress")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(admin_text("bulk-progress"))
        self._text = label(name="bulk_counts")
        self._pause = button("bulk_pause", admin_text("bulk-pause"))
        self._pause.clicked.connect(self.paused)
        self._go_on = button("bulk_go_on", admin_text("bulk-go-on"))
        self._go_on.clicked.connect(self.resumed)
        self._stop = button("bulk_stop", admin_text("stop"))
        self._stop.clicked.connect(self.stopped)
        buttons = QHBoxLayout()
        for one in (self._pause, self._go_on, self._stop):
            buttons.addWidget(one)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        column.addLayout(buttons)

    def show_progress(self, progress: JobProgress) -> None:
        """Show how far it is."""
        settled = progress.done + progress.failed + progress.unconfirmed
        self._bar.setRange(0, max(progress.total, 1))
        self._bar.setValue(settled)
        self._text.setText(_counts(progress))
        self._pause.setVisible(progress.phase == "running")
        self._go_on.setVisible(progress.phase == "paused")
        self._stop.setVisible(not progress.is_over)
        self._stop.setEnabled(progress.phase in {"running", "paused"})


def _counts(progress: JobProgress) -> str:
    waiting = progress.waiting + progress.sent
    numbers = {"done": progress.done, "failed": progress.failed, "unconfirmed": progress.unconfirmed}
    if progress.is_over:
        return words.say(
            "bulk.result", **numbers, left_out=progress.left_out, open=waiting + progress.doubtful
        )
    rate = f"{progress.per_second:.0f}"
    return words.say("bulk.progress", **numbers, doubtful=progress.doubtful, waiting=waiting, rate=rate)
