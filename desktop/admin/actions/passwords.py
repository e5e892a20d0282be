"""Actions on passwords: invite again, set a temporary one, ask for a reset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.actions.action import ActionRequest, AdminAction, Verdict, changed_since
from desktop.core.admin.admin_call import AdminCall
from desktop.core.admin.people import Person, UserStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.admin.pool_facts import PoolFacts


def name_typed(person: Person, facts: PoolFacts) -> str:
    """Return the name that AdminCreateUser wants: an address, where addresses serve as names.

    One that is verified is nobody else's; another account may have the same one unverified.
    """
    verified_first = sorted(facts.signs_in_by, key=lambda name: not person.is_verified(name))
    addresses = (person.attributes.get(name) for name in verified_first)
    return next(filter(None, addresses), person.username)


def medium_for(attributes: Mapping[str, str]) -> list[str]:
    """Return how an invitation goes; Cognito's own default is a text, also to people without a phone."""
    return ["EMAIL"] if attributes.get("email") else ["SMS"]


def _resend(request: ActionRequest) -> tuple[AdminCall, ...]:
    members = {
        "Username": name_typed(request.person, request.facts),
        "MessageAction": "RESEND",
        "DesiredDeliveryMediums": medium_for(request.person.attributes),
    }
    return (AdminCall("AdminCreateUser", members),)


def _cannot_resend(person: Person, _facts: PoolFacts) -> str | None:
    if person.status is not UserStatus.FORCE_CHANGE_PASSWORD:
        return "resend-not-invited"
    reachable = person.attributes.get("email") or person.attributes.get("phone_number")
    return None if reachable else "nowhere-to-send"


def _set_temporary(request: ActionRequest) -> tuple[AdminCall, ...]:
    members = {
        "Username": request.person.username,
        "Password": request.details.password,
        "Permanent": False,
    }
    return (AdminCall("AdminSetUserPassword", members),)


def _cannot_set(person: Person, _facts: PoolFacts) -> str | None:
    return "other-provider" if person.status is UserStatus.EXTERNAL_PROVIDER else None


def _has_temporary(request: ActionRequest, now: Person | None) -> Verdict:
    invited = now is not None and now.status is UserStatus.FORCE_CHANGE_PASSWORD
    return Verdict.of(done=invited and changed_since(request, now))


def _reset(request: ActionRequest) -> tuple[AdminCall, ...]:
    return (AdminCall("AdminResetUserPassword", {"Username": request.person.username}),)


def _cannot_reset(person: Person, _facts: PoolFacts) -> str | None:
    reasons = {
        UserStatus.FORCE_CHANGE_PASSWORD: "reset-while-invited",
        UserStatus.EXTERNAL_PROVIDER: "other-provider",
        UserStatus.UNCONFIRMED: "reset-unconfirmed",
    }
    if person.status in reasons:
        return reasons[person.status]
    if not person.enabled:
        return "reset-disabled"
    return None if person.can_be_reached else "no-verified-address"


def _must_reset(request: ActionRequest, now: Person | None) -> Verdict:
    required = now is not None and now.status is UserStatus.RESET_REQUIRED
    return Verdict.of(done=required and changed_since(request, now))


RESEND = AdminAction("resend", _resend, _has_temporary, _cannot_resend, messages=True)
SET_TEMPORARY = AdminAction("set-temporary", _set_temporary, _has_temporary, _cannot_set, wants=("password",))
RESET = AdminAction("reset", _reset, _must_reset, _cannot_reset, messages=True)
