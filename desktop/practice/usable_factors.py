"""Which factors somebody could use: first ones in a sign-in by choice, and second ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.challenge_kinds import CHALLENGE_KINDS
from desktop.practice.state.user import PoolUserStatus
from desktop.practice.state.user_pool import Mfa

if TYPE_CHECKING:
    from desktop.practice.sign_in_attempt import SignInAttempt
    from desktop.practice.state.user import User

_PASSWORDS = ["PASSWORD_SRP", "PASSWORD"]


def first_factors(attempt: SignInAttempt) -> list[str]:
    """Return what a sign-in by choice may begin with.

    Codes are not offered to a user who has a second factor, because none could follow them, nor while
    the password is temporary, because it has to be replaced.
    """
    user = attempt.user
    passwords = _PASSWORDS if user.password is not None else []
    if user.status is not PoolUserStatus.CONFIRMED:
        return list(passwords)
    codes, protected = attempt.pool.settings.first_factors, bool(usable_factors(attempt))
    at_hand = [] if protected else [name for name in codes if _at_hand(user, name)]
    return [*at_hand, *_passkey(attempt, protected=protected), *passwords]


def _passkey(attempt: SignInAttempt, *, protected: bool) -> list[str]:
    """Offer a passkey that is there; to somebody with a second factor only if it stands for both."""
    taken = attempt.pool.settings.passkeys
    if taken is None or not attempt.user.passkeys or (protected and not taken.multi_factor):
        return []
    return ["WEB_AUTHN"]


def usable_factors(attempt: SignInAttempt) -> list[str]:
    """Return the second factors that this user could be asked for.

    Where the pool insists on one and the user chose none, whatever can be used counts: a verified address,
    or an app that was set up.
    """
    settings, user = attempt.pool.settings, attempt.user
    if settings.mfa is Mfa.OFF:
        return []
    chosen = [name for name in settings.factors if name in user.factors.enabled]
    if chosen or settings.mfa is not Mfa.ON:
        return chosen
    return [name for name in settings.factors if _at_hand(user, name)]


def _at_hand(user: User, factor: str) -> bool:
    if factor == "SOFTWARE_TOKEN_MFA":
        return user.factors.totp_secret is not None
    address = CHALLENGE_KINDS[factor].address
    return address is not None and user.has_verified(address)
