"""CUSTOM_CHALLENGE: a question of the pool's own triggers, in any number of rounds.

The triggers may word the page by public parameters: `stile.label`, `stile.hint`, `stile.kind`,
`stile.attempts_left`, `stile.round`, and `stile.problem` (or `errorCode`) for an answer they did not take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, get_args

from desktop.core.challenges.entry import Calls, ChallengeEntry, EntryContext
from desktop.core.challenges.memory import Question, Replay
from desktop.core.cognito.reply_values import shown_text
from desktop.core.notices.notice import Problem
from desktop.core.steps.base import FieldKind, Step
from desktop.core.steps.pool_defined import Custom

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.cognito.replies import Challenge

_PROBLEMS = ("stile.problem", "errorCode")
_PASSING = frozenset({"USERNAME", "stile.attempts_left", *_PROBLEMS})
"""Parameters that may change while the question stays the same."""


class CustomEntry(ChallengeEntry):
    """A custom answer is never given twice: the triggers may count, or send something."""

    challenge: ClassVar[str | None] = "CUSTOM_CHALLENGE"
    step: ClassVar[type[Step]] = Custom
    replay: ClassVar[Replay] = Replay.NEVER
    may_precede_password: ClassVar[bool] = True
    may_send: ClassVar[bool] = True

    def question(self, challenge: Challenge) -> Question:
        """Return the question: everything the triggers say in public, but what passes."""
        told = sorted(challenge.parameters.items())
        return Question(challenge.name, tuple(pair for pair in told if pair[0] not in _PASSING))

    def read(self, context: EntryContext) -> Step:
        """Return the page in the pool's words, as far as it has any."""
        told = dict(context.challenge.parameters)
        told.pop("USERNAME", None)
        return Custom(
            label=_line(told, "stile.label"),
            hint=_line(told, "stile.hint"),
            kind=_kind(told.get("stile.kind")),
            attempts_left=_line(told, "stile.attempts_left"),
            round=_line(told, "stile.round"),
            parameters=told,
        )

    def refused(self, challenge: Challenge, answered: Question) -> Problem | None:
        """Return the problem if the triggers ask again: Cognito itself says 200 to a wrong answer."""
        told = next(filter(None, (_line(challenge.parameters, name) for name in _PROBLEMS)), None)
        if told is not None:
            return Problem("not-accepted", {"because": "told", "told": told}, field="answer")
        return super().refused(challenge, answered)

    def answer(self, context: EntryContext) -> Calls:
        """Send the answer as it was typed."""
        return (yield context.respond(self.name, {"ANSWER": context.answers["answer"]}))


def _line(told: Mapping[str, str], name: str) -> str | None:
    """Return a text of the pool's for a label: programs get the whole parameter, people what can be read."""
    return shown_text(told[name]) if name in told else None


def _kind(told: str | None) -> FieldKind:
    kinds: dict[str, FieldKind] = {
        kind: kind for kind in get_args(FieldKind) if kind not in {"choice", "boolean"}
    }
    return kinds.get(told or "", "text")
