"""A message that stands out: a picture, a sentence, and room for what belongs to it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.icons import Icon
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.style import repolish

Kind: TypeAlias = Literal["problem", "note", "caution"]
_LOOKS = {"problem": ("problem", "danger"), "note": ("note", "info"), "caution": ("problem", "caution")}


class Banner(QFrame):
    """Hidden while it has nothing to say."""

    def __init__(self, kind: Kind, name: str) -> None:
        super().__init__()
        self._icon = Icon(*_LOOKS[kind])
        self.setProperty("banner", kind)
        self._sentence = label(name=name)
        self.below = QVBoxLayout()
        self.below.setSpacing(4)
        self.below.addWidget(self._sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.below, 1)
        self.hide()

    def look_like(self, kind: Kind) -> None:
        """Change colour and picture, for what is said from now on."""
        if self.property("banner") == kind:
            return
        self.setProperty("banner", kind)
        self._icon.show_as(*_LOOKS[kind])
        repolish(self, *self.findChildren(QWidget))

    @property
    def text(self) -> str:
        """Return what is said, empty while hidden."""
        return self._sentence.text()

    def say(self, text: str) -> None:
        """Show a sentence, or hide with an empty one."""
        self._sentence.setText(text)
        self._sentence.setAccessibleName(text)
        self.setVisible(bool(text))
