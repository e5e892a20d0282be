"""DescribeUserPool: a pool's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.practice.call import Call, Output
    from desktop.practice.state.pool import Settings


def describe_user_pool(call: Call) -> Output:
    """Describe what the practice pool has settings for."""
    settings = call.pool.settings
    described: Output = {
        "Id": call.pool.id,
        "Name": settings.name,
        "Policies": {"PasswordPolicy": _password_policy(settings)},
        "LambdaConfig": {},
        "CreationDate": call.pool.created,
        "LastModifiedDate": call.pool.created,
        "SchemaAttributes": [_required(name) for name in settings.required_attributes],
        "MfaConfiguration": settings.mfa.value,
        "EstimatedNumberOfUsers": len(call.pool.users),
        "UserPoolTier": settings.plan,
        "UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT" if settings.writes_sign_ins else "OFF"},
        "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": False},
    }
    if settings.devices is not None:
        described["DeviceConfiguration"] = {
            "ChallengeRequiredOnNewDevice": settings.devices.new_devices_only,
            "DeviceOnlyRememberedOnUserPrompt": settings.devices.ask_user,
        }
    if settings.aliases:
        described["AliasAttributes"] = list(settings.aliases)
    return {"UserPool": described}


def _password_policy(settings: Settings) -> Output:
    policy = settings.policy
    return {
        "MinimumLength": policy.min_length,
        "RequireUppercase": policy.upper,
        "RequireLowercase": policy.lower,
        "RequireNumbers": policy.digit,
        "RequireSymbols": policy.symbol,
        "TemporaryPasswordValidityDays": settings.temporary_password.days,
    }


def _required(name: str) -> Output:
    return {"Name": name, "AttributeDataType": "String", "Mutable": True, "Required": True}
