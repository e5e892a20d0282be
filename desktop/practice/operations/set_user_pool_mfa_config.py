"""SetUserPoolMfaConfig: which second factors a pool offers; what is not sent is switched off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError, invalid_parameter
from desktop.practice.operations.get_user_pool_mfa_config import get_user_pool_mfa_config
from desktop.practice.state.stored_passkey import PasskeySettings
from desktop.practice.state.user_pool import Mfa

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from desktop.practice.operation_call import OperationCall, Output, Params

_KEPT = ("EmailMfaConfiguration", "SmsMfaConfiguration")


def set_user_pool_mfa_config(call: OperationCall) -> Output:
    """Replace the factors."""
    settings, mfa = call.pool.settings, Mfa(call.params.get("MfaConfiguration", "OFF"))
    factors = _factors(call.params)
    if mfa is not Mfa.OFF and not factors:
        raise invalid_parameter(
            "Invalid MFA configuration given, can't disable all MFAs with a required or optional "
            "configuration."
        )
    if "EMAIL_OTP" in factors and settings.other.get("UserPoolTier") == "LITE":
        raise ServiceError("FeatureUnavailableInTierException", "")
    kept = {name: call.params[name] for name in _KEPT if name in call.params}
    call.pool.settings = replace(
        settings, mfa=mfa, factors=factors, factor_settings=kept, passkeys=_passkeys(call)
    )
    return get_user_pool_mfa_config(call)


def _factors(params: Params) -> tuple[str, ...]:
    offered = {
        "SMS_MFA": "SmsMfaConfiguration" in params,
        "SOFTWARE_TOKEN_MFA": params.get("SoftwareTokenMfaConfiguration", {}).get("Enabled", False),
        "EMAIL_OTP": "EmailMfaConfiguration" in params,
    }
    return tuple(name for name, on in offered.items() if on)


def _passkeys(call: OperationCall) -> PasskeySettings | None:
    """Take passkeys as said; if nothing is said, not any more."""
    given: Mapping[str, Any] | None = call.params.get("WebAuthnConfiguration")
    if given is None:
        return None
    return PasskeySettings(
        relying_party=given.get("RelyingPartyId"),
        verify_user=given.get("UserVerification") == "required",
        multi_factor=given.get("FactorConfiguration") == "MULTI_FACTOR_WITH_USER_VERIFICATION",
    )
