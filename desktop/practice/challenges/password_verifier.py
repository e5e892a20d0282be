"""PASSWORD_VERIFIER: the password proven by SRP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.challenges.base import ChallengeHandler, GivenAnswers, IssuedChallenge
from desktop.practice.challenges.password_check import require_password
from desktop.practice.errors import missing_parameter, wrong_password
from desktop.practice.state.proof import Proof

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt


class PasswordVerifier(ChallengeHandler[Proof]):
    """The secret block is the ticket of a USER_SRP_AUTH sign-in; other flows have a session too."""

    name = "PASSWORD_VERIFIER"

    def ask(self, _call: OperationCall, attempt: SignInAttempt) -> IssuedChallenge[Proof]:
        """Make the server's half of the proof."""
        if attempt.user.password is None:
            raise wrong_password()
        if attempt.srp_a is None:
            raise missing_parameter("SRP_A")
        proof = Proof.ask(attempt.user.password, attempt.srp_a)
        names = {"USERNAME": attempt.user.username, "USER_ID_FOR_SRP": attempt.user.username}
        ticket = proof.secret_block if attempt.flow == "USER_SRP_AUTH" else None
        return IssuedChallenge(names | proof.parameters(), proof, ticket)

    def answer(
        self, call: OperationCall, attempt: SignInAttempt, question: Proof, answers: GivenAnswers
    ) -> SignInAttempt:
        """Verify the proof against the password as it is now."""
        right = question.proven is attempt.user.password and question.accepts(
            answers.required("PASSWORD_CLAIM_SECRET_BLOCK"),
            answers.required("TIMESTAMP"),
            answers.required("PASSWORD_CLAIM_SIGNATURE"),
        )
        require_password(call, attempt.user, right=right)
        return attempt.passed(self.name)
