"""SOFTWARE_TOKEN_MFA: a code of an authenticator app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.authenticator_app import step_of, use
from desktop.practice.challenges.base import ChallengeHandler, GivenAnswers, IssuedChallenge
from desktop.practice.errors import ServiceError

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt


class SoftwareTokenMfa(ChallengeHandler[None]):
    """A wrong code counts towards the lock-out, a used one does not."""

    name = "SOFTWARE_TOKEN_MFA"

    def ask(self, _call: OperationCall, attempt: SignInAttempt) -> IssuedChallenge[None]:
        """Name the app as the user did."""
        user = attempt.user
        names = {"FRIENDLY_DEVICE_NAME": user.factors.totp_name, "USER_ID_FOR_SRP": user.username}
        return IssuedChallenge(names, None)

    def answer(
        self, call: OperationCall, attempt: SignInAttempt, _question: None, answers: GivenAnswers
    ) -> SignInAttempt:
        """Compare the code with the app's."""
        user = attempt.user
        code = answers.required("SOFTWARE_TOKEN_MFA_CODE")
        user.lockout.check(call.now)
        if user.factors.totp_secret is None:
            raise ServiceError(
                "SoftwareTokenMFANotFoundException", "Software Token MFA does not exist for the user."
            )
        step = step_of(user.factors.totp_secret, code, call.now)
        if step is None:
            user.lockout.code_failed(call.now)
            raise ServiceError("CodeMismatchException", "Invalid code received for user")
        use(user.factors, step)
        user.lockout.code_passed()
        return attempt.passed(self.name)
