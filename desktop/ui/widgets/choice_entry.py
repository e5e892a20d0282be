"""One thing a person chooses: the ways below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from desktop.core import words
from desktop.ui.widgets.field_entry import FieldEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.core.steps.base import Field
    from desktop.ui.widgets.mnemonics import Mnemonics


class ChoiceEntry(FieldEntry):
    """A field of a step whose values are given. Each button's object name is its value."""

    def __init__(self, field: Field, marks: Mnemonics) -> None:
        super().__init__(field)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        self.column.setSpacing(10)
        for choice in field.choices:
            self.column.addWidget(self._shown(choice.value, marks))
        self.put(field.value or (field.choices[0].value if field.choices else ""))

    def _shown(self, value: str, marks: Mnemonics) -> QWidget:
        """Return a card where there is a line to say about a choice, else the button alone."""
        button, about = self._button(value, marks), words.choice_about(value)
        if not about:
            return button
        from desktop.ui.widgets.radio_card import RadioCard  # noqa: PLC0415 - the first page has no choice

        return RadioCard(button, value, about)

    def _button(self, value: str, marks: Mnemonics) -> QRadioButton:
        name = words.choice_label(value)
        button = self._buttons[value] = QRadioButton(marks.mark(name))
        button.setObjectName(value)
        button.setAccessibleName(name)
        button.setAccessibleDescription(words.choice_about(value))
        button.toggled.connect(lambda _on: self.changed.emit())
        self._group.addButton(button)
        return button

    @property
    def empty(self) -> bool:
        """Say whether something is needed here and nothing is chosen."""
        return self.field.required and not self.value()

    def value(self) -> str:
        """Return what is chosen, empty if nothing is."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def put(self, value: str) -> None:
        """Choose a way, if it is one of those offered."""
        if value in self._buttons:
            self._buttons[value].setChecked(True)

    def take_focus(self, *, select: bool = False) -> None:  # noqa: ARG002 - there is no text to select
        """Go to the way that is chosen."""
        chosen = self._buttons.get(self.value()) or next(iter(self._buttons.values()), None)
        if chosen:
            chosen.setFocus()

    def look_wrong(self, problem: str) -> None:
        """Describe every button by what is wrong with the choice."""
        for button in self._buttons.values():
            button.setAccessibleDescription(problem or words.choice_about(button.objectName()))

    def cover(self) -> None:
        """Hide nothing: a choice is no secret."""

    def forget(self) -> None:
        """Drop nothing: a choice is no secret."""
