"""Something that is known and needs no asking: a caption and its value, which can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.plain_text import one_line
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.texts import window_text


def captioned_value(key: str, value: str) -> QWidget:
    """Return a caption by its key in the window's texts, above a value."""
    value = one_line(value)
    shown = label(value, name=key.replace("-", "_"), strong=True)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    shown.setAccessibleName(f"{window_text(key)}: {value}")
    pair = QWidget()
    column = QVBoxLayout(pair)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label(window_text(key), muted=True, small=True))
    column.addWidget(shown)
    return pair
