"""A place for one widget at a time, so that what is read aloud comes in the order in which it is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Slot(QWidget):
    """Holds a widget; putting another one deletes it."""

    def __init__(self, inside: QWidget | None = None) -> None:
        super().__init__()
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.put(inside)

    def put(self, inside: QWidget | None) -> None:
        """Show another widget, or nothing."""
        old, self._inside = self._inside, inside
        if old is not None:
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()
        self.setVisible(inside is not None)
        if inside is not None:
            self._column.addWidget(inside)
            inside.show()
