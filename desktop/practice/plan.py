"""What a pool asks next: the order of challenges, as a list of stages.

Every stage looks at a sign-in and either names the challenge it still wants, or is content. The first one
that wants something is asked; when all are content, there are tokens. Nothing else decides the order, so a
situation is only a user and a pool in some state. A challenge that says itself when it `is_due` needs no
stage of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.practice.challenge_kinds import FIRST_FACTORS, SECOND_FACTORS
from desktop.practice.challenges import CHALLENGES
from desktop.practice.errors import ServiceError, not_authorized
from desktop.practice.sign_in_attempt import SignInAttempt
from desktop.practice.sign_in_devices import confirmed_device, spares_second_factor
from desktop.practice.state.user import PoolUserStatus
from desktop.practice.state.user_pool import Mfa
from desktop.practice.triggers.run import define
from desktop.practice.usable_factors import usable_factors

PlanStage = Callable[[SignInAttempt], str | None]


def next_challenge(attempt: SignInAttempt) -> str | None:
    """Return the challenge to ask now, or nothing when the sign-in is done."""
    for stage in STAGES:
        wanted = stage(attempt)
        if wanted is not None:
            return wanted
    return None


def first_factor(attempt: SignInAttempt) -> str | None:
    """Ask for whatever the flow begins with."""
    if attempt.has_passed(*FIRST_FACTORS):
        return None
    if attempt.flow == "USER_AUTH":
        return _chosen(attempt)
    if attempt.flow == "CUSTOM_AUTH":
        return define(attempt) if attempt.srp_a is not None else None
    return "PASSWORD_VERIFIER"


def _chosen(attempt: SignInAttempt) -> str:
    if attempt.method == "PASSWORD_SRP" and attempt.srp_a is not None:
        return "PASSWORD_VERIFIER"
    return attempt.method or "SELECT_CHALLENGE"


def require_good_standing(attempt: SignInAttempt) -> str | None:
    """Refuse an account that may not sign in; only a user who has shown a first factor learns of it."""
    user = attempt.user
    if not user.enabled:
        raise not_authorized("User is disabled.")
    if user.status in _TURNED_AWAY:
        code, message = _TURNED_AWAY[user.status]
        raise ServiceError(code, message, spends=True)
    return None


_TURNED_AWAY = {
    PoolUserStatus.UNCONFIRMED: ("UserNotConfirmedException", "User is not confirmed."),
    PoolUserStatus.RESET_REQUIRED: ("PasswordResetRequiredException", "Password reset required for the user"),
}


def due_challenge(attempt: SignInAttempt) -> str | None:
    """Ask what a registered challenge says is due by itself, such as a new password."""
    return next((challenge.name for challenge in CHALLENGES.values() if challenge.is_due(attempt)), None)


def second_factor(attempt: SignInAttempt) -> str | None:
    """Ask for a second factor after a password, if the pool has one and the user uses one."""
    if spares_second_factor(attempt):
        return None
    if not attempt.password_proven or attempt.pool.settings.mfa is Mfa.OFF:
        return None
    if attempt.setup_email is not None:
        return None if attempt.has_passed("EMAIL_OTP") else "EMAIL_OTP"
    if attempt.has_passed("MFA_SETUP", *SECOND_FACTORS):
        return None
    usable = usable_factors(attempt)
    if usable:
        return _one_of(usable, attempt)
    return "MFA_SETUP" if attempt.pool.settings.mfa is Mfa.ON else None


def _one_of(usable: list[str], attempt: SignInAttempt) -> str:
    """Ask for the factor that was chosen, or is preferred, or is the only one; else for the choice."""
    for name in (attempt.factor, attempt.user.factors.preferred):
        if name is not None and name in usable:
            return name
    return usable[0] if len(usable) == 1 else "SELECT_MFA_TYPE"


def device(attempt: SignInAttempt) -> str | None:
    """Have a device that is known prove itself."""
    if confirmed_device(attempt) is None or attempt.has_passed("DEVICE_PASSWORD_VERIFIER"):
        return None
    return "DEVICE_PASSWORD_VERIFIER" if attempt.device_srp_a is not None else "DEVICE_SRP_AUTH"


def custom(attempt: SignInAttempt) -> str | None:
    """Ask whatever the pool's triggers want, for as long as they want something."""
    return define(attempt) if attempt.flow == "CUSTOM_AUTH" else None


STAGES: tuple[PlanStage, ...] = (
    first_factor,
    require_good_standing,
    due_challenge,
    second_factor,
    custom,
    device,
)
