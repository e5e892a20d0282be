"""Challenges that cannot be answered in this program: the page says why, and who can help."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, ChallengeEntry, EntryContext
from desktop.core.challenges.memory import Replay
from desktop.core.challenges.mfa_setup import NAME as MFA_SETUP
from desktop.core.challenges.mfa_setup import ways
from desktop.core.steps.pool_defined import NoWayOn

if TYPE_CHECKING:
    from desktop.core.cognito.replies import Challenge
    from desktop.core.steps.base import Step


class _NoWayOnEntry(ChallengeEntry):
    """A challenge without a possible answer. `because` is the reason in its step."""

    step: ClassVar[type[Step]] = NoWayOn
    replay: ClassVar[Replay] = Replay.NEVER
    leads_on: ClassVar[bool] = False
    because: ClassVar[str]

    def read(self, context: EntryContext) -> Step:  # noqa: ARG002 - the reason is the entry's
        """Return the page that says why and who can help."""
        return NoWayOn(self.because)

    def answer(self, context: EntryContext) -> Calls:
        """Refuse: there is no answer."""
        raise NotImplementedError(f"{self.because} has no answer")


class NoSetupEntry(_NoWayOnEntry):
    """MFA_SETUP with text messages alone: Cognito lists them and has no call to set them up in a sign-in."""

    challenge: ClassVar[str | None] = MFA_SETUP
    because: ClassVar[str] = "text-setup"

    def matches(self, challenge: Challenge) -> bool:
        """Say whether nothing on the list can be set up here."""
        return challenge.name == MFA_SETUP and not ways(challenge)


class NoFactorEntry(_NoWayOnEntry):
    """SELECT_CHALLENGE with nothing to select: an account of another provider, or one without a password."""

    challenge: ClassVar[str | None] = "SELECT_CHALLENGE"
    because: ClassVar[str] = "no-factor"
    browser_instead: ClassVar[bool] = True

    def matches(self, challenge: Challenge) -> bool:
        """Say whether there is nothing to choose from."""
        return challenge.name == self.challenge and not challenge.available
