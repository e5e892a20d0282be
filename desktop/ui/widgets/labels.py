"""Labels by what they are for; how they look is the style sheet's business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel


def label(text: str = "", *, name: str = "", **marks: bool) -> QLabel:
    """Return a plain-text label that wraps; `marks` are properties of the style sheet (`muted=True`)."""
    made = PlainLabel(text)
    made.setWordWrap(True)
    made.setObjectName(name)
    for mark, on in marks.items():
        made.setProperty(mark, on)
    return made


def line(text: str = "", *, name: str = "", **marks: bool) -> QLabel:
    """Return a plain-text label of one line."""
    made = label(text, name=name, **marks)
    made.setWordWrap(False)
    return made
