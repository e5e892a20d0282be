"""One typed line: an answer, a cry for help, or a word that is an action."""

from __future__ import annotations

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING

from desktop.cli.views.echo import hidden
from desktop.cli.views.lines import ByteSource, lines_of
from desktop.cli.views.terminal_words import HELP, HELP_NOTE, action_of, word_for
from desktop.conversation.view import Action, Ask, NoAnswerError
from desktop.core import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.cli.views.terminal_output import TerminalOutput


class ActionTypedError(Exception):
    """Instead of an answer, the person asked for something else."""

    def __init__(self, action: Action) -> None:
        super().__init__(action.value)
        self.action = action


class TerminalInput:
    """Reads what a person types for one ask at a time.

    `descriptor` is the terminal whose echo is switched off for secrets; where it is none, lines are read
    as they come and nothing is asked twice. `tell` shows a note about an ask for whoever helps.
    """

    def __init__(
        self, source: ByteSource, descriptor: int, output: TerminalOutput, tell: Callable[[Ask], None]
    ) -> None:
        self._tell = tell
        self._lines = lines_of(source)
        self._descriptor = descriptor
        self._output = output
        self.is_terminal = descriptor >= 0 and os.isatty(descriptor)

    async def line(self, ask: Ask, prompt: str, *, secret: bool = False) -> str:
        """Return an answer as typed. Raises ActionTypedError, and NoAnswerError at the end of input."""
        while True:
            line = await self._read(ask, prompt, secret=secret)
            if line.strip() == HELP:
                self._help(ask)
                continue
            if line.strip().lower() == HELP_NOTE:
                self._tell(ask)
                continue
            action = action_of(line)
            if action in ask.actions:
                raise ActionTypedError(action)
            if action is None and _is_text(line):
                return line
            self._output.problem(_complaint(action))

    async def _read(self, ask: Ask, prompt: str, *, secret: bool) -> str:
        with hidden(self._descriptor) if secret and self.is_terminal else nullcontext():
            self._output.prompt(prompt)  # only now, for a person may type as soon as it is there
            line = await self._lines.next()
        if line is None:
            raise NoAnswerError(ask.step.name)
        return line

    def _help(self, ask: Ask) -> None:
        for hint in filter(None, map(words.field_hint, ask.step.fields())):
            self._output.text(hint)
        self._output.text(words.say("terminal.help"))
        for action in ask.actions:
            self._output.item(words.say(f"terminal.help.{action.value}", word=word_for(action)))
        self._output.item(words.say("terminal.note", word=HELP_NOTE))
        self._output.text(words.say("terminal.help.interrupt"))


def _is_text(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def _complaint(action: Action | None) -> str:
    if action is None:
        return words.say("terminal.not-text")
    return words.say("terminal.not-here", word=word_for(action))
