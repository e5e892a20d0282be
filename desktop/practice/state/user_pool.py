"""One user pool: its settings, its clients, and everything that happens in it."""

from __future__ import annotations

import secrets
import threading
import uuid
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.core.sign_in.password_policy import PasswordPolicy
from desktop.practice.errors import no_such_user
from desktop.practice.state.auth_events import AuthEvents
from desktop.practice.state.grants import Grants
from desktop.practice.state.stored_password import StoredPassword
from desktop.practice.state.user import PoolUserStatus, User
from desktop.practice.state.user_directory import UserDirectory
from desktop.practice.state.user_groups import UserGroups

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.state.stored_passkey import PasskeySettings
    from desktop.practice.state.user_pool_client import UserPoolClient
    from desktop.practice.triggers.contract import Triggers


class Mfa(StrEnum):
    """Whether a pool asks for a second factor; the names are the service's."""

    OFF = "OFF"
    OPTIONAL = "OPTIONAL"
    ON = "ON"


@dataclass(frozen=True, slots=True)
class DeviceTracking:
    """How a pool treats devices.

    `ask_user` leaves it to the user which are remembered; `new_devices_only` spares remembered ones the
    second factor.
    """

    ask_user: bool = True
    new_devices_only: bool = True


@dataclass(frozen=True, slots=True)
class IdentitySettings:
    """How the identity pool of a user pool gives credentials.

    `basic_flow` lets clients choose the role themselves; `denies_ambiguous` refuses people for whom no claim
    says a role; `checks_revocation` refuses ID tokens of sessions that were ended (ServerSideTokenCheck).
    """

    basic_flow: bool = True
    denies_ambiguous: bool = False
    checks_revocation: bool = False


@dataclass(frozen=True, slots=True)
class PoolSettings:
    """What is set per pool, and what all its clients have alike.

    `factors` are the second factors it offers and `first_factors` the codes that a sign-in by choice may
    begin with, in the service's names; `custom_attributes` are declared without their prefix (the
    reference triggers read `rounds`); `triggers` make custom authentication possible; `private` keeps
    names from being found out; `ignores_case` makes names and aliases of other case the same;
    `rotation_grace` switches the rotation of refresh tokens on, `devices` the tracking of devices and
    `tracks_sessions` that of sign-ins, of which a user has `most_sessions` open; `passkeys` says how passkeys
    are taken, if they are;
    `password_history` is how many passwords, the present one included, must not come again; `identity` is
    about the identity pool; `domain` lets its app clients sign people in by a browser; `not_enabled` are
    operations that this pool refuses, as one that is a copy of another region's does; `other` and
    `factor_settings` are remembered and told, in the service's names, and change nothing
    but what `writes_sign_ins` says.
    """

    name: str
    mfa: Mfa = Mfa.OPTIONAL
    factors: tuple[str, ...] = ("SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP")
    first_factors: tuple[str, ...] = ("EMAIL_OTP", "SMS_OTP")
    triggers: Triggers | None = None
    policy: PasswordPolicy = field(default_factory=PasswordPolicy)
    temporary_password: timedelta = timedelta(days=7)
    required_attributes: tuple[str, ...] = ("email",)
    custom_attributes: tuple[str, ...] = ("rounds",)
    aliases: tuple[str, ...] = ()
    ignores_case: bool = False
    session: timedelta = timedelta(minutes=3)
    private: bool = False
    secret: bool = False
    rotation_grace: timedelta | None = None
    devices: DeviceTracking | None = None
    passkeys: PasskeySettings | None = None
    password_history: int = 0
    identity: IdentitySettings = field(default_factory=IdentitySettings)
    domain: bool = True
    tracks_sessions: bool = False
    most_sessions: int = 20
    not_enabled: frozenset[str] = frozenset()
    other: Mapping[str, Any] = field(default_factory=dict, hash=False)
    factor_settings: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def kept_until_confirmed(self) -> tuple[str, ...]:
        """Return the addresses whose old value stays until a new one is confirmed."""
        said = self.other.get("UserAttributeUpdateSettings", {})
        return tuple(said.get("AttributesRequireVerificationBeforeUpdate", ()))

    @property
    def writes_sign_ins(self) -> bool:
        """Whether threat protection writes sign-ins down; only the dearest plan has it."""
        mode = self.other.get("UserPoolAddOns", {}).get("AdvancedSecurityMode", "OFF")
        return bool(mode != "OFF")


class UserPool:
    """A user pool; hold its `lock` while reading or changing it.

    `served_at` is the address that its tokens name as their issuer's, empty for the service's own.
    """

    def __init__(self, region: str, settings: PoolSettings, now: datetime) -> None:
        self.region = region
        self.id = f"{region}_{_letters(9)}"
        self.identity_pool_id = f"{region}:{uuid.uuid4()}"
        self.identities: dict[str, str] = {}
        self.device_group = f"-{_letters(8)}"
        self.settings = settings
        self.created = now
        self.clients: dict[str, UserPoolClient] = {}
        self.users = UserDirectory(settings.aliases, any_case=settings.ignores_case)
        self.groups = UserGroups()
        self.auth_events = AuthEvents()
        self.grants = Grants()
        self.lock = threading.RLock()
        self.served_at = ""
        self._simulated_users: dict[str, User] = {}

    @property
    def short_name(self) -> str:
        """The part of the id that password proofs are made over."""
        return self.id.partition("_")[2]

    @property
    def provider(self) -> str:
        """What an identity pool calls this pool."""
        return f"cognito-idp.{self.region}.amazonaws.com/{self.id}"

    @property
    def issuer(self) -> str:
        """Who signed the tokens, as the service calls itself, or where the pool is really served."""
        return f"{self.served_at}/{self.id}" if self.served_at else f"https://{self.provider}"

    def described(self) -> dict[str, object]:
        """Say in JSON what is set for this pool."""
        settings = self.settings
        described: dict[str, object] = {
            "mfa": settings.mfa.value,
            "factors": list(settings.factors),
            "first_factors": list(settings.first_factors),
            "devices": asdict(settings.devices) if settings.devices is not None else None,
            "passkeys": asdict(settings.passkeys) if settings.passkeys is not None else None,
            "custom": settings.triggers is not None,
            "policy": asdict(settings.policy),
            "required_attributes": list(settings.required_attributes),
            "aliases": list(settings.aliases),
            "session_minutes": settings.session // timedelta(minutes=1),
            "private": settings.private,
            "rotation": settings.rotation_grace is not None,
        }
        if settings.secret:
            secrets_of = {client.name: client.secret for client in self.clients.values()}
            described["client_secrets"] = secrets_of
        return described

    def user_for(self, client: UserPoolClient, name: str) -> User:
        """Find who signs in; where the client keeps names private, nobody looks like somebody."""
        user = self.users.find(name)
        if user is not None:
            return user
        if not client.private:
            raise no_such_user()
        return self.simulated_user(name)

    def simulated_user(self, name: str) -> User:
        """Return who stands for a name that does not exist: always the same."""
        if name not in self._simulated_users:
            self._simulated_users[name] = self._make_simulated_user(name)
        return self._simulated_users[name]

    def require_member(self, user: User) -> None:
        """Refuse a user who was deleted since."""
        if not user.simulated and self.users.find(user.username) is not user:
            raise no_such_user()

    def _make_simulated_user(self, name: str) -> User:
        """Make up a user for a name: the same every time it is tried, with a password nobody has."""
        sub = str(uuid.uuid4())
        password = StoredPassword.of(self.short_name, sub, secrets.token_urlsafe(32), self.created)
        email = {"email": f"{name}@{name}", "email_verified": "true"}
        status, moment = PoolUserStatus.CONFIRMED, self.created
        return User(sub, sub, moment, moment, status, email, simulated=True, password=password)


def _letters(count: int) -> str:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    return "".join(secrets.choice(alphabet) for _ in range(count))
