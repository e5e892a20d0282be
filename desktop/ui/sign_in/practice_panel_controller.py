"""The practice panel at work: messages flow in, people and codes flow into the form."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop.ui.sign_in.practice_panel import PracticePanel

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from desktop.ui.app.main_window import MainWindow
    from desktop.ui.app.practice_data import PracticePerson
    from desktop.ui.app.practice_services import PracticeFeed
    from desktop.ui.sign_in.shell import Shell

_PAUSE = 1.0


class PracticePanelController:
    """Keeps the panel beside the window's screen until it is closed."""

    def __init__(self, window: MainWindow, practice: PracticeFeed) -> None:
        self._window = window
        self._practice = practice
        self._shell: Shell | None = None
        self._waiting: PracticePerson | None = None
        self._panel = PracticePanel(practice.people)
        self._panel.played.connect(self._play)
        self._panel.code.connect(self._use)
        window.put_aside(self._panel)
        self._task = asyncio.create_task(self._keep_filled())

    @property
    def played(self) -> SignalInstance:
        """Return the signal that a person was chosen."""
        return self._panel.played

    def use_shell(self, shell: Shell | None) -> None:
        """Fill the forms of this shell from now on, or of none."""
        self._shell = shell
        if shell:
            shell.presented.connect(self._introduce)

    def close(self) -> None:
        """Take the panel away."""
        self._task.cancel()
        self._window.put_aside(None)

    async def _keep_filled(self) -> None:
        while True:
            with contextlib.suppress(OSError):  # the pool is busy or gone; the sign-in itself says so
                self._panel.show_mails(await self._practice.mails())
            await asyncio.sleep(_PAUSE)

    def _play(self, person: PracticePerson) -> None:
        self._waiting = person
        self._introduce()
        if self._waiting and self._shell:
            self._shell.start_over()

    def _introduce(self) -> None:
        person = self._waiting
        if person and self._shell and self._shell.fill("username", person.username):
            self._shell.fill("password", person.password)
            self._shell.take_focus()
            self._waiting = None

    def _use(self, code: str) -> None:
        if self._shell and self._shell.fill("code", code):
            self._shell.take_focus()
        else:
            QGuiApplication.clipboard().setText(code)
