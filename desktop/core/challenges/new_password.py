"""NEW_PASSWORD_REQUIRED: the person's own password, and the attributes that the pool requires."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, ChallengeEntry, EntryContext
from desktop.core.challenges.json_parameters import json_parameter, list_parameter
from desktop.core.challenges.memory import ConversationMemory, Fact, Question, Replay
from desktop.core.steps.new_password import NewPassword

if TYPE_CHECKING:
    from desktop.core.cognito.calls import Parameters
    from desktop.core.cognito.replies import Challenge
    from desktop.core.steps.base import Step

_PREFIX = "userAttributes."


class NewPasswordEntry(ChallengeEntry):
    """The pool sets the password when it accepts the answer, even if it asks something else next."""

    challenge: ClassVar[str | None] = "NEW_PASSWORD_REQUIRED"
    step: ClassVar[type[Step]] = NewPassword
    replay: ClassVar[Replay] = Replay.SAME_QUESTION

    def question(self, challenge: Challenge) -> Question:
        """Return the question: the same attributes must be asked for an answer to fit again."""
        return Question(challenge.name, (("missing", ",".join(_missing(challenge))),))

    def read(self, context: EntryContext) -> Step:
        """Return the page with the pool's rules and the attributes without a value."""
        return NewPassword(context.memory.typed_name, _missing(context.challenge), context.settings.policy)

    def answer(self, context: EntryContext) -> Calls:
        """Send the password and the attributes under the names Cognito wants for them."""
        responses: Parameters = {
            "NEW_PASSWORD" if name == "new_password" else _PREFIX + name: value
            for name, value in context.answers.items()
        }
        return (yield context.respond("NEW_PASSWORD_REQUIRED", responses, sets_password=True))

    def memory_after_answer(self, context: EntryContext) -> ConversationMemory:
        """Make it the only candidate. The answer is not kept: the pool will not ask this again."""
        return context.memory.with_new_password(context.answers["new_password"])

    def memory_after_question(self, context: EntryContext) -> ConversationMemory:
        """Note that no new password is set: otherwise the pool would not ask."""
        return context.memory.without_password_change()

    def memory_after_unknown_outcome(self, context: EntryContext) -> ConversationMemory:
        """Remember the password that may be set now, so that a replay tries it first."""
        if not context.answers:
            return context.memory.with_fact(Fact.PASSWORD_MAYBE_CHANGED)
        return context.memory.with_unproven_password(context.answers["new_password"])


def _missing(challenge: Challenge) -> tuple[str, ...]:
    present = json_parameter(challenge, "userAttributes", {})
    names = (name.removeprefix(_PREFIX) for name in list_parameter(challenge, "requiredAttributes"))
    asked = (name for name in dict.fromkeys(names) if name not in {"", "new_password"})
    return tuple(name for name in asked if not present.get(name))
