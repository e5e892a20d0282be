"""EMAIL_OTP: a code by e-mail, after a password or in place of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, Posed, Talk
from desktop.core.recollection import Answers, Replay
from desktop.core.steps import EmailCode, Step

if TYPE_CHECKING:
    from desktop.core.recollection import Recollection
    from desktop.core.replies import Challenge
    from desktop.core.settings import SignInSettings


class EmailCodeEntry(Posed):
    """The code is the server's to judge: no length is assumed, and none is ever given again."""

    challenge: ClassVar[str | None] = "EMAIL_OTP"
    step: ClassVar[type[Step]] = EmailCode
    replay: ClassVar[Replay] = Replay.NEVER
    sends_code: ClassVar[bool] = True

    def read(
        self,
        challenge: Challenge,
        recollection: Recollection,  # noqa: ARG002 - the reply says it all
        settings: SignInSettings,  # noqa: ARG002 - as above
    ) -> Step:
        """Return the page with the masked address."""
        return EmailCode(challenge.parameters.get("CODE_DELIVERY_DESTINATION", ""))

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:  # noqa: ARG002 - one kind
        """Send the code."""
        return (yield talk.respond("EMAIL_OTP", {"EMAIL_OTP_CODE": answers["code"]}))
