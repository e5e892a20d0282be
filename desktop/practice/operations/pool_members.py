"""A pool's settings in the service's names, and back: what an update leaves out goes back to its default.

What the practice pool has no use for it only remembers (`Settings.other`), so that it can be seen whether an
update that changes one thing keeps the rest.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.core.sign_in.password_policy import PasswordPolicy
from desktop.practice.state.user_pool import DeviceTracking, Mfa

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.operation_call import Output
    from desktop.practice.state.user_pool import PoolSettings

_DEFAULT_DAYS = 7
_TRIGGERS = ("DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse")
_FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:practice"
_DEFAULTS = {"UserPoolTier": "ESSENTIALS", "DeletionProtection": "INACTIVE"}
"""Source: the texts of UpdateUserPool's members in botocore's model."""


def described(settings: PoolSettings) -> Output:
    """Return the members that DescribeUserPool tells and UpdateUserPool takes."""
    members: Output = {
        **_DEFAULTS,
        **settings.other,
        "Policies": {**settings.other.get("Policies", {}), "PasswordPolicy": _password_policy(settings)},
        "LambdaConfig": {**settings.other.get("LambdaConfig", {}), **_triggers(settings)},
        "MfaConfiguration": settings.mfa.value,
    }
    if settings.devices is not None:
        members["DeviceConfiguration"] = {
            "ChallengeRequiredOnNewDevice": settings.devices.new_devices_only,
            "DeviceOnlyRememberedOnUserPrompt": settings.devices.ask_user,
        }
    return members


def updated(settings: PoolSettings, members: Mapping[str, Any]) -> PoolSettings:
    """Return the settings after an update with these members and no others."""
    policy = members.get("Policies", {}).get("PasswordPolicy", {})
    triggers = members.get("LambdaConfig", {})
    return replace(
        settings,
        mfa=Mfa(members.get("MfaConfiguration", "OFF")),
        policy=_policy(policy),
        temporary_password=timedelta(days=policy.get("TemporaryPasswordValidityDays", _DEFAULT_DAYS)),
        password_history=policy.get("PasswordHistorySize", 0),
        triggers=settings.triggers if all(name in triggers for name in _TRIGGERS) else None,
        devices=_tracking(members.get("DeviceConfiguration")),
        other={name: value for name, value in members.items() if name != "UserPoolId"},
    )


def _triggers(settings: PoolSettings) -> dict[str, str]:
    return dict.fromkeys(_TRIGGERS, _FUNCTION) if settings.triggers is not None else {}


def _password_policy(settings: PoolSettings) -> Output:
    policy = settings.policy
    history = {"PasswordHistorySize": settings.password_history} if settings.password_history else {}
    return history | {
        "MinimumLength": policy.min_length,
        "RequireUppercase": policy.upper,
        "RequireLowercase": policy.lower,
        "RequireNumbers": policy.digit,
        "RequireSymbols": policy.symbol,
        "TemporaryPasswordValidityDays": settings.temporary_password.days,
    }


def _policy(policy: Mapping[str, Any]) -> PasswordPolicy:
    default = PasswordPolicy()
    return PasswordPolicy(
        min_length=policy.get("MinimumLength", default.min_length),
        upper=policy.get("RequireUppercase", default.upper),
        lower=policy.get("RequireLowercase", default.lower),
        digit=policy.get("RequireNumbers", default.digit),
        symbol=policy.get("RequireSymbols", default.symbol),
    )


def _tracking(members: Mapping[str, Any] | None) -> DeviceTracking | None:
    if members is None:
        return None
    return DeviceTracking(
        ask_user=members.get("DeviceOnlyRememberedOnUserPrompt", False),
        new_devices_only=members.get("ChallengeRequiredOnNewDevice", False),
    )
