"""The emptiest window that PySide6 can have; says when it is there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Empty(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        sys.stderr.write("painted\n")
        sys.stderr.flush()


app = QApplication(sys.argv[:1])
window = Empty()
window.resize(520, 680)
window.show()
app.exec()
