"""Codes outside of sign-in: for a new account, a forgotten password, or a changed address."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.practice.delivery import ATTRIBUTES, delivery_details, numeric_code, send_code
from desktop.practice.errors import ServiceError, invalid_parameter
from desktop.practice.state.inbox import Medium
from desktop.practice.state.user import IssuedCode

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall
    from desktop.practice.state.user import User

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a code is for: how long it lives, and how often an hour it may be sent and tried."""

    name: str
    life: timedelta
    sends: int
    tries: int


SIGN_UP = Purpose("sign-up", timedelta(hours=24), sends=5, tries=15)
RESET = Purpose("reset", timedelta(hours=1), sends=5, tries=5)
EMAIL = Purpose("email", timedelta(hours=24), sends=5, tries=15)
PHONE = Purpose("phone", timedelta(hours=24), sends=5, tries=15)


def expired_one_off() -> ServiceError:
    """Return what a code gets that is too old or was never asked for."""
    return ServiceError("ExpiredCodeException", "Invalid code provided, please request a code again.")


def wrong_one_off() -> ServiceError:
    """Return what a wrong code gets."""
    return ServiceError("CodeMismatchException", "Invalid verification code provided, please try again.")


def send_one_off(
    call: OperationCall, user: User, purpose: Purpose, medium: Medium, to: str = ""
) -> dict[str, str]:
    """Send a code that replaces the one before, to the user's address or `to`; return where it went."""
    user.hourly.count(f"{purpose.name} sent", purpose.sends, call.now)
    code, to = numeric_code(_DIGITS), to or user.attributes[ATTRIBUTES[medium]]
    user.codes[purpose.name] = IssuedCode(code, call.now + purpose.life)
    send_code(call, user, medium, to, code)
    return delivery_details(medium, to)


def use_one_off(call: OperationCall, user: User, purpose: Purpose, given: str) -> None:
    """Use a code up, or refuse one that is wrong, too old or was never asked for."""
    user.hourly.count(f"{purpose.name} tried", purpose.tries, call.now)
    issued = user.codes.get(purpose.name)
    if issued is None or call.now >= issued.expires:
        raise expired_one_off()
    if not hmac.compare_digest(issued.code.encode(), given.encode()):
        raise wrong_one_off()
    del user.codes[purpose.name]


def is_reachable(user: User) -> bool:
    """Say whether a user has a verified address, which a reset code needs."""
    return any(map(user.has_verified, ATTRIBUTES.values()))


def send_reset_code(call: OperationCall, user: User) -> dict[str, str]:
    """Send the code for a forgotten password to the first verified address."""
    for medium in (Medium.EMAIL, Medium.SMS):
        if user.has_verified(ATTRIBUTES[medium]):
            return send_one_off(call, user, RESET, medium)
    raise invalid_parameter(
        "Cannot reset password for the user as there is no registered/verified email or phone_number"
    )


def send_sign_up_code(call: OperationCall, user: User) -> dict[str, str]:
    """Send the code for a new account to the first address."""
    for medium in (Medium.EMAIL, Medium.SMS):
        if user.attributes.get(ATTRIBUTES[medium]):
            return send_one_off(call, user, SIGN_UP, medium)
    raise invalid_parameter("Cannot send code to either email or phone_number as neither is set")
