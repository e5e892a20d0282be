"""Signing in by a script: the answers were written before."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.cli.views.cli_view import PLACE_KEPT, Standing
from desktop.cli.views.script_file import ScriptedAnswer, ScriptError
from desktop.conversation.view import Answer, Ask, NoAnswerError, Reply
from desktop.core import words
from desktop.core.exit_codes import CANCELLED, DONE, PERSON_NEEDED, REFUSED, TROUBLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from typing import TextIO

    from desktop.cli.views.inbox_reader import InboxReader
    from desktop.cli.views.script_values import ScriptValues
    from desktop.core.notices.notice import Notice, Problem
    from desktop.core.storage.vault import Store

_NO_KEYRING = "no-keyring"


class ScriptView:
    """Plays the answers in their order; what is passed over on the way is left over at the end.

    An answer is let go of when the next question comes; of those that are left over the names stay.

    `advise` returns lines about changing the profile that a problem may come from.
    """

    def __init__(
        self,
        answers: Sequence[ScriptedAnswer],
        values: ScriptValues,
        inbox: InboxReader | None,
        out: TextIO,
        advise: Callable[[Problem], Sequence[str]] = lambda _problem: (),
    ) -> None:
        self._advise = advise
        self._answers = list(answers)
        self._left_over: list[str] = []
        self._values = values
        self._inbox = inbox
        self._out = out
        self._asked: str | None = None
        self._given: Answer | None = None
        self._problem: Problem | None = None

    def hello(self, _store: Store, /, notices: Sequence[Notice] = ()) -> None:
        """Say what is unexpected; that there is no keyring, a script knows."""
        for notice in notices:
            if notice.code != _NO_KEYRING:
                self.note(notice)

    async def ask(self, ask: Ask) -> Reply:
        """Answer with the next answer to this step; one that is only doubted is given again: it is meant."""
        self._turn_to(ask)
        if self._given is not None and ask.problem is not None and words.doubts(ask.problem.code):
            return self._given
        self._given = None
        answer = self._next(ask.step.name)
        if answer is None:
            raise NoAnswerError(ask.step.name)
        given = await self._find(answer, ask)
        if self._inbox is not None:
            await self._inbox.about_to_answer()
        self._say(words.say("script.answered", step=answer.step))
        self._given = Answer(given)
        return self._given

    def note(self, notice: Notice) -> None:
        """Say something that needs no answer."""
        self._say(words.sentence(notice))

    async def gave_up(self) -> None:
        """Never return: a script does not give up."""
        await asyncio.get_running_loop().create_future()

    def signed_in(
        self,
        username: str,
        expires_at: datetime,  # noqa: ARG002 - the time is not printed
        loss: Notice | None = None,
    ) -> int:
        """Say the happy end, if the script and the pool agreed on the way."""
        self._say(words.say("terminal.signed-in", username=username))
        if loss is not None:
            self._say(words.sentence(loss))
        left_over = [*self._left_over, *(answer.step for answer in self._answers)]
        self._let_go()
        if self._asked is None or not left_over:
            return words.exit_code(loss.code) if loss else DONE
        self._say(words.say("script.left-over", steps=", ".join(left_over)))
        return REFUSED

    def failed(self, notice: Notice) -> int:
        """Say any other end, and where.

        If the script ran out of answers because the pool could not be reached, that is how it ended.
        """
        self._let_go()
        if notice.code != "no-answer" or self._asked is None:
            self._say(words.sentence(notice))
            return words.exit_code(notice.code)
        self._say(words.say("script.no-answer", step=self._asked))
        trouble = self._problem is not None and words.exit_code(self._problem.code) == TROUBLE
        return TROUBLE if trouble else PERSON_NEEDED

    def interrupted(self, standing: Standing = PLACE_KEPT) -> int:  # noqa: ARG002 - nobody reads it
        """End after Ctrl-C."""
        self._let_go()
        return CANCELLED

    def _let_go(self) -> None:
        self._answers, self._given = [], None

    def _turn_to(self, ask: Ask) -> None:
        self._problem = ask.problem
        if ask.problem is not None:
            self._say(f"{ask.step.name}: {words.sentence(ask.problem)}")
            for line in self._advise(ask.problem):
                self._say(line)
        if self._inbox is not None and self._asked != ask.step.name:
            self._inbox.another_step()
        self._asked = ask.step.name

    def _next(self, step: str) -> ScriptedAnswer | None:
        steps = [answer.step for answer in self._answers]
        if step not in steps:
            return None
        place = steps.index(step)
        self._left_over += steps[:place]
        answer = self._answers[place]
        del self._answers[: place + 1]
        return answer

    async def _find(self, answer: ScriptedAnswer, ask: Ask) -> dict[str, str]:
        fields = {field.name: field for field in ask.step.fields()}
        unknown = set(answer.fields) - set(fields)
        if unknown:
            raise ScriptError(words.say("script.no-field", step=answer.step, field=min(unknown)))
        found = {}
        for name, value in answer.fields.items():
            found[name] = await self._values.find(value, fields[name], ask.step)
        if self._inbox is not None and "username" in found:
            self._inbox.username = found["username"]
        return found

    def _say(self, text: str) -> None:
        self._out.write(text + "\n")
        self._out.flush()
