"""Signing in on a terminal: over SSH, without a display, or by taste."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.cli.views import terminal_steps
from desktop.cli.views.cli_view import PLACE_KEPT, Standing
from desktop.cli.views.terminal_fields import FieldPrompt
from desktop.cli.views.terminal_input import ActionTypedError, TerminalInput
from desktop.cli.views.terminal_output import TerminalOutput
from desktop.conversation.view import Answer, Ask, Reply
from desktop.core import words
from desktop.core.exit_codes import CANCELLED, DONE, TROUBLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import TextIO

    from desktop.cli.views.lines import ByteSource
    from desktop.core.notices.notice import Notice, Problem
    from desktop.core.steps.base import Field
    from desktop.core.storage.vault import Store


class TerminalView:
    """Asks in plain words; a step that is asked again offers what was typed before, which ends with the step.

    `advise` returns lines about changing the profile that a problem may come from; `again` is the command
    that signs in to the same profile. `help_note` makes the note for whoever helps of a problem, when it
    came, and what is asked.
    """

    def __init__(
        self,
        source: ByteSource,
        descriptor: int,
        out: TextIO,
        advise: Callable[[Problem], Sequence[str]] = lambda _problem: (),
        again: str = "stile sign-in",
    ) -> None:
        self._advise = advise
        self._again = again
        self.output = TerminalOutput(out)
        self._input = TerminalInput(source, descriptor, self.output, self._tell)
        self._problem: Problem | None = None
        self._problem_since = datetime.now(UTC)
        self.help_note: Callable[[Problem, datetime, Ask], str] | None = None
        self._store: Store | None = None
        self._step = ""
        self._typed: dict[str, str] = {}

    def hello(self, store: Store, /, notices: Sequence[Notice] = ()) -> None:
        """Say what there is to say about the store and, once, how things are kept where nothing will be."""
        for notice in notices:
            self.output.aside(words.sentence(notice))
        if self._store is None and store == "memory":
            self.output.aside(words.say("terminal.memory", command=self._again))
        self._store = store

    async def ask(self, ask: Ask) -> Reply:
        """Ask for every field in turn."""
        self._head(ask)
        kept, stands = self._kept_for(ask), self._what_stands(ask)
        self._step, self._typed = ask.step.name, dict(stands)
        try:
            await self._ask_fields(ask, kept)
        except ActionTypedError as typed:
            return typed.action
        except asyncio.CancelledError:
            self.output.end_prompt()  # the answer came by another way
            raise
        if self.output.is_terminal:
            self.output.aside(words.say("terminal.busy"))
        return Answer(dict(self._typed))

    def note(self, notice: Notice) -> None:
        """Say something that needs no answer."""
        self.output.text(words.sentence(notice))

    async def gave_up(self) -> None:
        """Never return: at a terminal giving up is Ctrl-C, which keeps the place."""
        await asyncio.get_running_loop().create_future()

    def signed_in(
        self,
        username: str,
        expires_at: datetime,  # noqa: ARG002 - the time is not printed
        loss: Notice | None = None,
    ) -> int:
        """Say the happy end."""
        self._typed = {}
        self.output.title(words.say("terminal.signed-in", username=username))
        return self.failed(loss) if loss else DONE

    def done(self, notice: Notice) -> int:
        """Say what has become of something else than a sign-in."""
        self.output.title(words.sentence(notice))
        return words.ending(notice.code)

    def failed(self, notice: Notice) -> int:
        """Say any other end."""
        self._typed = {}
        self.output.problem(words.sentence(notice))
        return words.exit_code(notice.code)

    def interrupted(self, standing: Standing = PLACE_KEPT) -> int:
        """Say what is left after Ctrl-C: the place, nothing, or whoever was signed in before."""
        self._typed = {}
        if self._store == "memory":
            key = "terminal.not-kept"
        else:
            key = "terminal.kept" if standing.place else "terminal.stopped"
        self.output.title(words.say(key, command=self._again))
        if standing.username is not None:
            self.output.text(words.say("terminal.still-signed-in", username=standing.username))
        return CANCELLED

    def _tell(self, ask: Ask) -> None:
        """Show the note about the last problem, for whoever can help."""
        if self._problem is None or self.help_note is None:
            self.output.text(words.say("terminal.no-note"))
            return
        self.output.text(words.say("terminal.note-intro"))
        self.output.picture(self.help_note(self._problem, self._problem_since, ask))

    async def _ask_fields(self, ask: Ask, kept: Mapping[str, str]) -> None:
        prompt = FieldPrompt(self._input, self.output, ask)
        fields = [field for field in ask.step.fields() if field.name not in self._typed]
        if self._typed:
            self.output.text(words.say("terminal.rest-stands"))
        for field in fields:
            value = await prompt.value(field, kept.get(field.name))
            if value is not None:
                self._typed[field.name] = value
        if not fields:
            await self._input.line(ask, words.say("terminal.continue"))

    def _head(self, ask: Ask) -> None:
        self.output.title(words.step_title(ask.step.name))
        intro = words.step_intro(ask.step)
        if intro:
            self.output.text(intro)
        terminal_steps.show(ask.step, self.output)
        if ask.problem is not None:
            self._problem, self._problem_since = ask.problem, datetime.now(UTC)
            say = self.output.text if words.informs(ask.problem.code) else self.output.problem
            say(words.sentence(ask.problem))
            for line in self._advise(ask.problem):
                self.output.text(line)
        for line in _times(ask):
            self.output.aside(line)
        self.output.aside(words.say("terminal.ask-for-help"))

    def _what_stands(self, ask: Ask) -> dict[str, str]:
        """Return what need not be asked again: everything but the one field that the problem is about.

        What was never typed is asked; so is all of it where the service does not say which was wrong.
        """
        problem = ask.problem
        if problem is None or ask.step.name != self._step or problem.code in _ABOUT_ALL:
            return {}
        names = {field.name for field in ask.step.fields()}
        taken_out = problem.values.get("because") == "dropped"
        if problem.field not in names and not taken_out:
            return {}
        return {name: value for name, value in self._typed.items() if name in names and name != problem.field}

    def _kept_for(self, ask: Ask) -> dict[str, str]:
        if ask.step.name != self._step:
            return {}
        fields = {field.name: field for field in ask.step.fields()}
        return {
            name: value
            for name, value in self._typed.items()
            if name in fields and _may_be_kept(fields[name], ask.problem)
        }


_ABOUT_ALL = frozenset({"wrong-password"})
"""Problems that name a field though another one may be wrong: the service does not say which."""


def _may_be_kept(field: Field, problem: Problem | None) -> bool:
    """Offer again what may still be right; a secret only if it was never looked at, or is only doubted."""
    if problem is not None and words.doubts(problem.code):
        return True
    if problem is not None and problem.field == field.name:
        return False
    if field.kind in {"password", "code"}:
        return problem is not None and words.exit_code(problem.code) == TROUBLE
    return True


def _times(ask: Ask) -> Iterator[str]:
    if ask.expires_in is not None and ask.expires_in > 0:
        yield words.say("terminal.expires", wait=words.wait(ask.expires_in))
    elif ask.expires_in is not None:
        yield words.say("terminal.expired")
    if ask.resend_in:
        yield words.say("terminal.resend-in", wait=words.wait(ask.resend_in))
