"""The values of a pool that is known already, to be corrected, looked at, or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.core import words
from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.ui.profiles.profile_form import FormRules, ProfileForm
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.confirm import confirm
from desktop.ui.widgets.form_screen import FormScreen
from desktop.ui.widgets.texts import form_text, window_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from desktop.core.notices.notice import Notice, Problem


class ChangeProfileScreen(FormScreen):
    """`saved` and `check` carry the texts of the form; `removed` comes once the person has said so twice.

    A pool of the organisation's (`is_given`) is shown and cannot be removed; what can be saved of it is what
    the rules do not lock. `fate_of` says what becomes of what is kept, for the texts as they stand.
    """

    saved = Signal(dict)
    check = Signal(dict)
    removed = Signal()
    left = Signal()

    def __init__(
        self, name: str, typed: Mapping[str, str], rules: FormRules, *, is_given: bool = False
    ) -> None:
        kind = "show" if is_given else "change"
        intro = form_text("given-intro" if is_given else "change-intro")
        name = one_line(name, LONGEST_NAME)
        super().__init__(form_text(f"{kind}-of", name=name), intro)
        self._name = name
        self._first: tuple[str, ...] = ()
        self._fate_of: Callable[[Mapping[str, str]], Sequence[Notice]] = lambda _typed: ()
        self.form = ProfileForm(typed, self.marks, rules)
        self.form.changed.connect(self._edited)
        self._fate = Banner("note", "fate")
        self.column.addWidget(self.form)
        self.column.addWidget(self._fate)
        can_save = any(entry not in rules.locked for entry in self.form.entries)
        self._add_buttons(can_save=can_save, can_remove=not is_given)

    def _add_buttons(self, *, can_save: bool, can_remove: bool) -> None:
        back = self.add_button(button("back"), window_text("back"))
        back.clicked.connect(self.left)
        if can_remove:
            remove = self.add_button(button("remove_pool", look="quiet"), form_text("remove"))
            remove.setAccessibleName(form_text("remove-of", name=self._name))
            remove.clicked.connect(self._ask_to_remove)
        check = self.add_button(button("check"), window_text("check-pool"), at_end=True)
        check.clicked.connect(lambda: self.check.emit(self.form.typed()))
        if can_save:
            save = self.add_button(button("continue", look="primary"), form_text("save"), at_end=True)
            save.clicked.connect(lambda: self.saved.emit(self.form.typed()))
            save.setDefault(True)

    def say_fate_by(self, fate_of: Callable[[Mapping[str, str]], Sequence[Notice]]) -> None:
        """Say what becomes of what is kept, now and with every change."""
        self._fate_of = fate_of
        self._say_fate()

    def begin_with(self, problem: Problem | None, fields: Iterable[str]) -> None:
        """Show why the person is here, if that is a problem, and begin with what it may come from."""
        self.problem.tell(problem)
        self._first = tuple(fields)

    def take_focus(self) -> None:
        """Begin with what may be wrong, else with the pool's id."""
        super().take_focus()
        found = self.form.focus_on(self._first or ("pool_id",))
        if found:
            self.reveal(found)

    def tell_problems(self, problems: Iterable[Problem]) -> None:
        """Mark every wrong value, say what is wrong with the first, and go there."""
        problem = self.form.tell(problems)
        self.tell_at(problem, self.form.entry_of(problem))

    def forget_secrets(self) -> None:
        """Drop a typed client secret."""
        self.form.forget_secrets()

    def cancel(self) -> None:
        """Go back; nothing is changed."""
        self.left.emit()

    def _edited(self) -> None:
        self.problem.tell(None)
        self._say_fate()

    def _say_fate(self) -> None:
        text = "\n".join(map(words.sentence, self._fate_of(self.form.typed())))
        if text != self._fate.text:
            self._fate.say(text)
            announce(self._fate, text)

    def _ask_to_remove(self) -> None:
        confirm_removal(self, self._name, self.removed.emit)


def confirm_removal(parent: FormScreen, name: str, then: Callable[[], None]) -> None:
    """Ask once more before a pool goes, and say what goes with it."""

    def text_of(key: str) -> str:
        return form_text(key, name=one_line(name, LONGEST_NAME))

    confirm(parent, "remove", "keep", then, text_of)
