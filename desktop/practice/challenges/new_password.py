"""NEW_PASSWORD_REQUIRED: a temporary password has to be replaced."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.practice.challenges.base import ChallengeHandler, GivenAnswers, IssuedChallenge
from desktop.practice.errors import invalid_parameter, not_authorized
from desktop.practice.new_passwords import new_password
from desktop.practice.state.user import PoolUserStatus
from desktop.practice.user_attributes import require_writable, required_but_missing, without_prefix

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt

_PREFIX = "userAttributes."
_ASKED_BY_TRIGGER = "Invalid session provided for the user."
"""What an answer gets if a trigger named this challenge (amplify-flutter#4890); the pool asks by itself."""


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


class NewPasswordRequired(ChallengeHandler[None]):
    """The password is changed and the account confirmed before anything else is asked."""

    name = "NEW_PASSWORD_REQUIRED"

    def is_due(self, attempt: SignInAttempt) -> bool:
        """Have a temporary password replaced, once it was shown."""
        temporary = attempt.user.status is PoolUserStatus.FORCE_CHANGE_PASSWORD
        return temporary and attempt.password_proven and not attempt.has_passed(self.name)

    def ask(self, call: OperationCall, attempt: SignInAttempt) -> IssuedChallenge[None]:
        """Say which attributes are known and which are still missing."""
        user = attempt.user
        missing = required_but_missing(call.pool, user)
        parameters = {
            "USER_ID_FOR_SRP": user.username,
            "requiredAttributes": _json([_PREFIX + name for name in missing]),
            "userAttributes": _json(user.attributes),
        }
        return IssuedChallenge(parameters, None)

    def answer(
        self, call: OperationCall, attempt: SignInAttempt, _question: None, answers: GivenAnswers
    ) -> SignInAttempt:
        """Check everything first, then commit everything."""
        user = attempt.user
        if attempt.flow == "CUSTOM_AUTH" and not self.is_due(attempt):
            raise not_authorized(_ASKED_BY_TRIGGER)
        password = new_password(call, user, answers.required("NEW_PASSWORD"))
        attributes = without_prefix(answers.values, _PREFIX)
        for name in required_but_missing(call.pool, user):
            if not attributes.get(name):
                raise invalid_parameter(f"Invalid attributes given, {name} is missing")
        require_writable(call.pool, user, attributes)
        user.attributes.update(attributes)
        user.set_password(password, PoolUserStatus.CONFIRMED)
        return attempt.passed(self.name)
