"""What Cognito calls factors: one name each, and the spellings that documents and other pools have for it.

Cognito's documentation says EMAIL_MFA where its API takes EMAIL_OTP; lists of factors have SOFTWARE_TOKEN,
and settings of a pool plain words.
"""

from __future__ import annotations

EMAIL, TOTP, SMS = "EMAIL_OTP", "SOFTWARE_TOKEN_MFA", "SMS_MFA"

ALIASES = {"EMAIL_MFA": EMAIL, "EMAIL": EMAIL, "SOFTWARE_TOKEN": TOTP, "TOTP": TOTP, "SMS": SMS}
"""Other spellings, by the usual name."""

_SECOND_TRY = {**ALIASES, EMAIL: "EMAIL_MFA"}


def usual_name(name: str) -> str:
    """Return the usual name of a factor, whatever its spelling; a name that nobody knows as it is."""
    return ALIASES.get(name, name)


def other_spelling(name: str) -> str | None:
    """Return how else a pool may want a factor called that it does not take by this name, None if no how."""
    return _SECOND_TRY.get(name)
