"""Small dialogs that ask an admin one thing; they open, and whoever asked waits beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from desktop.ui.app.signals import first_signal
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mnemonics import Mnemonics
from desktop.ui.widgets.texts import admin_text, window_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 440


class QuestionDialog(QDialog):
    """A title, a line, what is asked, and two buttons. `go` is the one that means yes."""

    def __init__(
        self, parent: QWidget, title: str, text: str, go_text: str, *, is_danger: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(window_text("title-nowhere", page=title))
        self.marks = Mnemonics()
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        self.go = button("question_yes", self.marks.mark(go_text), look="danger" if is_danger else "primary")
        self.go.setAccessibleName(go_text)
        self.go.clicked.connect(self.accept)
        self._stay = button("question_no", self.marks.mark(admin_text("not-now")))
        self._stay.clicked.connect(self.reject)
        self._lay_out(title, text)
        (self._stay if is_danger else self.go).setDefault(True)

    def _lay_out(self, title: str, text: str) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        buttons.addWidget(self._stay)
        buttons.addWidget(self.go)
        self.column.addWidget(label(title, name="question_title", lead=True))
        self.column.addWidget(label(text, name="question_text"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 18)
        whole.setSpacing(18)
        whole.addLayout(self.column)
        whole.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)


async def is_accepted(dialog: QDialog) -> bool:
    """Open a dialog and say whether it was accepted; who asked reads it and then throws it away."""
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.open()
    request, _ = await first_signal(accepted=dialog.accepted, rejected=dialog.rejected)
    return request == "accepted"
