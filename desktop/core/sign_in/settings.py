"""What a profile says about signing in: the part of it that the conversation needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.core.sign_in.password_policy import DEFAULT_POLICY, PasswordPolicy

if TYPE_CHECKING:
    from collections.abc import Mapping

Flow: TypeAlias = Literal["srp", "password", "choice", "custom", "custom-srp"]


def begins_with_password(flow: Flow) -> bool:
    """Say whether a flow wants a password in its first call."""
    return flow not in {"choice", "custom"}


def runs_triggers(flow: Flow) -> bool:
    """Say whether the pool's own triggers decide what a flow asks."""
    return flow in {"custom", "custom-srp"}


@dataclass(frozen=True, slots=True)
class SignInSettings:
    """How one pool is signed in to.

    `session_seconds` is the app client's AuthSessionValidity; no unsigned call can tell it. `metadata`
    goes to the pool's triggers as ClientMetadata. `fingerprint` changes with whatever makes a kept step
    worthless. `issuer` is what an authenticator app calls the account; `preferred_factor` is Cognito's name
    of the way to try first in flow `choice`; `fallback_flows` are tried where the service refuses a fresh
    session as used. `relying_party` is the only site that passkeys may sign for, empty if nobody has said.
    """

    pool_id: str
    flow: Flow = "srp"
    policy: PasswordPolicy = DEFAULT_POLICY
    session_seconds: int = 180
    metadata: Mapping[str, str] = field(default_factory=dict)
    fingerprint: str = ""
    issuer: str = ""
    preferred_factor: str = ""
    fallback_flows: tuple[Flow, ...] = ()
    relying_party: str = ""

    @property
    def pool_name(self) -> str:
        """Return the part of the pool's id that SRP hashes."""
        return self.pool_id.partition("_")[2]
