"""The bridge to whoever can help: a note of where somebody is stuck, shown as it will be shared."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from desktop.core.help_note import HelpNote
from desktop.core.redact import masked
from desktop.ui.announce import announce
from desktop.ui.mnemonics import Mnemonics
from desktop.ui.widgets.buttons import button, spoken
from desktop.ui.widgets.texts import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.heading import Heading
    from desktop.ui.house import House
    from desktop.ui.plight import Plight

_FILE = "stile-help.txt"
_WIDTH, _NOTE_HEIGHT = 500, 210


def offer_help(parent: QWidget, house: House, plight: Plight, heading: Heading) -> GetHelp:
    """Open the note over a window."""
    dialog = GetHelp(parent, house, note_of(plight, heading, house.version), plight.username)
    dialog.say_to(heading)
    dialog.open()
    return dialog


def note_of(plight: Plight, heading: Heading, version: str) -> HelpNote:
    """Return the note about a plight, the name masked."""
    return HelpNote(
        profile=heading.name,
        pool_id=heading.pool_id,
        person=masked(plight.username),
        step=plight.step,
        code=plight.problem.code,
        at=f"{plight.since:%Y-%m-%dT%H:%M:%SZ}",
        request_id=plight.problem.request_id or "",
        version=version,
    )


class GetHelp(QDialog):
    """Shows a note, copies it, saves it. The name is in it only if the person says so."""

    def __init__(self, parent: QWidget, house: House, note: HelpNote, username: str) -> None:
        super().__init__(parent)
        self.setObjectName("get_help_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(spoken("title-nowhere", page=spoken("get-help")))
        self._house = house
        self._note = note
        self._username = username
        self._marks = Mnemonics()
        self._saving: asyncio.Task[None] | None = None
        self._intro = label(name="help_intro")
        self._text = _text_area()
        self._name = QCheckBox(self._marks.mark(spoken("help-name", name=username)))
        self._status = label(name="help_status", strong=True)
        self._lay_out()
        self._show_note()

    def _lay_out(self) -> None:
        hint = label(spoken("help-name-hint", name=self._note.person), muted=True, small=True)
        self._name.setObjectName("help_name")
        self._name.setAccessibleDescription(hint.text())
        self._name.toggled.connect(self._show_note)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        for widget in (self._intro, self._text, self._name, hint, self._status):
            column.addWidget(widget)
        column.addLayout(self._buttons())
        for widget in (self._name, hint):
            widget.setVisible(bool(self._username))
        self.resize(_WIDTH, self.sizeHint().height())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        save = button("help_save", self._marks.mark(spoken("help-save")))
        save.clicked.connect(self._choose_file)
        close = button("help_close", self._marks.mark(spoken("close")))
        close.clicked.connect(self.reject)
        copy = button("help_copy", self._marks.mark(spoken("help-copy")), look="primary")
        copy.clicked.connect(self._copy)
        copy.setDefault(True)
        copy.setFocus()
        row.addWidget(save)
        row.addStretch()
        row.addWidget(close)
        row.addWidget(copy)
        return row

    def say_to(self, heading: Heading) -> None:
        """Say who the note is for."""
        key = "help-intro-of" if heading.organisation else "help-intro"
        self._intro.setText(spoken(key, pool=heading.name, organisation=heading.organisation))

    def _show_note(self) -> None:
        username = self._username if self._name.isChecked() else ""
        self._text.setPlainText(replace(self._note, username=username).render())
        self._tell("")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._tell(spoken("help-copied"))

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, spoken("help-save"), _FILE, spoken("help-file"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("txt")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.save_as)
        chooser.open()

    def save_as(self, file: str) -> None:
        """Write the note as it is shown."""
        self._saving = asyncio.ensure_future(self._save(Path(file), self._text.toPlainText()))

    async def _save(self, file: Path, text: str) -> None:
        try:
            await self._house.save(file, text)
        except OSError as error:  # a time-out is one, too
            self._tell(spoken("help-not-saved", reason=error.strerror or type(error).__name__))
        else:
            self._tell(spoken("help-saved", file=file.name))

    def _tell(self, text: str) -> None:
        self._status.setText(text)
        self._status.setVisible(bool(text))
        if text:
            announce(self._status, text)


def _text_area() -> QPlainTextEdit:
    area = QPlainTextEdit()
    area.setObjectName("help_text")
    area.setReadOnly(True)
    area.setAccessibleName(spoken("help-note"))
    area.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    area.setMinimumHeight(_NOTE_HEIGHT)
    area.setTabChangesFocus(True)
    area.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return area
