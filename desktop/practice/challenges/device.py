"""DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER: a device proves that it is the one it says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.challenges.base import ChallengeHandler, GivenAnswers, IssuedChallenge
from desktop.practice.challenges.password import PLACEHOLDER_PUBLIC
from desktop.practice.errors import wrong_password
from desktop.practice.sign_in_devices import confirmed_device
from desktop.practice.state.proof import Proof

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt


class DeviceSrpAuth(ChallengeHandler[None]):
    """The first half of a device's proof."""

    name = "DEVICE_SRP_AUTH"

    def ask(self, _call: OperationCall, attempt: SignInAttempt) -> IssuedChallenge[None]:
        """Name the user."""
        return IssuedChallenge({"USERNAME": attempt.user.username}, None)

    def answer(
        self, _call: OperationCall, attempt: SignInAttempt, _question: None, answers: GivenAnswers
    ) -> SignInAttempt:
        """Take the public value."""
        answers.required("DEVICE_KEY")
        return replace(attempt.passed(self.name), device_srp_a=answers.required("SRP_A"))

    def possible_next(self, attempt: SignInAttempt) -> Iterator[SignInAttempt]:
        """Foresee that a proof begins."""
        yield replace(attempt.passed(self.name), device_srp_a=PLACEHOLDER_PUBLIC)


class DevicePasswordVerifier(ChallengeHandler[Proof]):
    """The second half; the device's group key and key stand where pool and user stand for people."""

    name = "DEVICE_PASSWORD_VERIFIER"

    def ask(self, _call: OperationCall, attempt: SignInAttempt) -> IssuedChallenge[Proof]:
        """Make the server's half of the proof."""
        device = confirmed_device(attempt)
        if device is None or device.secret is None:
            raise wrong_password()
        proof = Proof.ask(device.secret, attempt.device_srp_a or "")
        names = {"USERNAME": attempt.user.username, "DEVICE_KEY": device.key}
        return IssuedChallenge(names | proof.parameters(), proof)

    def answer(
        self, call: OperationCall, attempt: SignInAttempt, question: Proof, answers: GivenAnswers
    ) -> SignInAttempt:
        """Verify the proof."""
        device = confirmed_device(attempt)
        right = question.accepts(
            answers.required("PASSWORD_CLAIM_SECRET_BLOCK"),
            answers.required("TIMESTAMP"),
            answers.required("PASSWORD_CLAIM_SIGNATURE"),
        )
        if device is None or not right:
            raise wrong_password()
        device.used = call.now
        return attempt.passed(self.name)
