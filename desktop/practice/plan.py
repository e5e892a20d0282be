"""What a pool asks next: the order of challenges, as a list of stages.

Every stage looks at a sign-in and either names the challenge it still wants, or is content. The first one
that wants something is asked; when all are content, there are tokens. Nothing else decides the order, so a
situation is only a user and a pool in some state.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.practice.attempt import FIRST_FACTORS, SECOND_FACTORS, Attempt
from desktop.practice.errors import ServiceError, not_authorized
from desktop.practice.state.pool import Mfa
from desktop.practice.state.user import Status

if TYPE_CHECKING:
    from desktop.practice.state.user import User

Stage = Callable[[Attempt], str | None]


def next_challenge(attempt: Attempt) -> str | None:
    """Return the challenge to ask now, or nothing when the sign-in is done."""
    for stage in STAGES:
        wanted = stage(attempt)
        if wanted is not None:
            return wanted
    return None


def first_factor(attempt: Attempt) -> str | None:
    """Ask for whatever the flow begins with."""
    return None if attempt.has_passed(*FIRST_FACTORS) else "PASSWORD_VERIFIER"


def standing(attempt: Attempt) -> str | None:
    """Turn away whoever may not come in, now that it is known who it is."""
    user = attempt.user
    if not user.enabled:
        raise not_authorized("User is disabled.")
    if user.status in _TURNED_AWAY:
        code, message = _TURNED_AWAY[user.status]
        raise ServiceError(code, message, spends=True)
    return None


_TURNED_AWAY = {
    Status.UNCONFIRMED: ("UserNotConfirmedException", "User is not confirmed."),
    Status.RESET_REQUIRED: ("PasswordResetRequiredException", "Password reset required for the user"),
}


def new_password(attempt: Attempt) -> str | None:
    """Have a temporary password replaced."""
    temporary = attempt.user.status is Status.FORCE_CHANGE_PASSWORD
    done = not attempt.password_proven or attempt.has_passed("NEW_PASSWORD_REQUIRED")
    return "NEW_PASSWORD_REQUIRED" if temporary and not done else None


def second_factor(attempt: Attempt) -> str | None:
    """Ask for a second factor after a password, if the pool has one and the user uses one."""
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


def _one_of(usable: list[str], attempt: Attempt) -> str:
    """Ask for the factor that was chosen, or is preferred, or is the only one; else for the choice."""
    for name in (attempt.factor, attempt.user.factors.preferred):
        if name is not None and name in usable:
            return name
    return usable[0] if len(usable) == 1 else "SELECT_MFA_TYPE"


def usable_factors(attempt: Attempt) -> list[str]:
    """Return the second factors that this user could be asked for.

    Where the pool insists on one and the user chose none, whatever can be used counts: a verified address,
    or an app that was set up.
    """
    settings, user = attempt.pool.settings, attempt.user
    chosen = [name for name in settings.factors if name in user.factors.enabled]
    if chosen or settings.mfa is not Mfa.ON:
        return chosen
    return [name for name in settings.factors if _at_hand(user, name)]


def _at_hand(user: User, factor: str) -> bool:
    if factor == "SOFTWARE_TOKEN_MFA":
        return user.factors.totp_secret is not None
    return user.has_verified("email" if factor == "EMAIL_OTP" else "phone_number")


STAGES: tuple[Stage, ...] = (first_factor, standing, new_password, second_factor)
