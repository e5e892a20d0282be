"""The pools that the practice server starts with."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.core.sign_in.password_policy import PasswordPolicy
from desktop.practice.domain.oauth_settings import OAUTH_CLIENT
from desktop.practice.state.generated_users import GeneratedUsers
from desktop.practice.state.stored_passkey import PasskeySettings
from desktop.practice.state.stored_state import StoredState
from desktop.practice.state.user_groups import UserGroup
from desktop.practice.state.user_pool import DeviceTracking, IdentitySettings, Mfa, PoolSettings, UserPool
from desktop.practice.state.user_pool_client import UserPoolClient
from desktop.practice.triggers.reference import REFERENCE, WITHOUT_HINTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

REGION = "eu-west-1"


@dataclass(frozen=True, slots=True)
class ClientKind:
    """How a client signs in: the service's flow, and whether that begins with a proof of the password."""

    flow: str
    by_srp: bool = False


CLIENT_KINDS = {
    "srp": ClientKind("USER_SRP_AUTH", by_srp=True),
    "password": ClientKind("USER_PASSWORD_AUTH"),
    "choice": ClientKind("USER_AUTH"),
    "custom": ClientKind("CUSTOM_AUTH"),
    "custom-srp": ClientKind("CUSTOM_AUTH", by_srp=True),
}
"""By Stile's name of the flow; every pool has one app client of each kind."""

WELL_SET_UP = {
    "DeletionProtection": "ACTIVE",
    "EmailConfiguration": {
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": "arn:aws:ses:eu-west-1:000000000000:identity/example.com",
        "From": "Practice <codes@example.com>",
    },
    "AccountRecoverySetting": {
        "RecoveryMechanisms": [
            {"Name": "verified_email", "Priority": 1},
            {"Name": "verified_phone_number", "Priority": 2},
        ]
    },
}
NEGLECTED = {
    "UserPoolTier": "LITE",
    "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
    "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": True, "UnusedAccountValidityDays": 7},
    "AutoVerifiedAttributes": ["email"],
    "UserPoolTags": {"team": "practice"},
}
STRICT_IDENTITIES = IdentitySettings(basic_flow=False, denies_ambiguous=True, checks_revocation=True)
CAREFUL = {
    "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email", "phone_number"]}
}
WATCHED = {"UserPoolTier": "PLUS", "UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"}}
"""Settings that describe calls return, for the client's pool check; they change nothing in the pools."""

POOLS = (
    PoolSettings("default", triggers=REFERENCE, passkeys=PasskeySettings(), other=WELL_SET_UP),
    PoolSettings("mfa-required", mfa=Mfa.ON, required_attributes=()),
    PoolSettings("app-required", mfa=Mfa.ON, factors=("SOFTWARE_TOKEN_MFA",), required_attributes=()),
    PoolSettings("email-required", mfa=Mfa.ON, factors=("EMAIL_OTP",), required_attributes=()),
    PoolSettings("text-required", mfa=Mfa.ON, factors=("SMS_MFA",), required_attributes=()),
    PoolSettings("private", private=True, triggers=REFERENCE, identity=STRICT_IDENTITIES),
    PoolSettings("custom-bare", triggers=WITHOUT_HINTS),
    PoolSettings("alias", aliases=("email", "phone_number", "preferred_username")),
    PoolSettings("any-case", aliases=("email",), ignores_case=True),
    PoolSettings("secret", secret=True),
    PoolSettings("rotation", rotation_grace=timedelta(seconds=10), password_history=2),
    PoolSettings("devices", devices=DeviceTracking()),
    PoolSettings("passkeys", passkeys=PasskeySettings(multi_factor=True)),
    PoolSettings("careful", aliases=("email",), tracks_sessions=True, other=CAREFUL),
    PoolSettings("watched", other=WATCHED),
    PoolSettings(
        "no-mfa",
        mfa=Mfa.OFF,
        factors=(),
        domain=False,
        policy=PasswordPolicy(min_length=12, symbol=False),
        other=NEGLECTED,
    ),
)


def build(now: datetime, pools: Iterable[PoolSettings] = POOLS) -> StoredState:
    """Make the pools and their clients, without users."""
    state = StoredState()
    for settings in pools:
        pool = UserPool(REGION, settings, now)
        for name in CLIENT_KINDS:
            client = _client(pool, name)
            pool.clients[client.id] = client
        state.add(pool)
    return state


def fill(pool: UserPool, people: int, now: datetime) -> None:
    """Give a pool people in all states and groups for them."""
    pool.users.join(GeneratedUsers(people, pool.short_name, now, pool.settings.temporary_password))
    for name, description in _GROUPS.items():
        pool.groups.add(UserGroup(name, description, now))


_GROUPS = {"admins": "May change settings", "staff": "Everybody who works here"}


def _client(pool: UserPool, name: str) -> UserPoolClient:
    settings = pool.settings
    flows = {f"ALLOW_{CLIENT_KINDS[name].flow}"}
    if name == "custom-srp":
        flows.add("ALLOW_USER_SRP_AUTH")  # as such clients have it, so that a sign-in can fall back to it
    if settings.rotation_grace is None:
        flows.add("ALLOW_REFRESH_TOKEN_AUTH")
    return UserPoolClient(
        id=secrets.token_hex(13),
        name=name,
        pool_id=pool.id,
        flows=frozenset(flows),
        secret=secrets.token_hex(26) if settings.secret else None,
        session=settings.session,
        private=settings.private,
        rotation_grace=settings.rotation_grace,
        other=OAUTH_CLIENT if settings.domain else {},
    )
