"""Actions on second factors and remembered computers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.actions.action import Action, Order
from desktop.core.admin_calls import AdminCall
from desktop.core.people import Person, Status

if TYPE_CHECKING:
    from desktop.core.pool_facts import PoolFacts

_ADDRESSES = {"SMS_MFA": "phone_number", "EMAIL_OTP": "email"}
_SETTINGS = {
    "SMS_MFA": "SMSMfaSettings",
    "SOFTWARE_TOKEN_MFA": "SoftwareTokenMfaSettings",
    "EMAIL_OTP": "EmailMfaSettings",
}


def _reset_mfa(order: Order) -> tuple[AdminCall, ...]:
    """Switch factors off, and delete the app's key, which a pool that requires MFA would go on asking for.

    Of somebody without a phone Cognito refuses even to switch texts off.
    """
    name = {"Username": order.person.username}
    factors = [factor for factor in order.facts.factors if _could_be_on(order.person, factor)]
    settings = {_SETTINGS[factor]: {"Enabled": False, "PreferredMfa": False} for factor in factors}
    calls = [AdminCall("AdminSetUserMFAPreference", {**name, **settings}, repeatable=True)] if factors else []
    if "SOFTWARE_TOKEN_MFA" in factors:
        calls.append(AdminCall("AdminDeleteSoftwareToken", name, repeatable=True))
    return tuple(calls)


def _could_be_on(person: Person, factor: str) -> bool:
    attribute = _ADDRESSES.get(factor)
    return attribute is None or bool(person.attributes.get(attribute))


def _cannot_reset_mfa(person: Person, facts: PoolFacts) -> str | None:
    if person.status is Status.EXTERNAL_PROVIDER:
        return "other-provider"
    return None if facts.factors else "no-factors"


def _forget_devices(order: Order) -> tuple[AdminCall, ...]:
    name = order.person.username
    return tuple(
        AdminCall("AdminForgetDevice", {"Username": name, "DeviceKey": key}) for key in order.details.devices
    )


def _cannot_forget(_person: Person, facts: PoolFacts) -> str | None:
    return None if facts.tracks_devices else "no-devices-tracked"


RESET_MFA = Action("reset-mfa", _reset_mfa, obstacle=_cannot_reset_mfa)
FORGET_DEVICES = Action("forget-devices", _forget_devices, obstacle=_cannot_forget, wants=("devices",))
