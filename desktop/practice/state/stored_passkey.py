"""Passkeys: what a pool says about them, and what it knows of a user's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from fido2.cose import CoseKey


@dataclass(frozen=True, slots=True)
class PasskeySettings:
    """How a pool takes passkeys.

    `multi_factor` lets one that verified its user stand for two factors, so that it is offered to people
    who have a second one; then it has to verify.
    """

    relying_party: str | None = "localhost"
    verify_user: bool = False
    multi_factor: bool = False

    @property
    def must_verify(self) -> bool:
        """Whether a PIN, a finger or a face has to be shown."""
        return self.verify_user or self.multi_factor

    @property
    def verification(self) -> Literal["required", "preferred"]:
        """The same in the service's words."""
        return "required" if self.must_verify else "preferred"


@dataclass(frozen=True, slots=True)
class PasskeyRegistration:
    """A registration that has begun; the client that began it has to end it."""

    challenge: str = field(repr=False)
    client_id: str
    expires: datetime


@dataclass(slots=True)
class StoredPasskey:
    """One passkey of a user; `count` is how often it says it signed."""

    id: bytes
    key: CoseKey = field(repr=False)
    name: str
    created: datetime
    attachment: str | None = None
    transports: tuple[str, ...] = ()
    count: int = 0
