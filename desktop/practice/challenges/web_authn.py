"""WEB_AUTHN: a passkey as the first factor."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.practice.challenges.base import ChallengeHandler, GivenAnswers, IssuedChallenge
from desktop.practice.errors import ServiceError, invalid_parameter, not_authorized
from desktop.practice.passkeys import required_passkeys
from desktop.practice.webauthn.challenge import new_challenge
from desktop.practice.webauthn.credential import Credential
from desktop.practice.webauthn.options import request_options

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt

_UNREADABLE = "InvalidParameterException"


class WebAuthn(ChallengeHandler[str]):
    """The question is a challenge to sign; a proof that fails ends the sign-in, as a wrong password does."""

    name = "WEB_AUTHN"

    def ask(self, call: OperationCall, attempt: SignInAttempt) -> IssuedChallenge[str]:
        """Make a challenge for all of the user's passkeys."""
        passkeys, rp_id = required_passkeys(call.pool)
        challenge = new_challenge()
        options = request_options(attempt.user, challenge, passkeys, rp_id)
        return IssuedChallenge(
            {"CREDENTIAL_REQUEST_OPTIONS": json.dumps(options, separators=(",", ":"))}, challenge
        )

    def answer(
        self, call: OperationCall, attempt: SignInAttempt, question: str, answers: GivenAnswers
    ) -> SignInAttempt:
        """Verify the proof."""
        from desktop.practice.webauthn.assertion import verify_assertion  # noqa: PLC0415 - loads fido2

        passkeys, rp_id = required_passkeys(call.pool)
        credential = Credential.parse(_object(answers.required("CREDENTIAL")))
        try:
            verify_assertion(attempt.user, credential, question, passkeys, rp_id)
        except ServiceError as error:
            if error.code == _UNREADABLE:
                raise
            raise not_authorized(error.message) from error
        return attempt.passed(self.name)


def _object(text: str) -> dict[str, object]:
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise invalid_parameter("Invalid credential: not a JSON object.")
    return value
