"""How long the step that is asked still lasts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.icons import Icon
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.remaining_time import RemainingTime, clock_face
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Callable

_SPOKEN_AT = frozenset({60, 20, 0})


class Countdown(QWidget):
    """A clock and a line; hidden where nothing ends. It never takes Continue away: the pool decides."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._text = label(name="countdown", muted=True, small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon("clock", "muted", 16))
        row.addWidget(self._text, 1)
        self._remaining = RemainingTime(self, monotonic)
        self._remaining.changed.connect(self._show)
        self.run_for(None)

    def run_for(self, seconds: float | None) -> None:
        """Count down from now, or hide."""
        self.setVisible(seconds is not None)
        self._text.setText("")
        self._remaining.run_for(seconds)

    def _show(self, left: int) -> None:
        text = window_text("ends-in", time=clock_face(left)) if left else window_text("ended")
        self._text.setText(text)
        if left in _SPOKEN_AT:
            announce(self._text, text)
