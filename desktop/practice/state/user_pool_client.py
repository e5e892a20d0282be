"""An app client: which flows it may use, and for how long things last."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.core.cognito.calls import AppClient
from desktop.core.secret import Secret
from desktop.practice.errors import invalid_parameter, not_authorized

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class UserPoolClient:
    """One app client; `name` is the flow Stile knows it by, `flows` are the service's names.

    `other` is remembered and told, in the service's names; only the pool's domain goes by what it says.
    `sso_minutes` is how long it goes by a browser's session after its person was asked last; 0: never.
    """

    id: str
    name: str
    pool_id: str
    flows: frozenset[str]
    secret: str | None = field(default=None, repr=False)
    session: timedelta = timedelta(minutes=3)
    access: timedelta = timedelta(minutes=60)
    refresh: timedelta = timedelta(days=30)
    private: bool = False
    rotation_grace: timedelta | None = None
    sso_minutes: int = 60
    other: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def require_flow(self, flow: str) -> None:
        """Refuse a flow that is not switched on."""
        if f"ALLOW_{flow}" not in self.flows:
            raise invalid_parameter(f"{flow} flow not enabled for this client")

    def require_secret_hash(self, given: str | None, username: str, mismatch: str) -> None:
        """Check SECRET_HASH over exactly the name that came with it."""
        if self.secret is None:
            return
        if given is None:
            raise not_authorized(
                f"Client {self.id} is configured with secret but SECRET_HASH was not received"
            )
        expected = AppClient(self.id, Secret(self.secret)).hash_for(username) or ""
        if not hmac.compare_digest(given.encode(), expected.encode()):
            raise not_authorized(mismatch.format(self.id))


UNVERIFIED_HASH = "Unable to verify secret hash for client {}"
"""What a wrong SECRET_HASH gets everywhere but when refreshing."""
