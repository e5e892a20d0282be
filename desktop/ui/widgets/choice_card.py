"""A button as wide as the page: what can be chosen, and a line about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.ui.widgets.labels import label


class ChoiceCard(QPushButton):
    """Choosing is one click, or Enter."""

    def __init__(self, name: str, title: str, about: str) -> None:
        super().__init__()
        title, about = one_line(title, LONGEST_NAME), one_line(about)
        self.setObjectName(name)
        self.setProperty("choice", True)  # noqa: FBT003 - Qt's signature
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 14, 9)
        column.setSpacing(1)
        for text in (label(title, strong=True), label(about, muted=True, small=True)):
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            text.setVisible(bool(text.text()))
            column.addWidget(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that the texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return how high the texts are; a button alone would only reckon with its own text."""
        return self._column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the texts."""
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least size; the height for a width says how much more the texts need."""
        return self._column.totalMinimumSize()
