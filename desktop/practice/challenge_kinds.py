"""What the rules of a sign-in know about each challenge: one line for every one that is registered.

How a challenge is asked and answered is in its own file in `challenges`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChallengeKind:
    """The part that a challenge plays in a sign-in.

    `proves_password` marks a first factor that is the password; `starts` a challenge with which a sign-in by
    choice begins although it is no factor itself. `told_to_triggers` says that triggers find its result in
    their event. `address` is the attribute to which its code is sent.
    """

    first_factor: bool = False
    second_factor: bool = False
    proves_password: bool = False
    starts: bool = False
    told_to_triggers: bool = False
    address: str | None = None


CHALLENGE_KINDS = {
    "CUSTOM_CHALLENGE": ChallengeKind(told_to_triggers=True),
    "DEVICE_PASSWORD_VERIFIER": ChallengeKind(told_to_triggers=True),
    "DEVICE_SRP_AUTH": ChallengeKind(told_to_triggers=True),
    "EMAIL_OTP": ChallengeKind(first_factor=True, second_factor=True, told_to_triggers=True, address="email"),
    "MFA_SETUP": ChallengeKind(),
    "NEW_PASSWORD_REQUIRED": ChallengeKind(),
    "PASSWORD": ChallengeKind(first_factor=True, proves_password=True),
    "PASSWORD_SRP": ChallengeKind(starts=True),
    "PASSWORD_VERIFIER": ChallengeKind(first_factor=True, proves_password=True, told_to_triggers=True),
    "SELECT_CHALLENGE": ChallengeKind(starts=True),
    "SELECT_MFA_TYPE": ChallengeKind(),
    "SMS_MFA": ChallengeKind(second_factor=True, told_to_triggers=True, address="phone_number"),
    "SMS_OTP": ChallengeKind(first_factor=True, address="phone_number"),
    "SOFTWARE_TOKEN_MFA": ChallengeKind(second_factor=True, told_to_triggers=True),
    "WEB_AUTHN": ChallengeKind(first_factor=True),
}

PASSWORD_PROOFS = frozenset(name for name, kind in CHALLENGE_KINDS.items() if kind.proves_password)
FIRST_FACTORS = frozenset(name for name, kind in CHALLENGE_KINDS.items() if kind.first_factor)
SECOND_FACTORS = frozenset(name for name, kind in CHALLENGE_KINDS.items() if kind.second_factor)
STARTS = frozenset(name for name, kind in CHALLENGE_KINDS.items() if kind.starts) | FIRST_FACTORS
TOLD_TO_TRIGGERS = frozenset(name for name, kind in CHALLENGE_KINDS.items() if kind.told_to_triggers)
