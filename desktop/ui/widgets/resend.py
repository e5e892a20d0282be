"""The way to another code, open again when the cool-down is over."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.remaining_time import RemainingTime, clock_face
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.widgets.mnemonics import Mnemonics


class Resend(QWidget):
    """“Not received? Send a new code”; hidden where the step has no messages."""

    wanted = Signal()

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._marked = window_text("resend")
        self._busy = False
        self._button = button("resend", look="link")
        self._button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addStretch()
        self._remaining = RemainingTime(self, monotonic)
        self._remaining.changed.connect(self._count)
        self.hide()

    def name_for(self, marks: Mnemonics) -> None:
        """Take a letter of a fresh page."""
        self._marked = marks.mark(window_text("resend"))

    def offer(self, seconds: float | None) -> None:
        """Show the link, open in that many seconds; hide it with None."""
        self._remaining.run_for(seconds)
        self.setVisible(seconds is not None)

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Close the link while a call runs."""
        self._busy = busy
        self._show(self._remaining.seconds or 0)

    def _count(self, left: int) -> None:
        if not left and not self._button.isEnabled() and self.isVisible():
            announce(self._button, window_text("resend-now"))
        self._show(left)

    def _show(self, left: int) -> None:
        self._button.setText(window_text("resend-in", time=clock_face(left)) if left else self._marked)
        self._button.setEnabled(not left and not self._busy)
