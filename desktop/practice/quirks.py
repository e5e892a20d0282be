"""Things the service has been seen to do against its own rules, switched on for single users."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.practice.sign_in_attempt import SignInAttempt

ONCE = "once-quirk"
"""In CUSTOM_AUTH the e-mail code's session is refused as used when a new password came before it."""

EVERY_TIME = "every-time-quirk"
"""In CUSTOM_AUTH the e-mail code's session is always refused as used."""


def refused_when_fresh(attempt: SignInAttempt, challenge: str) -> bool:
    """Say whether the session of a challenge is refused as used on its first use (amplify-js#14330)."""
    if attempt.flow != "CUSTOM_AUTH" or challenge != "EMAIL_OTP":
        return False
    quirks = attempt.user.quirks
    changed = attempt.has_passed("NEW_PASSWORD_REQUIRED")
    return EVERY_TIME in quirks or (ONCE in quirks and changed)
