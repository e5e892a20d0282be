"""What a person gives one value with: its line or buttons, and what is wrong with them below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.icons import Icon
from desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from desktop.core.steps.base import Field


class FieldProblem(QWidget):
    """A sentence with a picture, so that it is not the colour alone that says it."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = label(name="problem", small=True, wrong=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon("problem", "danger", 16), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence, or hide with an empty one."""
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self.setVisible(bool(sentence))


class FieldEntry(QWidget):
    """The base of all entries; `changed` comes with every edit. `column` holds what the entry is made of."""

    changed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._wrong: FieldProblem | None = None

    def mark(self, problem: str) -> None:
        """Say below the entry, and to who cannot see it, what is wrong; an empty text takes it back."""
        if problem or self._wrong is not None:
            self._sentence().say(problem)
        self.look_wrong(problem)

    def _sentence(self) -> FieldProblem:
        """Return the line below, made when it is first needed: most entries are never wrong."""
        if self._wrong is None:
            self._wrong = FieldProblem()
            self.column.addWidget(self._wrong)
        return self._wrong

    def take_focus(self, *, select: bool = False) -> None:
        """Go to where the value is given, its text selected if it is to be typed over."""
        raise NotImplementedError

    def look_wrong(self, problem: str) -> None:
        """Describe the entry by what is wrong with it, and frame it where it has a frame."""
        raise NotImplementedError

    def hold(self, details: QWidget) -> None:
        """Take what else there is to say of the problem, below its sentence."""
        self._sentence()
        self.column.addWidget(details)
