"""New passwords: held against the pool's policy, and temporary ones made up."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError, invalid_parameter, invalid_password
from desktop.practice.patterns import NO_SPACE_AT_ENDS, matches
from desktop.practice.state.stored_password import StoredPassword

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall
    from desktop.practice.state.user import User

_BROKEN = {
    "length": "Password not long enough",
    "upper": "Password must have uppercase characters",
    "lower": "Password must have lowercase characters",
    "digit": "Password must have numeric characters",
    "symbol": "Password must have symbol characters",
}
"""The service names one broken rule at a time."""


def new_password(call: OperationCall, user: User, text: str) -> StoredPassword:
    """Return a password to keep, or raise the first rule it breaks."""
    if len(text) > 1 and not matches(NO_SPACE_AT_ENDS, text):
        raise invalid_parameter(
            "1 validation error detected: Value at 'password' failed to satisfy constraint: "
            f"Member must satisfy regular expression pattern: {NO_SPACE_AT_ENDS}"
        )
    for rule in call.pool.settings.policy.rules():
        if not rule.met_by(text):
            raise invalid_password(_BROKEN[rule.code])
    history = call.pool.settings.password_history
    known = [*user.former_passwords, *([user.password] if user.password is not None else [])]
    if history and any(password.is_(text) for password in known[-history:]):
        raise ServiceError(
            "PasswordHistoryPolicyViolationException",
            "Password has previously been used and cannot be reused.",
        )
    return StoredPassword.of(call.pool.short_name, user.username, text, call.now)


def generated_password() -> str:
    """Make up a password that every policy takes, easy enough to type."""
    letters = "abcdefghjkmnpqrstuvwxyz"
    word = "".join(secrets.choice(letters) for _ in range(6))
    return f"{word.capitalize()}-{secrets.randbelow(10_000):04d}"
