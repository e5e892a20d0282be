"""The screen for what cannot go on by itself: a sentence, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form_screen import FormScreen
from desktop.ui.widgets.texts import window_text


class ErrorScreen(FormScreen):
    """Says what is in the way, such as a sign-in that is open elsewhere; `again` tries once more."""

    again = Signal()
    left = Signal()

    def __init__(self, title: str, intro: str = "") -> None:
        super().__init__(title, intro)
        leave = self.add_button(button("back"), window_text("back"))
        leave.clicked.connect(self.left)
        again = self.add_button(button("continue", look="primary"), window_text("try-again"), at_end=True)
        again.clicked.connect(self.again)
        again.setDefault(True)

    def cancel(self) -> None:
        """Leave."""
        self.left.emit()
