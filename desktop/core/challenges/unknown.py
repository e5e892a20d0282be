"""A challenge that this version has never heard of: named, and never answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, Posed, Talk
from desktop.core.recollection import Answers, Replay
from desktop.core.steps.pools_own import UnknownChallenge

if TYPE_CHECKING:
    from desktop.core.recollection import Recollection
    from desktop.core.replies import Challenge
    from desktop.core.settings import SignInSettings
    from desktop.core.steps.base import Step


class UnknownEntry(Posed):
    """Stands in for every name that is not in the table."""

    challenge: ClassVar[str | None] = "*"
    step: ClassVar[type[Step]] = UnknownChallenge
    replay: ClassVar[Replay] = Replay.NEVER
    leads_on: ClassVar[bool] = False

    def read(
        self,
        challenge: Challenge,
        recollection: Recollection,  # noqa: ARG002 - the reply says it all
        settings: SignInSettings,  # noqa: ARG002 - as above
    ) -> Step:
        """Return the page that names the challenge and says who can help."""
        return UnknownChallenge(challenge.name)

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:
        """Refuse: there is no answer that would not be a guess."""
        raise NotImplementedError(f"{step.name} has no answer")
