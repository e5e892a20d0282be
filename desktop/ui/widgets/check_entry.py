"""Yes or no: a box to check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from desktop.core import words
from desktop.core.steps.base import NO, YES
from desktop.ui.widgets.field_entry import FieldEntry

if TYPE_CHECKING:
    from desktop.core.steps.base import Field
    from desktop.ui.widgets.mnemonics import Mnemonics


class CheckEntry(FieldEntry):
    """A field of a step that is yes or no. The box's object name is the field's public name."""

    def __init__(self, field: Field, marks: Mnemonics) -> None:
        super().__init__(field)
        name = words.field_label(field)
        self._box = QCheckBox(marks.mark(name))
        self._box.setObjectName(field.name)
        self._box.setAccessibleName(name)
        self._box.setAccessibleDescription(words.field_hint(field))
        self.put(field.value or NO)
        self._box.toggled.connect(lambda _on: self.changed.emit())
        self.column.addWidget(self._box)

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

    def look_wrong(self, problem: str) -> None:
        """Describe the box by what is wrong with it, else by its hint."""
        self._box.setAccessibleDescription(problem or words.field_hint(self.field))

    def cover(self) -> None:
        """Hide nothing: it is no secret."""

    def forget(self) -> None:
        """Drop nothing: it is no secret."""
