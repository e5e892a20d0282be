"""WEB_AUTHN: a passkey on a security key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, Posed, Talk
from desktop.core.challenges.listed import decoded
from desktop.core.errors import GarbledError
from desktop.core.recollection import Answers, Replay
from desktop.core.steps.passkey import Passkey

if TYPE_CHECKING:
    from desktop.core.recollection import Recollection
    from desktop.core.replies import Challenge
    from desktop.core.settings import SignInSettings
    from desktop.core.steps.base import Step


class PasskeyEntry(Posed):
    """The person touches the key; what it signs is good for one challenge and never given again."""

    challenge: ClassVar[str | None] = "WEB_AUTHN"
    step: ClassVar[type[Step]] = Passkey
    replay: ClassVar[Replay] = Replay.NEVER
    by_key: ClassVar[bool] = True
    may_be_gone: ClassVar[bool] = True

    def read(
        self,
        challenge: Challenge,
        recollection: Recollection,  # noqa: ARG002 - the reply says it all
        settings: SignInSettings,  # noqa: ARG002 - as above
    ) -> Step:
        """Return the page that says when to touch the key."""
        options = decoded(challenge, "CREDENTIAL_REQUEST_OPTIONS", {})
        rp_id = options.get("rpId")
        if not isinstance(rp_id, str) or not options.get("challenge"):
            raise GarbledError("CREDENTIAL_REQUEST_OPTIONS without rpId or challenge")
        return Passkey(rp_id, json.dumps(options))

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:  # noqa: ARG002 - one kind
        """Send what the authenticator signed."""
        return (yield talk.respond(self.name, {"CREDENTIAL": answers["credential"]}))
