"""WEB_AUTHN: a passkey on a security key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, ChallengeEntry, EntryContext
from desktop.core.challenges.json_parameters import json_parameter
from desktop.core.challenges.memory import Replay
from desktop.core.cognito.errors import GarbledError
from desktop.core.sign_in.passkey_request import read_request
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
        """Return the page that says when to touch the key, and for which site."""
        try:
            request = read_request(json_parameter(context.challenge, "CREDENTIAL_REQUEST_OPTIONS", {}))
        except ValueError as error:
            raise GarbledError(f"CREDENTIAL_REQUEST_OPTIONS: {error}") from None
        expected = context.settings.relying_party
        return Passkey(request.rp_id, request.options, asks_site=not expected, expected=expected)

    def answer(self, context: EntryContext) -> Calls:
        """Send what the authenticator signed."""
        return (yield context.respond(self.name, {"CREDENTIAL": context.answers["credential"]}))
