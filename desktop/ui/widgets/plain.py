"""The one way to show text in the windows: as text, never as markup, nothing hidden in it, and not too long.

Qt guesses whether a text is HTML, and then loads its pictures, even from other computers. What is shown comes
from pools, people, files and services; so labels are made here and told not to guess, and where Qt cannot be
told (tool tips) the guess is made wrong. What is hidden or steers is written out (`desktop.core.plain_text`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel

from desktop.core.plain_text import LONGEST_NAME, block, one_line
from desktop.ui.widgets.mnemonics import escaped

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LONGEST_TEXT = 8000
"""Characters of one label; none of Stile's own texts is near. Qt takes seconds to lay out a megabyte."""


class PlainLabel(QLabel):
    """A label that takes every text for what it is; its lines stay."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show another text."""
        super().setText(block(text, _LONGEST_TEXT))

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Let screen readers say another text."""
        super().setAccessibleName(block(name, _LONGEST_TEXT))


def set_tool_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip. Qt has no plain ones: what looks like markup gets other brackets."""
    shown = one_line(text)
    if GuiQt.mightBeRichText(shown):
        shown = shown.replace("<", "\u2039").replace(">", "\u203a")
    widget.setToolTip(shown)


def set_window_title(window: QWidget, text: str) -> None:
    """Name a window. In a title Qt reads `[*]` as a place for a mark of its own, and twice as itself."""
    window.setWindowTitle(one_line(text, LONGEST_NAME).replace("[*]", "[*][*]"))


def button_text(text: str) -> str:
    """Return a text for a button of which no letter is marked: its own `&` are shown."""
    return escaped(one_line(text, LONGEST_NAME))
