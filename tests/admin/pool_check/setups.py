"""Pools to check: one where all is well, from which each test departs."""

from __future__ import annotations

from typing import Any

from desktop.admin.pool_check.pool_extras import PoolExtras, Replica
from desktop.admin.pool_check.pool_setup import IntendedUse, PoolSetup
from desktop.core.sign_in.settings import SignInSettings

POLICY = {
    "MinimumLength": 8,
    "RequireUppercase": True,
    "RequireLowercase": True,
    "RequireNumbers": True,
    "RequireSymbols": True,
    "TemporaryPasswordValidityDays": 7,
}
POOL = {
    "Id": "eu-west-1_Abcdefghi",
    "Name": "people",
    "UserPoolTier": "ESSENTIALS",
    "Policies": {"PasswordPolicy": POLICY},
    "LambdaConfig": {},
    "DeletionProtection": "ACTIVE",
    "MfaConfiguration": "ON",
    "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:aws:ses:identity"},
    "AccountRecoverySetting": {
        "RecoveryMechanisms": [
            {"Name": "verified_phone_number", "Priority": 2},
            {"Name": "verified_email", "Priority": 1},
        ]
    },
    "UsernameConfiguration": {"CaseSensitive": False},
    "SchemaAttributes": [{"Name": "sub", "Required": True}, {"Name": "email", "Required": True}],
    "EstimatedNumberOfUsers": 12,
}
CLIENT = {
    "UserPoolId": POOL["Id"],
    "ClientId": "client",
    "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    "AuthSessionValidity": 15,
    "PreventUserExistenceErrors": "ENABLED",
    "EnableTokenRevocation": True,
}
MFA = {
    "MfaConfiguration": "ON",
    "SoftwareTokenMfaConfiguration": {"Enabled": True},
    "EmailMfaConfiguration": {"Subject": "Code", "Message": "{####}"},
}
EXTRAS = PoolExtras(
    tracks_sessions=True, most_sessions=20, replicas=(Replica("eu-west-1", "ACTIVE", "PRIMARY"),), secrets=0
)
TRIO = ("DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse")


def setup(
    pool: dict[str, Any] | None = None,
    client: dict[str, Any] | None = None,
    mfa: dict[str, Any] | None = None,
    **known: Any,  # noqa: ANN401 - what else PoolSetup takes
) -> PoolSetup:
    """Return the good pool with members replaced; None takes a member away."""
    more = {"unverified": 0, "extras": EXTRAS, **known}
    return PoolSetup(_with(POOL, pool), _with(CLIENT, client), _with(MFA, mfa), **more)


def use(**settings: Any) -> IntendedUse:  # noqa: ANN401 - what SignInSettings takes
    """Return a profile that fits the good pool, with settings replaced."""
    has_secret = settings.pop("has_client_secret", False)
    known = {"pool_id": str(POOL["Id"]), "session_seconds": 900, **settings}
    return IntendedUse("work", SignInSettings(**known), has_secret)


def _with(members: dict[str, Any], changes: dict[str, Any] | None) -> dict[str, Any]:
    changed = {**members, **(changes or {})}
    return {name: value for name, value in changed.items() if value is not None}
