"""WEB_AUTHN: a passkey on a security key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, ChallengeEntry, EntryContext
from desktop.core.challenges.json_parameters import json_parameter
from desktop.core.challenges.memory import Replay
from desktop.core.cognito.errors import GarbledError
from desktop.core.steps.passkey import Passkey

if TYPE_CHECKING:
    from desktop.core.steps.base import Step


class PasskeyEntry(ChallengeEntry):
    """The person touches the key; what it signs is good for one challenge and never given again."""

    challenge: ClassVar[str | None] = "WEB_AUTHN"
    step: ClassVar[type[Step]] = Passkey
    replay: ClassVar[Replay] = Replay.NEVER
    by_key: ClassVar[bool] = True
    may_be_gone: ClassVar[bool] = True

    def read(self, context: EntryContext) -> Step:
        """Return the page that says when to touch the key."""
        options = json_parameter(context.challenge, "CREDENTIAL_REQUEST_OPTIONS", {})
        rp_id = options.get("rpId")
        if not isinstance(rp_id, str) or not options.get("challenge"):
            raise GarbledError("CREDENTIAL_REQUEST_OPTIONS without rpId or challenge")
        return Passkey(rp_id, json.dumps(options))

    def answer(self, context: EntryContext) -> Calls:
        """Send what the authenticator signed."""
        return (yield context.respond(self.name, {"CREDENTIAL": context.answers["credential"]}))
