"""Actions on second factors and remembered computers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.actions.action import ActionRequest, AdminAction
from desktop.core.admin.admin_call import AdminCall
from desktop.core.admin.people import Person, UserStatus

if TYPE_CHECKING:
    from desktop.core.admin.pool_facts import PoolFacts

_ADDRESSES = {"SMS_MFA": "phone_number", "EMAIL_OTP": "email"}
_SETTINGS = {
    "SMS_MFA": "SMSMfaSettings",
    "SOFTWARE_TOKEN_MFA": "SoftwareTokenMfaSettings",
    "EMAIL_OTP": "EmailMfaSettings",
}


def _reset_mfa(request: ActionRequest) -> tuple[AdminCall, ...]:
    """Switch factors off, and delete the app's key, which a pool that requires MFA would go on asking for.

    Of somebody without a phone Cognito refuses even to switch texts off. A passkey stops standing for a
    factor; it stays a way to sign in, for Cognito has no call by which an admin deletes one.
    """
    name = {"Username": request.person.username}
    factors = [factor for factor in request.facts.factors if _could_be_on(request.person, factor)]
    settings = {_SETTINGS[factor]: {"Enabled": False, "PreferredMfa": False} for factor in factors}
    if request.facts.passkeys_are_factors:
        settings["WebAuthnMfaSettings"] = {"Enabled": False}
    calls = (
        [AdminCall("AdminSetUserMFAPreference", {**name, **settings}, repeatable=True)] if settings else []
    )
    if "SOFTWARE_TOKEN_MFA" in factors:
        calls.append(AdminCall("AdminDeleteSoftwareToken", name, repeatable=True))
    return tuple(calls)


def _could_be_on(person: Person, factor: str) -> bool:
    attribute = _ADDRESSES.get(factor)
    return attribute is None or bool(person.attributes.get(attribute))


def _cannot_reset_mfa(person: Person, facts: PoolFacts) -> str | None:
    if person.status is UserStatus.EXTERNAL_PROVIDER:
        return "other-provider"
    if not facts.factors_told:
        return "factors-untold"
    return None if facts.factors or facts.passkeys_are_factors else "no-factors"


def _forget_devices(request: ActionRequest) -> tuple[AdminCall, ...]:
    name = request.person.username
    return tuple(
        AdminCall("AdminForgetDevice", {"Username": name, "DeviceKey": key})
        for key in request.details.devices
    )


def _cannot_forget(_person: Person, facts: PoolFacts) -> str | None:
    return None if facts.tracks_devices else "no-devices-tracked"


RESET_MFA = AdminAction("reset-mfa", _reset_mfa, obstacle=_cannot_reset_mfa)
FORGET_DEVICES = AdminAction("forget-devices", _forget_devices, obstacle=_cannot_forget, wants=("devices",))
