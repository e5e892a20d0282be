"""The card for people who have a configuration file: drop it, choose it, paste it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from desktop.ui.app.import_source import import_source
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.icons import Icon
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.style import repolish
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from desktop.ui.widgets.mnemonics import Mnemonics

_ENDINGS = (
    "*.stile *.js *.json *.ts *.mjs *.cjs *.dart *.env .env* *.yml *.yaml *.toml *.properties *.py *.txt "
    "*.md *.xml *.plist"
)


class FileCard(QFrame):
    """`offered` carries a file or a text, or why it is neither."""

    offered = Signal(object)

    def __init__(self, marks: Mnemonics) -> None:
        super().__init__()
        self.setObjectName("file_card")
        self.setProperty("card", True)  # noqa: FBT003 - Qt's signature
        self._marks = marks
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(window_text("have-file"), strong=True))
        texts.addWidget(label(window_text("have-file-hint"), muted=True, small=True))
        texts.addLayout(self._buttons())
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(14)
        row.addWidget(Icon("file", "accent", 28), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def _buttons(self) -> QHBoxLayout:
        choose, paste = self._button("choose-file"), self._button("paste")
        choose.clicked.connect(self._choose)
        paste.clicked.connect(self.paste)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(choose)
        row.addWidget(paste)
        row.addStretch(1)
        return row

    def _button(self, key: str) -> QPushButton:
        made = button(key.replace("-", "_"), self._marks.mark(window_text(key)))
        made.setAccessibleName(window_text(key))
        return made

    def invite(self, *, inviting: bool) -> None:
        """Stand out while a file is held over the window."""
        self.setProperty("inviting", inviting)
        repolish(self)

    def paste(self) -> None:
        """Offer what is on the clipboard."""
        self.offered.emit(import_source(QGuiApplication.clipboard().mimeData()))

    def _choose(self) -> None:
        dialog = QFileDialog(self, window_text("choose-file-title"))
        dialog.setObjectName("file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([window_text("configurations", endings=_ENDINGS), window_text("all-files")])
        dialog.fileSelected.connect(lambda path: self.offered.emit(Path(path)))
        dialog.open()
