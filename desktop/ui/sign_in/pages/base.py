"""What a page is: the fields of one step, made new for every step and thrown away after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core import words
from desktop.ui.widgets.check_entry import CheckEntry
from desktop.ui.widgets.choice_entry import ChoiceEntry
from desktop.ui.widgets.text_entry import TextEntry

if TYPE_CHECKING:
    from desktop.core.notices.notice import Problem
    from desktop.core.steps.base import Field, Step
    from desktop.ui.widgets.mnemonics import Mnemonics


_SECRET_KINDS = frozenset({"password", "code"})

Entry: TypeAlias = TextEntry | ChoiceEntry | CheckEntry


def entry_of(field: Field, marks: Mnemonics) -> Entry:
    """Return what a person types or chooses a field's value with."""
    kinds: dict[str, type[ChoiceEntry | CheckEntry]] = {"choice": ChoiceEntry, "boolean": CheckEntry}
    return kinds.get(field.kind, TextEntry)(field, marks)


class StepPage(QWidget):
    """Shows the fields of a step and hands over what was typed; it decides nothing and waits for nothing.

    `answered` carries the fields by name, as typed; `elsewhere` the step that the person would rather begin
    with; `stuck` the code of why the sign-in cannot go on; `admin` asks for the admins'
    window. `go_on` is the key of the text on the Continue button.
    """

    serves: ClassVar[tuple[type[Step], ...]] = ()
    go_on: ClassVar[str] = "continue"

    answered = Signal(dict)
    changed = Signal()
    elsewhere = Signal(object)
    stuck = Signal(str)
    admin = Signal()

    def __init__(self, step: Step, marks: Mnemonics) -> None:
        super().__init__()
        self.setObjectName(f"page_{step.name}")
        self.step = step
        self._problem: Problem | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.entries = [entry_of(field, marks) for field in step.fields()]
        for entry in self.entries:
            entry.changed.connect(self.changed)
            self.column.addWidget(entry)

    @classmethod
    def continue_key(cls, step: Step) -> str:  # noqa: ARG003 - most pages say the same for all steps
        """Return the key of the text on the Continue button at a step."""
        return cls.go_on

    @property
    def valid(self) -> bool:
        """Say whether everything that is needed is typed."""
        return not any(entry.empty for entry in self.entries)

    def what_is_missing(self) -> Problem | None:
        """Return the problem that the first field that needs something is empty."""
        from desktop.conversation.answers import missing  # noqa: PLC0415 - the first page does not wait for it

        return next((missing(entry.field) for entry in self.entries if entry.empty), None)

    @property
    def busy(self) -> bool:
        """Say whether an answer is on its way; nothing can be typed meanwhile, and passwords are covered."""
        return not self.isEnabled()

    @busy.setter
    def busy(self, busy: bool) -> None:
        if busy:
            for entry in self.entries:
                entry.cover()
        self.setEnabled(not busy)

    @property
    def problem(self) -> Problem | None:
        """Return what stands between the person and the next step; it is shown at the field it names."""
        return self._problem

    @problem.setter
    def problem(self, problem: Problem | None) -> None:
        self._problem = problem
        self.show_problem()

    def show_problem(self) -> None:
        """Mark the entry that the problem is about, and no other."""
        wrong = self.entry_at_fault()
        for entry in self.entries:
            entry.mark(words.sentence(self._problem) if self._problem and entry is wrong else "")

    def entry_at_fault(self) -> Entry | None:
        """Return the entry that the problem is about; None if it names none that is here, or only informs."""
        return next((entry for entry in self.entries if self._is_wrong(entry)), None)

    def _is_wrong(self, entry: Entry) -> bool:
        return self._problem is not None and not words.informs(self._problem.code) and self._names(entry)

    def offer(self, way: Step, marks: Mnemonics) -> None:
        """Show the way to another first step, on a page where a sign-in begins."""

    def stays_for(self, step: Step) -> bool:
        """Say whether the same page, with what was typed, serves the next question."""
        return step == self.step

    def take_over(self, before: StepPage) -> None:
        """Take what was typed on the page before, where it asked the same but for some attributes."""
        if self.step.asking(()) != before.step.asking(()):
            return
        typed = {entry.field.name: entry.value() for entry in before.entries}
        for entry in self.entries:
            entry.put(typed.get(entry.field.name) or entry.value())

    def submit(self) -> None:
        """Hand over what was typed."""
        self.answered.emit({entry.field.name: entry.value() for entry in self.entries})

    def take_focus(self) -> None:
        """Go to the field with the problem, else to the first empty one, else to the secret one."""
        at_fault = next((entry for entry in self.entries if self._names(entry)), None)
        target = at_fault or self._first_open() or next(iter(self.entries), None)
        if target:
            target.take_focus(select=self._problem is not None)

    def _names(self, entry: Entry) -> bool:
        return self._problem is not None and self._problem.field == entry.field.name

    def _first_open(self) -> TextEntry | ChoiceEntry | CheckEntry | None:
        """Return the entry where a person types next.

        After a problem with no field of its own that is the secret one: a person who sees a refused password
        types it again, and in the line of the name everybody could read it.
        """
        empty = (entry for entry in self.entries if (entry.empty if self._problem else not entry.value()))
        secret = (entry for entry in self.entries if self._problem and entry.field.kind in _SECRET_KINDS)
        return next(empty, None) or next(secret, None)

    def fill(self, name: str, value: str) -> bool:
        """Put a value into a field; False if the page has no such field or is busy."""
        entry = next((entry for entry in self.entries if entry.field.name == name), None)
        if entry is None or self.busy:
            return False
        entry.put(value)
        return True

    def forget_secrets(self) -> None:
        """Drop passwords and codes that were typed."""
        for entry in self.entries:
            entry.forget()
