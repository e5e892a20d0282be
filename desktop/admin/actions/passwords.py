"""Actions on passwords: invite again, set a temporary one, ask for a reset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.actions.action import Action, Order, Verdict, changed_since
from desktop.core.admin_calls import AdminCall
from desktop.core.people import Person, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.pool_facts import PoolFacts


def name_typed(person: Person, facts: PoolFacts) -> str:
    """Return the name that AdminCreateUser wants: an address, where addresses serve as names."""
    addresses = (person.attributes.get(name) for name in facts.signs_in_by)
    return next(filter(None, addresses), person.username)


def medium_for(attributes: Mapping[str, str]) -> list[str]:
    """Return how an invitation goes; Cognito's own default is a text, also to people without a phone."""
    return ["EMAIL"] if attributes.get("email") else ["SMS"]


def _resend(order: Order) -> tuple[AdminCall, ...]:
    members = {
        "Username": name_typed(order.person, order.facts),
        "MessageAction": "RESEND",
        "DesiredDeliveryMediums": medium_for(order.person.attributes),
    }
    return (AdminCall("AdminCreateUser", members),)


def _cannot_resend(person: Person, _facts: PoolFacts) -> str | None:
    if person.status is not Status.FORCE_CHANGE_PASSWORD:
        return "resend-not-invited"
    reachable = person.attributes.get("email") or person.attributes.get("phone_number")
    return None if reachable else "nowhere-to-send"


def _set_temporary(order: Order) -> tuple[AdminCall, ...]:
    members = {
        "Username": order.person.username,
        "Password": order.details.password,
        "Permanent": False,
    }
    return (AdminCall("AdminSetUserPassword", members),)


def _cannot_set(person: Person, _facts: PoolFacts) -> str | None:
    return "other-provider" if person.status is Status.EXTERNAL_PROVIDER else None


def _has_temporary(order: Order, now: Person | None) -> Verdict:
    invited = now is not None and now.status is Status.FORCE_CHANGE_PASSWORD
    return Verdict.of(done=invited and changed_since(order, now))


def _reset(order: Order) -> tuple[AdminCall, ...]:
    return (AdminCall("AdminResetUserPassword", {"Username": order.person.username}),)


def _cannot_reset(person: Person, _facts: PoolFacts) -> str | None:
    reasons = {
        Status.FORCE_CHANGE_PASSWORD: "reset-while-invited",
        Status.EXTERNAL_PROVIDER: "other-provider",
        Status.UNCONFIRMED: "reset-unconfirmed",
    }
    if person.status in reasons:
        return reasons[person.status]
    if not person.enabled:
        return "reset-disabled"
    return None if person.can_be_reached else "no-verified-address"


def _must_reset(order: Order, now: Person | None) -> Verdict:
    required = now is not None and now.status is Status.RESET_REQUIRED
    return Verdict.of(done=required and changed_since(order, now))


RESEND = Action("resend", _resend, _has_temporary, _cannot_resend, messages=True)
SET_TEMPORARY = Action("set-temporary", _set_temporary, _has_temporary, _cannot_set, wants=("password",))
RESET = Action("reset", _reset, _must_reset, _cannot_reset, messages=True)
