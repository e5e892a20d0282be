"""One message of the practice inbox."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.core.plain_text import one_line
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.icons import Icon
from desktop.ui.widgets.labels import label, line
from desktop.ui.widgets.plain import button_text
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from desktop.ui.app.practice_data import PracticeMail


class MailCard(QFrame):
    """Shows to whom, when and what; a code is a button that takes it to the form."""

    chosen = Signal(str)

    def __init__(self, mail: PracticeMail) -> None:
        super().__init__()
        self.setProperty("card", True)  # noqa: FBT003 - Qt's signature
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon(mail.medium, "accent", 18))
        head.addWidget(label(one_line(mail.to), small=True, strong=True), 1)
        head.addWidget(line(datetime.fromisoformat(mail.at).astimezone().strftime("%H:%M:%S"), small=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(label(mail.body, muted=True, small=True))
        if mail.code:
            use = button("use_code", button_text(window_text("use-code", code=mail.code)))
            use.clicked.connect(lambda: self.chosen.emit(mail.code))
            column.addWidget(use)
