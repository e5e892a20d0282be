"""The way out for somebody who no longer has what a page asks for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.core import words
from desktop.ui.widgets.buttons import button


class LostFactorLink(QWidget):
    """“I no longer have this device”; hidden where nothing can be lost."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._button = button("other_way", look="link")
        self._button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addStretch()
        self.hide()

    def offer(self, step: str | None) -> None:
        """Show the link in the words of a step; hide it with None."""
        if step is not None:
            self._button.setText(words.lost_factor_text(step))
            self._button.setAccessibleName(words.lost_factor_text(step))
        self.setVisible(step is not None)
