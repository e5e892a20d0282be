"""MFA_SETUP: a pool that insists on a second factor, and a user who has none."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.practice.challenges.base import ChallengeHandler, GivenAnswers, IssuedChallenge
from desktop.practice.errors import invalid_parameter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt

EXAMPLE_EMAIL = "somebody@example.com"


@dataclass(frozen=True, slots=True)
class AppSetup:
    """How far an authenticator app is set up; every step has its own session."""

    key: str | None = field(default=None, repr=False)
    verified: bool = False


class MfaSetup(ChallengeHandler[AppSetup]):
    """An app is set up by two operations of its own; an e-mail address is answered here."""

    name = "MFA_SETUP"

    def ask(self, call: OperationCall, attempt: SignInAttempt) -> IssuedChallenge[AppSetup]:
        """List the factors of the pool."""
        listed = json.dumps(call.pool.settings.factors, separators=(",", ":"))
        parameters = {"MFAS_CAN_SETUP": listed, "USER_ID_FOR_SRP": attempt.user.username}
        return IssuedChallenge(parameters, AppSetup())

    def answer(
        self, call: OperationCall, attempt: SignInAttempt, question: AppSetup, answers: GivenAnswers
    ) -> SignInAttempt:
        """Take an address, which is then asked for its code, or an app that was verified."""
        email = answers.get("EMAIL")
        if email is None:
            if not question.verified:
                raise invalid_parameter("MFA setup is not complete.")
            return attempt.passed(self.name)
        if "EMAIL_OTP" not in call.pool.settings.factors or "@" not in email:
            raise invalid_parameter("Invalid email address format.")
        return replace(attempt.passed(self.name), setup_email=email)

    def possible_next(self, attempt: SignInAttempt) -> Iterator[SignInAttempt]:
        """Foresee an app and an address, as far as the pool takes them."""
        done = attempt.passed(self.name)
        if "SOFTWARE_TOKEN_MFA" in attempt.pool.settings.factors:
            yield done
        if "EMAIL_OTP" in attempt.pool.settings.factors:
            yield replace(done, setup_email=EXAMPLE_EMAIL)
