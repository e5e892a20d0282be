"""SetUserMFAPreference and AdminSetUserMFAPreference: which second factors are on, and which comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import invalid_parameter
from desktop.practice.operations.access_token import bearer

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.user import User

_MEMBERS = {
    "SMSMfaSettings": "SMS_MFA",
    "SoftwareTokenMfaSettings": "SOFTWARE_TOKEN_MFA",
    "EmailMfaSettings": "EMAIL_OTP",
}


def set_user_mfa_preference(call: OperationCall) -> Output:
    """Change one's own factors."""
    return _set(call, bearer(call))


def admin_set_user_mfa_preference(call: OperationCall) -> Output:
    """Change a user's factors."""
    return _set(call, call.pool.users.get(call.params["Username"]))


def _set(call: OperationCall, user: User) -> Output:
    wanted = {name: call.params[member] for member, name in _MEMBERS.items() if member in call.params}
    for name, settings in wanted.items():
        if settings.get("Enabled"):
            _require_possible(call, user, name)
    if sum(bool(settings.get("PreferredMfa")) for settings in wanted.values()) > 1:
        raise invalid_parameter("Only one MFA type can be preferred.")
    _set_passkey(call, user)
    for name, settings in wanted.items():
        _apply(user, name, enabled=settings.get("Enabled", False), first=settings.get("PreferredMfa", False))
    return {}


def _set_passkey(call: OperationCall, user: User) -> None:
    """Let a passkey stand for the second factor, too; it is no factor of its own, and has no preference."""
    if "WebAuthnMfaSettings" not in call.params:
        return
    wanted, passkeys = call.params["WebAuthnMfaSettings"].get("Enabled", False), call.pool.settings.passkeys
    if wanted and (passkeys is None or not passkeys.multi_factor):
        raise invalid_parameter("WebAuthn MFA is not enabled for the user pool.")
    if wanted and not user.factors.enabled:
        raise invalid_parameter("WebAuthn MFA needs another MFA method that is activated.")
    user.factors.passkey_counts_twice = wanted


def _apply(user: User, name: str, *, enabled: bool, first: bool) -> None:
    factors = user.factors
    factors.enabled = [other for other in factors.enabled if other != name] + ([name] if enabled else [])
    if first and enabled:
        factors.preferred = name
    elif factors.preferred == name:
        factors.preferred = None


def _require_possible(call: OperationCall, user: User, name: str) -> None:
    if name not in call.pool.settings.factors:
        raise invalid_parameter(f"{name} is not enabled for the user pool.")
    if name == "SOFTWARE_TOKEN_MFA" and user.factors.totp_secret is None:
        raise invalid_parameter("User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA")
    attribute = {"SMS_MFA": "phone_number", "EMAIL_OTP": "email"}.get(name)
    if attribute is not None and not user.has_verified(attribute):
        raise invalid_parameter(f"User does not have delivery config set to turn on {name}")
