"""A challenge that this version does not know: it is shown by name and never answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, ChallengeEntry, EntryContext
from desktop.core.challenges.memory import Replay
from desktop.core.steps.pool_defined import UnknownChallenge

if TYPE_CHECKING:
    from desktop.core.steps.base import Step


class UnknownEntry(ChallengeEntry):
    """The entry for every challenge that is not in the table."""

    challenge: ClassVar[str | None] = "*"
    step: ClassVar[type[Step]] = UnknownChallenge
    replay: ClassVar[Replay] = Replay.NEVER
    leads_on: ClassVar[bool] = False

    def read(self, context: EntryContext) -> Step:
        """Return the page that names the challenge and says who can help."""
        return UnknownChallenge(context.challenge.name)

    def answer(self, context: EntryContext) -> Calls:
        """Refuse: there is no answer that would not be a guess."""
        raise NotImplementedError("nobody knows the answer")
