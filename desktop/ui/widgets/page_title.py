"""The title of a page and the line under it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.labels import label


class PageTitle(QWidget):
    """Says where a person is."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label(name="title")
        self._intro = label(name="intro")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._intro)

    def say(self, title: str, intro: str) -> None:
        """Change both; an empty line takes no room."""
        self._title.setText(title)
        self._intro.setText(intro)
        self._intro.setVisible(bool(intro))
