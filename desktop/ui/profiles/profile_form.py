"""The values of a profile as lines to type into: the usual ones at once, the rare ones folded away."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core import words
from desktop.core.steps.base import Choice, Field
from desktop.profiles.parsing import to_plain
from desktop.profiles.profile import Profile
from desktop.profiles.suspects import CLIENT_SECRET
from desktop.profiles.typed_values import FORM_VALUES, YES, FormValue, as_typed
from desktop.profiles.validation import FLOWS
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.check_entry import CheckEntry
from desktop.ui.widgets.choice_entry import ChoiceEntry
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.text_entry import TextEntry
from desktop.ui.widgets.texts import form_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.core.notices.notice import Problem
    from desktop.core.steps.base import FieldKind
    from desktop.ui.widgets.mnemonics import Mnemonics

Entry: TypeAlias = TextEntry | ChoiceEntry | CheckEntry


@dataclass(frozen=True, slots=True)
class FormRules:
    """What somebody else has decided: by the value's name the reason why it cannot be changed.

    `flows` are those that may be chosen, all where nothing is said.
    """

    locked: Mapping[str, str] = field(default_factory=dict)
    flows: tuple[str, ...] = ()


class ProfileForm(QWidget):
    """`changed` comes with every change. With a `new_name` it also asks what the new profile is called."""

    changed = Signal()

    def __init__(
        self,
        typed: Mapping[str, str],
        marks: Mnemonics,
        rules: FormRules | None = None,
        new_name: str | None = None,
    ) -> None:
        super().__init__()
        self._rules = rules or FormRules()
        self._typed = typed
        self.entries: dict[str, Entry] = {}
        self._rare = QWidget()
        self._more = button("more_values", look="link")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._fold)
        self._lay_out(marks, new_name)
        unusual = any(typed.get(name, "") not in usual for name, usual in _usual_texts().items())
        self._more.setChecked(unusual)
        self._fold(unfolded=unusual)

    def _lay_out(self, marks: Mnemonics, new_name: str | None) -> None:
        column, rare = _column(self), _column(self._rare)
        for value in FORM_VALUES:
            self._add(self._entry(value, marks), rare if value.rare else column)
        if new_name is not None:
            name = Field("name", "text", value=new_name, label=form_text("name"), hint=form_text("name-hint"))
            self._add(TextEntry(name, marks), column)
        column.addWidget(self._more)
        column.addWidget(self._rare)

    def _add(self, entry: Entry, column: QVBoxLayout) -> None:
        if isinstance(entry, ChoiceEntry):
            column.addWidget(label(entry.field.label or ""))
        self.entries[entry.field.name] = entry
        column.addWidget(entry)
        if isinstance(entry, ChoiceEntry):
            column.addWidget(label(entry.field.hint or "", muted=True, small=True))
        entry.changed.connect(lambda: entry.mark(""))
        entry.changed.connect(self.changed)
        if reason := self._rules.locked.get(entry.field.name):
            entry.lock() if isinstance(entry, TextEntry) else entry.setEnabled(False)
            if isinstance(entry, CheckEntry):
                column.addWidget(label(reason, muted=True, small=True))

    def _entry(self, value: FormValue, marks: Mnemonics) -> Entry:
        kept = value.name == CLIENT_SECRET and self._typed.get("has_client_secret") == YES
        hint = self._rules.locked.get(value.name) or form_text(f"{value.name}-{'kept' if kept else 'hint'}")
        text, name = self._typed.get(value.name, ""), form_text(value.name)
        if value.kind == "choice":
            return ChoiceEntry(self._flow_field(value, text or FLOWS[0], name, hint), marks)
        if value.kind == "switch":
            return CheckEntry(Field(value.name, "boolean", value=text, label=name, hint=hint), marks)
        kind: FieldKind = "password" if value.kind == "secret" else "text"
        return TextEntry(Field(value.name, kind, value=text, label=name, hint=hint), marks)

    def _flow_field(self, value: FormValue, chosen: str, name: str, hint: str) -> Field:
        """Offer what is allowed, and what is chosen by now."""
        allowed = self._rules.flows or FLOWS
        offered = tuple(flow for flow in FLOWS if flow in allowed or flow == chosen)
        if self._rules.flows:
            hint = form_text("allowed")
        choices = tuple(map(Choice, offered))
        return Field(value.name, "choice", choices=choices, value=chosen, label=name, hint=hint)

    def typed(self) -> dict[str, str]:
        """Return all texts, by the names of their values."""
        return {name: entry.value() for name, entry in self.entries.items()}

    def entry_of(self, problem: Problem | None) -> Entry | None:
        """Return the entry that a problem is about, unfolded if need be."""
        entry = self.entries.get(problem.field or "") if problem else None
        if entry is not None and self._is_rare(entry.field.name):
            self._more.setChecked(True)
        return entry

    def focus_on(self, names: Iterable[str]) -> QWidget | None:
        """Go to the first of these values that is here, unfolded if need be, and return its line."""
        found = next((name for name in names if name in self.entries), None)
        if found is None:
            return None
        if self._is_rare(found):
            self._more.setChecked(True)
        self.entries[found].take_focus(select=True)
        return self.entries[found]

    def tell(self, problems: Iterable[Problem]) -> Problem | None:
        """Mark every wrong value, and return the problem to go to: that of the first, else one of none."""
        wrong = {problem.field: self._in_words(problem) for problem in reversed(list(problems))}
        for name, entry in self.entries.items():
            entry.mark(words.sentence(wrong[name]) if name in wrong else "")
        first = next((name for name in self.entries if name in wrong), None)
        return wrong[first] if first else next(iter(wrong.values()), None)

    def _in_words(self, problem: Problem) -> Problem:
        """Call a value what the form calls it."""
        if problem.code != "profile-value" or problem.field not in self.entries:
            return problem
        return replace(
            problem, values={**problem.values, "name": self.entries[problem.field].field.label or ""}
        )

    def forget_secrets(self) -> None:
        """Drop a typed client secret."""
        for entry in self.entries.values():
            entry.forget()

    def _fold(self, unfolded: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._rare.setVisible(unfolded)
        text = form_text("fewer" if unfolded else "more")
        self._more.setText(text)
        self._more.setAccessibleName(text)

    def _is_rare(self, name: str) -> bool:
        return any(value.rare for value in FORM_VALUES if value.name == name)


def _usual_texts() -> dict[str, set[str]]:
    """Return what the rare values are where nobody has set them: nothing, or the default."""
    nothing, default = as_typed({}), as_typed(to_plain(Profile("", "", "")))
    return {value.name: {nothing[value.name], default[value.name]} for value in FORM_VALUES if value.rare}


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    return column
