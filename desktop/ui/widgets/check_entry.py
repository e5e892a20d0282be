"""Yes or no: a box to check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.core import words
from desktop.core.steps.base import NO, YES

if TYPE_CHECKING:
    from desktop.core.steps.base import Field
    from desktop.ui.widgets.mnemonics import Mnemonics


class CheckEntry(QWidget):
    """A field of a step that is yes or no. The box's object name is the field's public name."""

    changed = Signal()

    def __init__(self, field: Field, marks: Mnemonics) -> None:
        super().__init__()
        self.field = field
        name = words.field_label(field)
        self._box = QCheckBox(marks.mark(name))
        self._box.setObjectName(field.name)
        self._box.setAccessibleName(name)
        self._box.setAccessibleDescription(words.field_hint(field))
        self.put(field.value or NO)
        self._box.toggled.connect(lambda _on: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._box)

    @property
    def empty(self) -> bool:
        """Say that nothing is missing: a box always says something."""
        return False

    def value(self) -> str:
        """Return `true` or `false`."""
        return YES if self._box.isChecked() else NO

    def put(self, value: str) -> None:
        """Check the box, or not."""
        self._box.setChecked(value == YES)

    def take_focus(self, *, select: bool = False) -> None:  # noqa: ARG002 - there is no text to select
        """Go to the box."""
        self._box.setFocus()

    def mark(self, problem: str) -> None:
        """Say what is wrong to people who cannot see the line of problems."""
        self._box.setAccessibleDescription(problem or words.field_hint(self.field))

    def cover(self) -> None:
        """Hide nothing: it is no secret."""

    def forget(self) -> None:
        """Drop nothing: it is no secret."""
