"""A text that a person may give away: seen as it is, copied, saved."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from desktop.core.plain_text import shortened, visible
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mnemonics import Mnemonics
from desktop.ui.widgets.plain import set_window_title
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

    from desktop.ui.app.app_services import AppServices


class SharedTextDialog(QDialog):
    """Shows a text in `text`, with room for more between it and the buttons (`column`).

    `name` begins the names of all its parts. What is copied and saved is what is shown.
    """

    def __init__(self, parent: QWidget, services: AppServices, name: str, title: str, file: str) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_window_title(self, window_text("title-nowhere", page=title))
        self.marks = Mnemonics()
        self.services = services
        self.intro = label(name=f"{name}_intro")
        self.text = text_area(f"{name}_text", window_text("help-note"))
        self.column = QVBoxLayout()
        self.column.setSpacing(10)
        self._name, self._file = name, file
        self._status = label(name=f"{name}_status", strong=True)
        self._saving: asyncio.Task[None] | None = None
        self._save = button(f"{name}_save")
        self._copy = button(f"{name}_copy", look="primary")
        self._lay_out()
        self.tell("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(self.intro)
        column.addWidget(self.text, 1)
        column.addLayout(self.column)
        column.addWidget(self._status)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        close = button(f"{self._name}_close")
        for one, key in ((self._save, "help-save"), (close, "close"), (self._copy, "help-copy")):
            one.setText(self.marks.mark(window_text(key)))
            one.setAccessibleName(window_text(key))
        self._save.clicked.connect(self._choose_file)
        close.clicked.connect(self.reject)
        self._copy.clicked.connect(self._copy_text)
        self._copy.setDefault(True)
        self._copy.setFocus()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._save)
        row.addStretch()
        row.addWidget(close)
        row.addWidget(self._copy)
        return row

    @property
    def share_buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons that give the text away."""
        return (self._save, self._copy)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.tell(window_text("help-copied"))

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, window_text("help-save"), self._file, window_text(f"{self._name}-file"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(Path(self._file).suffix.removeprefix("."))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.save_as)
        chooser.open()

    def save_as(self, file: str) -> None:
        """Write the text as it is shown."""
        self._saving = asyncio.ensure_future(self._written(Path(file), self.text.toPlainText()))

    async def _written(self, file: Path, text: str) -> None:
        try:
            await self.services.files.write_text(file, text)
        except OSError as error:  # a time-out is one, too
            self.tell(window_text("help-not-saved", reason=error.strerror or type(error).__name__))
        else:
            self.tell(window_text("help-saved", file=file.name))

    def tell(self, text: str) -> None:
        """Say what became of it; nothing hides the line."""
        self._status.setText(text)
        self._status.setVisible(bool(text))
        if text:
            announce(self._status, text)


class PlainTextArea(QPlainTextEdit):
    """Shows any text with nothing hidden in it; what is copied and saved is what is seen."""

    def setPlainText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show another text; a line that is too long to be laid out is cut."""
        lines = visible(text).split("\n")
        super().setPlainText("\n".join(shortened(line, _LONGEST_LINE) for line in lines))


def text_area(name: str, spoken_name: str) -> QPlainTextEdit:
    """Return a text that can be read, selected and copied, and not changed."""
    area = PlainTextArea()
    area.setObjectName(name)
    area.setReadOnly(True)
    area.setAccessibleName(spoken_name)
    area.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    area.setMinimumHeight(_TEXT_HEIGHT)
    area.setTabChangesFocus(True)
    area.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return area


_TEXT_HEIGHT = 210
_LONGEST_LINE = 4000
