"""SOFTWARE_TOKEN_MFA: a code of an authenticator app."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, Posed, Talk
from desktop.core.recollection import Answers, Fact, Replay
from desktop.core.steps.codes import TotpCode

if TYPE_CHECKING:
    from desktop.core.recollection import Recollection
    from desktop.core.replies import Challenge
    from desktop.core.settings import SignInSettings
    from desktop.core.steps.base import Step


class TotpCodeEntry(Posed):
    """A code lives 30 s, works once, and may be one step early or late."""

    challenge: ClassVar[str | None] = "SOFTWARE_TOKEN_MFA"
    step: ClassVar[type[Step]] = TotpCode
    replay: ClassVar[Replay] = Replay.NEVER
    is_pools_mfa: ClassVar[bool] = True
    may_be_gone: ClassVar[bool] = True

    def read(
        self,
        challenge: Challenge,
        recollection: Recollection,  # noqa: ARG002 - the reply says it all
        settings: SignInSettings,  # noqa: ARG002 - as above
    ) -> Step:
        """Return the page with the name the person gave the device."""
        return TotpCode(challenge.parameters.get("FRIENDLY_DEVICE_NAME", ""))

    def heard(self, recollection: Recollection) -> Recollection:
        """Take note that an app is set up whose first code went out without a reply."""
        shown = Fact.TOTP_KEY_SHOWN in recollection.facts
        return recollection.with_fact(Fact.TOTP_SET_UP) if shown else recollection

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:  # noqa: ARG002 - one kind
        """Send the code."""
        return (yield talk.respond(self.name, {"SOFTWARE_TOKEN_MFA_CODE": answers["code"]}))
