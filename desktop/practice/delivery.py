"""Messages of the service: codes and invitations, and where they went, behind a mask."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from desktop.practice.state.inbox import InboxMessage, Medium

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall
    from desktop.practice.state.user import User

ATTRIBUTES = {Medium.EMAIL: "email", Medium.SMS: "phone_number"}
"""Which attribute holds the address of a medium."""


def numeric_code(digits: int) -> str:
    """Make a code."""
    return f"{secrets.randbelow(10**digits):0{digits}d}"


def send_code(call: OperationCall, user: User, medium: Medium, to: str, code: str) -> None:
    """Send a code."""
    deliver(call, user, InboxMessage(call.now, user.username, to, medium, f"Your code is {code}.", code))


def send_invitation(call: OperationCall, user: User, medium: Medium, password: str) -> None:
    """Send a new user the name and the temporary password."""
    body = f"Your username is {user.username} and temporary password is {password}."
    to = user.attributes[ATTRIBUTES[medium]]
    deliver(call, user, InboxMessage(call.now, user.username, to, medium, body, password=password))


def deliver(call: OperationCall, user: User, message: InboxMessage) -> None:
    """Send a message, unless it is for somebody who does not exist."""
    if not user.simulated:
        user.messages += 1
        call.state.inbox.deliver(message)


def masked(medium: Medium, to: str) -> str:
    """Mask an address as the service does: `j***@g***`, `+*******0839`."""
    if medium is Medium.SMS:
        return f"+{'*' * (len(to) - 5)}{to[-4:]}"
    name, _, domain = to.partition("@")
    return f"{name[:1]}***@{domain[:1]}***"


def code_parameters(medium: Medium, to: str) -> dict[str, str]:
    """Return the challenge parameters that say where a code went."""
    return {
        "CODE_DELIVERY_DELIVERY_MEDIUM": medium.name,
        "CODE_DELIVERY_DESTINATION": masked(medium, to),
    }


def delivery_details(medium: Medium, to: str) -> dict[str, str]:
    """Say where a code went."""
    return {
        "Destination": masked(medium, to),
        "DeliveryMedium": medium.name,
        "AttributeName": ATTRIBUTES[medium],
    }


def simulated_delivery(name: str) -> dict[str, str]:
    """Say where the code of a user who does not exist went, made from the name that was tried."""
    return delivery_details(Medium.EMAIL, f"{name}@{name}")
