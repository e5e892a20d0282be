"""How far the pool was read, below the list."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import line
from desktop.ui.widgets.texts import admin_text


class ProgressLine(QWidget):
    """A sentence, a bar while people come, and a way to stop or to begin anew."""

    stop = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = line(name="people_count", muted=True)
        self._bar = QProgressBar()
        self._bar.setObjectName("reading")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(admin_text("reading"))
        self._stop = button("stop_reading", admin_text("stop"), look="quiet")
        self._stop.clicked.connect(self.stop)
        self._again = button("read_again", admin_text("again"), look="quiet")
        self._again.clicked.connect(self.again)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addStretch()
        row.addWidget(self._stop)
        row.addWidget(self._again)
        self.setMinimumHeight(self._again.sizeHint().height())

    def begin(self, expected: int) -> None:
        """Reckon with about so many people; 0 where nobody knows."""
        self._bar.setRange(0, expected)

    def tell(self, shown: int, loaded: int, *, running: bool) -> None:
        """Say where the reading stands."""
        numbers: dict[str, str | int] = {"shown": _number(shown), "loaded": _number(loaded), "n": loaded}
        kind = "count-reading" if running else "count"
        self._text.setText(admin_text(kind if shown == loaded else f"{kind}-found", **numbers))
        if self._bar.maximum():
            self._bar.setMaximum(max(self._bar.maximum(), loaded))
            self._bar.setValue(loaded)
        for widget in (self._bar, self._stop):
            widget.setVisible(running)
        self._again.setVisible(not running)


def _number(count: int) -> str:
    return QLocale().toString(count)
