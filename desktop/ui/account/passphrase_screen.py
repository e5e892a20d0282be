"""The passphrase that opens what is kept where there is no keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.core import words
from desktop.core.notices.notice import Problem
from desktop.core.secret import Secret
from desktop.core.steps.base import Field
from desktop.ui.app.signals import first_signal
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form_screen import FormScreen
from desktop.ui.widgets.text_entry import TextEntry
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from desktop.ui.app.main_window import MainWindow
    from desktop.ui.widgets.heading import Heading


class PassphraseDeclinedError(Exception):
    """The person goes on without what is kept."""


class PassphraseScreen(FormScreen):
    """Asks for a passphrase; a new one twice, because a slip would lock everything away."""

    given = Signal(str)
    left = Signal()

    def __init__(self, *, new: bool) -> None:
        kind = "new-passphrase" if new else "unlock"
        super().__init__(window_text(kind), window_text(f"{kind}-intro"))
        names = ("passphrase", "repeat") if new else ("passphrase",)
        self._entries = [
            TextEntry(Field(name, "password", label=words.say(f"unlock.{name}")), self.marks)
            for name in names
        ]
        for entry in self._entries:
            self.column.addWidget(entry)
        leave = self.add_button(button("go_on_without"), window_text("go-on-without"))
        leave.clicked.connect(self.left)
        go = self.add_button(button("continue", look="primary"), window_text("continue"), at_end=True)
        go.clicked.connect(self._give)
        go.setDefault(True)

    def take_focus(self) -> None:
        """Begin with the passphrase."""
        super().take_focus()
        self._entries[0].edit.setFocus()

    def cancel(self) -> None:
        """Go on without."""
        self.left.emit()

    def forget_secrets(self) -> None:
        """Drop what was typed."""
        for entry in self._entries:
            entry.forget()

    def tell(self, problem: Problem) -> None:
        """Say what is wrong, at its field."""
        at = next((entry for entry in self._entries if entry.field.name == problem.field), None)
        self.tell_at(problem, at)

    def _give(self) -> None:
        typed = [entry.edit.text() for entry in self._entries]
        if not typed[0]:
            self.tell(Problem("field-required", field="passphrase"))
        elif typed[-1] != typed[0]:
            self.tell(Problem("passphrases-differ", field="repeat"))
        else:
            self.given.emit(typed[0])


class PassphrasePrompt:
    """Asks for passphrases in the window. A second question means that the last passphrase was wrong."""

    def __init__(self, window: MainWindow, heading: Heading) -> None:
        self._window = window
        self._heading = heading
        self._asked_before = False

    async def known(self, first_time: bool) -> Secret | None:  # noqa: FBT001 - the shape of the vault's question
        """Return the passphrase of what is kept, None where nothing is kept yet or it is not given."""
        if first_time:
            return None
        try:
            return await self.ask(new=False)
        except PassphraseDeclinedError:
            return None

    async def ask(self, *, new: bool) -> Secret:
        """Return a passphrase. Raises PassphraseDeclinedError."""
        screen = PassphraseScreen(new=new)
        self._window.put(screen, self._heading)
        if self._asked_before:
            screen.tell(Problem("wrong-passphrase", field="passphrase"))
        self._asked_before = True
        choice, carried = await first_signal(given=screen.given, left=screen.left)
        if choice == "left":
            raise PassphraseDeclinedError
        screen.setEnabled(False)
        return Secret(carried[0])
