"""GetUserPoolMfaConfig: which second factors a pool offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output

_MULTI_FACTOR = "MULTI_FACTOR_WITH_USER_VERIFICATION"
_SMS = {"SnsCallerArn": "arn:aws:iam::000000000000:role/practice"}


def get_user_pool_mfa_config(call: OperationCall) -> Output:
    """Describe the factors."""
    settings = call.pool.settings
    described: Output = {"MfaConfiguration": settings.mfa.value}
    if "SMS_MFA" in settings.factors:
        described["SmsMfaConfiguration"] = {"SmsConfiguration": _SMS}
    if "SOFTWARE_TOKEN_MFA" in settings.factors:
        described["SoftwareTokenMfaConfiguration"] = {"Enabled": True}
    if "EMAIL_OTP" in settings.factors:
        described["EmailMfaConfiguration"] = {"Subject": "Your code"}
    passkeys = settings.passkeys
    if passkeys is not None and passkeys.relying_party is not None:
        described["WebAuthnConfiguration"] = {
            "RelyingPartyId": passkeys.relying_party,
            "UserVerification": passkeys.verification,
            "FactorConfiguration": _MULTI_FACTOR if passkeys.multi_factor else "SINGLE_FACTOR",
        }
    return {**described, **settings.factor_settings}
