"""The atoms of situations: how each prepares a user, and what the user will meet because of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.practice import quirks
from desktop.practice.authenticator_app import new_key
from desktop.practice.state.user import PoolUserStatus
from desktop.practice.state.user_pool import Mfa

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.practice.state.user import User
    from desktop.practice.state.user_pool import PoolSettings


_TOO_SIMPLE = "winter"
"""What an older system took, and no policy of today does."""


def _any_pool(_settings: PoolSettings) -> bool:
    """Fit everywhere."""
    return True


@dataclass(frozen=True, slots=True)
class Atom:
    """One part of a situation.

    `meets` are the challenges (or the error) that it brings, in the service's names. `used_up` says that
    the situation is over once somebody got through it; `fits` which pools it is for; `only` the one flow
    that leads into it, if not every flow does; `password` the one that the person has, if not a fresh one.
    """

    name: str
    prepare: Callable[[User], None]
    meets: tuple[str, ...] = ()
    used_up: bool = False
    fits: Callable[[PoolSettings], bool] = _any_pool
    only: str | None = None
    password: str | None = None


def _nothing(_user: User) -> None:
    """Leave the user as every new one is."""


def _factor(name: str) -> Callable[[User], None]:
    def switch_on(user: User) -> None:
        if name == "SOFTWARE_TOKEN_MFA":
            user.factors.totp_secret, user.factors.totp_name = new_key(), "Practice"
        if name not in user.factors.enabled:
            user.factors.enabled.append(name)

    return switch_on


def _several_factors(user: User) -> None:
    for name in ("SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"):
        _factor(name)(user)


def _no_addresses(user: User) -> None:
    user.attributes.clear()


def _rounds(count: int) -> Callable[[User], None]:
    def ask_so_often(user: User) -> None:
        user.attributes["custom:rounds"] = str(count)

    return ask_so_often


def _quirk(name: str) -> Callable[[User], None]:
    def have_it(user: User) -> None:
        user.quirks |= {name}

    return have_it


def _tracks_devices(settings: PoolSettings) -> bool:
    return settings.devices is not None


def _takes_passkeys(settings: PoolSettings) -> bool:
    return settings.passkeys is not None


def _has_triggers(settings: PoolSettings) -> bool:
    return settings.triggers is not None


def _insists_on(*factors: str) -> Callable[[PoolSettings], bool]:
    return lambda settings: settings.mfa is Mfa.ON and settings.factors == factors


def _insists_on_any(settings: PoolSettings) -> bool:
    return settings.mfa is Mfa.ON and len(settings.factors) > 1


def _with_status(status: PoolUserStatus) -> Callable[[User], None]:
    def stand(user: User) -> None:
        user.status = status

    return stand


def _unconfirmed(user: User) -> None:
    user.status = PoolUserStatus.UNCONFIRMED
    del user.attributes["email_verified"], user.attributes["phone_number_verified"]


def _disabled(user: User) -> None:
    user.enabled = False


def _elsewhere(user: User) -> None:
    user.elsewhere = True


ATOMS: dict[str, Atom] = {
    atom.name: atom
    for atom in (
        Atom("plain", _nothing),
        Atom(
            "temporary-password",
            _with_status(PoolUserStatus.FORCE_CHANGE_PASSWORD),
            ("NEW_PASSWORD_REQUIRED",),
            used_up=True,
        ),
        Atom("email-code", _factor("EMAIL_OTP"), ("EMAIL_OTP",)),
        Atom("sms-code", _factor("SMS_MFA"), ("SMS_MFA",)),
        Atom("totp", _factor("SOFTWARE_TOKEN_MFA"), ("SOFTWARE_TOKEN_MFA",)),
        Atom("custom", _rounds(1), ("CUSTOM_CHALLENGE",)),
        Atom("custom2", _rounds(2), ("CUSTOM_CHALLENGE", "CUSTOM_CHALLENGE")),
        Atom(quirks.ONCE, _quirk(quirks.ONCE), fits=_has_triggers),
        Atom(quirks.EVERY_TIME, _quirk(quirks.EVERY_TIME), fits=_has_triggers),
        # The server cannot make a passkey: the client registers one after a sign-in by password.
        Atom("passkey", _nothing, fits=_takes_passkeys, only="choice"),
        Atom("device", _nothing, fits=_tracks_devices),
        Atom("choose-mfa", _several_factors, ("SELECT_MFA_TYPE",)),
        Atom(
            "totp-setup",
            _no_addresses,
            ("MFA_SETUP",),
            used_up=True,
            fits=_insists_on("SOFTWARE_TOKEN_MFA"),
        ),
        Atom(
            "email-setup",
            _no_addresses,
            ("MFA_SETUP", "EMAIL_OTP"),
            used_up=True,
            fits=_insists_on("EMAIL_OTP"),
        ),
        # Cognito lists text messages and has no call to set them up, so nobody gets any further.
        Atom("text-setup", _no_addresses, ("MFA_SETUP",), fits=_insists_on("SMS_MFA")),
        Atom("choose-setup", _no_addresses, ("MFA_SETUP",), used_up=True, fits=_insists_on_any),
        Atom(
            "reset-required",
            _with_status(PoolUserStatus.RESET_REQUIRED),
            ("PasswordResetRequiredException",),
            used_up=True,
        ),
        Atom("unconfirmed", _unconfirmed, ("UserNotConfirmedException",), used_up=True),
        # The pool's UserMigration trigger takes these over, the second only once the password is a new one.
        Atom("migrating", _elsewhere, used_up=True, only="password"),
        Atom("migrating-simple", _elsewhere, used_up=True, only="password", password=_TOO_SIMPLE),
        Atom("disabled", _disabled, ("NotAuthorizedException",)),
    )
}
"""The published list."""
