"""How each kind of field is asked in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.conversation.answers import missing
from desktop.core import words
from desktop.core.notices.notice import Problem
from desktop.core.steps.account import ResetPassword, SignUp
from desktop.core.steps.base import NO, YES
from desktop.core.steps.new_password import NewPassword

if TYPE_CHECKING:
    from desktop.cli.views.terminal_input import TerminalInput
    from desktop.cli.views.terminal_output import TerminalOutput
    from desktop.conversation.view import Ask
    from desktop.core.steps.base import Field

_TYPED_TWICE = frozenset({"new_password"})
"""Hidden and new: a slip would lock the person out."""


class FieldPrompt:
    """Asks for one field until what was typed can be an answer."""

    def __init__(self, source: TerminalInput, output: TerminalOutput, ask: Ask) -> None:
        self._input = source
        self._output = output
        self._ask = ask

    async def value(self, field: Field, kept: str | None) -> str | None:
        """Return what was typed, `kept` for an empty line, None for an optional field left out."""
        default = kept if kept is not None else field.value
        while True:
            typed = await self._typed(field, default)
            if typed:
                return typed
            if default is not None:
                return default
            if not field.required:
                return None
            self._output.problem(words.sentence(missing(field)))

    async def _typed(self, field: Field, default: str | None) -> str:
        if field.kind == "choice":
            return await self._choice(field)
        if field.kind == "boolean":
            return await self._boolean(field)
        if field.kind == "password":
            return await self._password(field, default)
        return await self._input.line(self._ask, _prompt(field, default))

    async def _password(self, field: Field, default: str | None) -> str:
        """Return a password; one that is too short is told before it has to be typed twice.

        Typed once more it is taken: the pool may have another rule than the profile.
        """
        as_before = None if default is None else words.say("terminal.as-before")
        told_short = ""
        while True:
            typed = await self._input.line(self._ask, _prompt(field, as_before), secret=True)
            if not typed or field.name not in _TYPED_TWICE or not self._input.is_terminal:
                return typed
            if typed != told_short and self._is_short(typed):
                told_short = typed
                self._output.problem(words.sentence(Problem("weak-password", {"because": "length"})))
                continue
            repeat = words.say("terminal.repeat", label=words.field_label(field))
            if await self._input.line(self._ask, repeat, secret=True) == typed:
                return typed
            self._output.problem(words.say("terminal.repeat-differs"))

    def _is_short(self, password: str) -> bool:
        step = self._ask.step
        if not isinstance(step, (NewPassword, ResetPassword, SignUp)):
            return False
        return len(password) < step.policy.min_length

    async def _choice(self, field: Field) -> str:
        values = [choice.value for choice in field.choices]
        for number, value in enumerate(values, start=1):
            self._output.text(f"{number}. {words.choice_label(value)}")
        while True:
            prompt = words.say("terminal.choose", n=len(values))
            typed = (await self._input.line(self._ask, prompt)).strip()
            if typed in values:
                return typed
            if typed.isdecimal() and 1 <= int(typed) <= len(values):
                return values[int(typed) - 1]
            self._output.problem(words.say("terminal.not-a-choice"))

    async def _boolean(self, field: Field) -> str:
        prompt = words.say("terminal.yes-no", label=words.field_label(field))
        said = {words.say("terminal.yes"): YES, words.say("terminal.no"): NO}
        while True:
            typed = (await self._input.line(self._ask, prompt)).strip().lower()
            meant = [value for word, value in said.items() if typed and word.startswith(typed)]
            if not typed or len(meant) == 1:
                return meant[0] if meant else ""
            self._output.problem(words.say("terminal.not-yes-or-no"))


def _prompt(field: Field, default: str | None) -> str:
    label = words.field_label(field)
    if default is None:
        return words.say("terminal.prompt", label=label)
    return words.say("terminal.prompt-default", label=label, default=default)
