"""SELECT_MFA_TYPE: a user with several second factors picks one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.challenges.base import ChallengeHandler, GivenAnswers, IssuedChallenge
from desktop.practice.delivery import code_parameters
from desktop.practice.errors import invalid_parameter
from desktop.practice.state.inbox import Medium
from desktop.practice.usable_factors import usable_factors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt

_ALSO_CALLED = {"EMAIL_MFA": "EMAIL_OTP"}
"""The service's documentation and its software kits disagree about the name; both are taken."""


class SelectMfaType(ChallengeHandler[tuple[str, ...]]):
    """The question is which factors are open."""

    name = "SELECT_MFA_TYPE"

    def ask(self, _call: OperationCall, attempt: SignInAttempt) -> IssuedChallenge[tuple[str, ...]]:
        """List the factors that are switched on."""
        open_ = tuple(usable_factors(attempt))
        listed = json.dumps(open_, separators=(",", ":"))
        parameters = {"MFAS_CAN_CHOOSE": listed, "USER_ID_FOR_SRP": attempt.user.username}
        if "SMS_MFA" in open_:
            parameters |= code_parameters(Medium.SMS, attempt.user.attributes["phone_number"])
        return IssuedChallenge(parameters, open_)

    def answer(
        self, _call: OperationCall, attempt: SignInAttempt, question: tuple[str, ...], answers: GivenAnswers
    ) -> SignInAttempt:
        """Take the choice."""
        given = answers.required("ANSWER")
        chosen = _ALSO_CALLED.get(given, given)
        if chosen not in question:
            raise invalid_parameter("Invalid MFA type.")
        return replace(attempt.passed(self.name), factor=chosen)

    def possible_next(self, attempt: SignInAttempt) -> Iterator[SignInAttempt]:
        """Foresee every choice."""
        for name in usable_factors(attempt):
            yield replace(attempt.passed(self.name), factor=name)
