"""Codes for a forgotten password."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.practice.delivery import ATTRIBUTES, masked, numeric_code, send_code
from desktop.practice.errors import invalid_parameter
from desktop.practice.state.inbox import Medium
from desktop.practice.state.user import IssuedCode, User

if TYPE_CHECKING:
    from desktop.practice.call import Call

_LIFE = timedelta(hours=1)
_DIGITS = 6


def send_reset_code(call: Call, user: User) -> dict[str, str]:
    """Send a code to the first verified address, and return where it went."""
    for medium in (Medium.EMAIL, Medium.SMS):
        attribute = ATTRIBUTES[medium]
        if user.has_verified(attribute):
            code, to = numeric_code(_DIGITS), user.attributes[attribute]
            user.reset_code = IssuedCode(code, call.now + _LIFE)
            send_code(call, user, medium, to, code)
            return {
                "Destination": masked(medium, to),
                "DeliveryMedium": medium.name,
                "AttributeName": attribute,
            }
    raise invalid_parameter(
        "Cannot reset password for the user as there is no registered/verified email or phone_number"
    )
