"""Text that is there to be read: Tab comes to it, a screen reader reads it, and it can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

_FLAGS = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def readable_text(text: str, spoken: str = "") -> QLabel:
    """Return a small text; `spoken` is what it is called where the text alone does not say all."""
    made = label(text, small=True, item=True)
    made.setAccessibleName(spoken or text)
    made.setTextInteractionFlags(_FLAGS)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # in an area that scrolls, Tab also brings it into view
    return made
