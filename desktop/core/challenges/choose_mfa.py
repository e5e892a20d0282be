"""SELECT_MFA_TYPE: which of several factors to use."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, ChallengeEntry, EntryContext
from desktop.core.challenges.json_parameters import list_parameter
from desktop.core.challenges.memory import Question, Replay
from desktop.core.cognito.errors import InvalidInputError
from desktop.core.cognito.factor_names import other_spelling
from desktop.core.steps.factors import ChooseMfa

if TYPE_CHECKING:
    from desktop.core.cognito.replies import Challenge
    from desktop.core.steps.base import Step


class ChooseMfaEntry(ChallengeEntry):
    """A choice is not a secret, and the same question gets the same answer in a replay."""

    challenge: ClassVar[str | None] = "SELECT_MFA_TYPE"
    step: ClassVar[type[Step]] = ChooseMfa
    replay: ClassVar[Replay] = Replay.SAME_QUESTION
    is_choice: ClassVar[bool] = True
    is_pools_mfa: ClassVar[bool] = True

    def question(self, challenge: Challenge) -> Question:
        """Return the question: the same factors must be offered for a choice to stand."""
        return Question(challenge.name, (("can", ",".join(list_parameter(challenge, "MFAS_CAN_CHOOSE"))),))

    def read(self, context: EntryContext) -> Step:
        """Return the page with the factors."""
        return ChooseMfa(list_parameter(context.challenge, "MFAS_CAN_CHOOSE"))

    def answer(self, context: EntryContext) -> Calls:
        """Send the choice as it was offered; in another spelling if the pool refuses it as a parameter."""
        choice = context.answers["choice"].reveal()
        try:
            return (yield context.respond(self.name, {"ANSWER": choice}))
        except InvalidInputError:
            other = other_spelling(choice)
            if other is None:
                raise
        return (yield context.respond(self.name, {"ANSWER": other}))
