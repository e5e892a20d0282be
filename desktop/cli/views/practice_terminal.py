"""The terminal on a practice pool: the mails arrive above the question."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TextIO

from desktop.cli.views.cli_view import PLACE_KEPT, Standing
from desktop.cli.views.terminal_view import TerminalView
from desktop.core import words
from desktop.core.exit_codes import CANCELLED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from desktop.cli.views.inbox_reader import PracticeInbox
    from desktop.cli.views.lines import ByteSource
    from desktop.conversation.view import Ask, Reply


class PracticeTerminalView(TerminalView):
    """Shows who can be played, and before each question the messages that came since the last one."""

    def __init__(self, source: ByteSource, descriptor: int, out: TextIO, practice: PracticeInbox) -> None:
        super().__init__(source, descriptor, out)
        self._practice = practice
        self._shown = len(practice.inbox())

    def introduce(self, people: Sequence[Mapping[str, Any]]) -> None:
        """Say who can be played."""
        self.output.title(words.say("practice.people"))
        for person in people:
            names = {name: str(person[name]) for name in ("username", "password", "situation")}
            self.output.item(words.say("practice.person", **names))

    def interrupted(self, standing: Standing = PLACE_KEPT) -> int:  # noqa: ARG002 - nothing outlives the pool
        """Say that all of it ends with the program."""
        self.output.title(words.say("practice.stopped"))
        return CANCELLED

    async def ask(self, ask: Ask) -> Reply:
        """Show the new messages and ask."""
        messages = await asyncio.to_thread(self._practice.inbox)
        for message in messages[self._shown :]:
            self.output.title(words.say("practice.mail", to=str(message["to"])))
            self.output.text(str(message["body"]))
        self._shown = len(messages)
        return await super().ask(ask)
