"""One person of a pool."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.practice.state.hourly_limits import HourlyLimits
from desktop.practice.state.user_lockout import UserLockout

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.state.stored_device import StoredDevice
    from desktop.practice.state.stored_passkey import PasskeyRegistration, StoredPasskey
    from desktop.practice.state.stored_password import StoredPassword


class PoolUserStatus(StrEnum):
    """Where an account stands; the names are the service's."""

    UNCONFIRMED = "UNCONFIRMED"
    CONFIRMED = "CONFIRMED"
    RESET_REQUIRED = "RESET_REQUIRED"
    FORCE_CHANGE_PASSWORD = "FORCE_CHANGE_PASSWORD"  # noqa: S105 - a status
    EXTERNAL_PROVIDER = "EXTERNAL_PROVIDER"


@dataclass(slots=True)
class UserFactors:
    """The second factors a user has switched on, in the service's names and order."""

    enabled: list[str] = field(default_factory=list)
    preferred: str | None = None
    totp_secret: str | None = field(default=None, repr=False)
    totp_pending: str | None = field(default=None, repr=False)
    totp_name: str = ""
    totp_used: set[int] = field(default_factory=set)
    passkey_counts_twice: bool = False


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A code outside of sign-in, with its own life."""

    code: str = field(repr=False)
    expires: datetime


@dataclass(slots=True)
class User:
    """An account; `simulated` ones stand for names that do not exist and must not be told apart.

    One that is `elsewhere` lives in an older directory until the pool takes it over. `pending_attributes` are
    addresses that take the place of the present ones once they are confirmed.
    """

    username: str
    sub: str
    created: datetime
    modified: datetime
    status: PoolUserStatus
    attributes: dict[str, str] = field(default_factory=dict)
    enabled: bool = True
    simulated: bool = False
    password: StoredPassword | None = field(default=None, repr=False)
    former_passwords: list[StoredPassword] = field(default_factory=list, repr=False)
    factors: UserFactors = field(default_factory=UserFactors)
    lockout: UserLockout = field(default_factory=UserLockout)
    codes: dict[str, IssuedCode] = field(default_factory=dict)
    pending_attributes: dict[str, str] = field(default_factory=dict)
    hourly: HourlyLimits = field(default_factory=HourlyLimits)
    messages: int = 0
    devices: dict[str, StoredDevice] = field(default_factory=dict)
    passkeys: dict[bytes, StoredPasskey] = field(default_factory=dict)
    registration: PasskeyRegistration | None = None
    quirks: frozenset[str] = frozenset()
    elsewhere: bool = False

    def has_verified(self, attribute: str) -> bool:
        """Say whether an address is there and known to be the user's own."""
        verified = self.attributes.get(f"{attribute}_verified") == "true"
        return verified and bool(self.attributes.get(attribute))

    def set_password(self, password: StoredPassword, status: PoolUserStatus) -> None:
        """Replace the password, remembering the old one for the history rule."""
        if self.password is not None:
            self.former_passwords.append(self.password)
        self.password, self.status, self.modified = password, status, password.set_at
