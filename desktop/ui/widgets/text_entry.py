"""One thing a person types: a label, its line, and a line of help below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.core import words
from desktop.core.plain_text import LONGEST_NAME, is_seen_whole, shortened
from desktop.ui.widgets.field_entry import FieldEntry
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.password_edit import PasswordEdit
from desktop.ui.widgets.plain import PlainLabel
from desktop.ui.widgets.style import repolish
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from desktop.core.steps.base import Field
    from desktop.ui.widgets.mnemonics import Mnemonics

_HINTS = {
    "email": Qt.InputMethodHint.ImhEmailCharactersOnly | Qt.InputMethodHint.ImhNoAutoUppercase,
    "phone": Qt.InputMethodHint.ImhDialableCharactersOnly,
    "code": Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase,
}


class TextEntry(FieldEntry):
    """A field of a step. The line's object name is the field's public name.

    It begins with the field's value, if a person can see all of it: nobody gives what they cannot see.
    """

    def __init__(self, field: Field, marks: Mnemonics) -> None:
        super().__init__(field)
        self._hint = _hint(field)
        self.edit = PasswordEdit() if field.kind == "password" else QLineEdit()
        name = words.field_label(field)
        self._label = PlainLabel(marks.mark(name[:1].upper() + name[1:]))
        self._label.setBuddy(self.edit)
        self._help = label(name=f"{field.name}_help", muted=True, small=True)
        self._rules = ""
        self.column.setSpacing(5)
        for widget in (self._label, self.edit, self._help):
            self.column.addWidget(widget)
        self._prepare(name[:1].upper() + name[1:])

    def _prepare(self, name: str) -> None:
        self.edit.setObjectName(self.field.name)
        self.edit.setAccessibleName(name)
        self.edit.setText(_fit_to_edit(self.field.value or ""))
        self.edit.textChanged.connect(self._edited)
        if self.field.kind in _HINTS:
            self.edit.setInputMethodHints(_HINTS[self.field.kind])
        if self.field.kind == "code":
            self.edit.setProperty("code", True)  # noqa: FBT003 - Qt's signature
            self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if isinstance(self.edit, PasswordEdit):
            self.edit.caps_lock.connect(self._tell_caps_lock)
        self._help_with(self._hint)
        self._describe(self._hint)

    @property
    def empty(self) -> bool:
        """Say whether something is needed here and nothing is typed."""
        return self.field.required and not self.edit.text()

    def value(self) -> str:
        """Return what is typed."""
        return self.edit.text()

    def put(self, value: str) -> None:
        """Type a value in the person's place."""
        self.edit.setText(value)

    def take_focus(self, *, select: bool = False) -> None:
        """Go to the line, its text selected where it is to be typed over."""
        self.edit.setFocus()
        if select:
            self.edit.selectAll()

    def look_wrong(self, problem: str) -> None:
        """Frame the line, or take the frame back with an empty text."""
        self._describe(problem or self._hint)
        if bool(problem) is not bool(self.edit.property("invalid")):
            self.edit.setProperty("invalid", bool(problem))
            repolish(self.edit)

    def lock(self) -> None:
        """Let the value be read and copied, and not be changed."""
        self.edit.setReadOnly(True)

    def cover(self) -> None:
        """Hide a password that is shown."""
        if isinstance(self.edit, PasswordEdit):
            self.edit.hide_text()

    def forget(self) -> None:
        """Drop a typed secret."""
        if self.field.kind in {"password", "code"}:
            self.edit.clear()

    def _edited(self) -> None:
        self.look_wrong("")  # the sentence stays until the next answer: it says what to mend
        self.changed.emit()

    def say_rules(self, rules: str) -> None:
        """Describe the line by the rules that what is typed still breaks, besides what is said of it."""
        said = self.edit.accessibleDescription().removesuffix(self._rules).rstrip()
        self._rules = rules
        self._describe(said)

    def _describe(self, said: str) -> None:
        self.edit.setAccessibleDescription(f"{said}\n{self._rules}".strip())

    def _tell_caps_lock(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._help_with(window_text("caps-lock") if on else self._hint)

    def _help_with(self, text: str) -> None:
        self._help.setText(text)
        self._help.setVisible(bool(text))


def _hint(field: Field) -> str:
    """Return the field's line of help; where its value cannot be seen whole, that comes first."""
    hint = words.field_hint(field)
    if not field.value or is_seen_whole(field.value):
        return hint
    return f"{window_text('hidden-characters', value=shortened(field.value, LONGEST_NAME))}\n{hint}".strip()


def _fit_to_edit(value: str) -> str:
    return value if is_seen_whole(value) else ""
