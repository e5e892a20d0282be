"""What a profile says about signing in: the part of it that the conversation needs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.core.sign_in.password_policy import DEFAULT_POLICY, PasswordPolicy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.sign_in.browser_settings import BrowserSettings

Flow: TypeAlias = Literal["srp", "password", "choice", "custom", "custom-srp", "browser"]

PlainPassword: TypeAlias = Literal["", "allow", "never"]
"""Whether the password itself may be sent where a proof could be: asked first if nothing is said."""
_ALLOW: PlainPassword = "allow"
_NEVER: PlainPassword = "never"


def begins_with_password(flow: Flow) -> bool:
    """Say whether a flow wants a password in its first call."""
    return flow not in {"choice", "custom", "browser"}


def runs_triggers(flow: Flow) -> bool:
    """Say whether the pool's own triggers decide what a flow asks."""
    return flow in {"custom", "custom-srp"}


@dataclass(frozen=True, slots=True)
class SignInSettings:
    """How one pool is signed in to.

    `pool_address` is where, as `core.cognito.pool_address` has it; the pool's id if nothing is said.
    `session_seconds` is the app client's AuthSessionValidity; no unsigned call can tell it. `metadata`
    goes to the pool's triggers as ClientMetadata. `fingerprint` changes with whatever makes a kept step
    worthless. `issuer` is what an authenticator app calls the account; `preferred_factor` is Cognito's name
    of the way to try first in flow `choice`; `fallback_flows` are tried where the service refuses a fresh
    session as used. `relying_party` is the only site that passkeys may sign for, empty if nobody has said.
    `plain_password` says whether the password itself may be sent where the flow is another one than
    `password`; `in_fallback`, that the flow is not the profile's own. `browser` is there where the pool has a
    domain at which people sign in by a browser.
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
    plain_password: PlainPassword = ""
    in_fallback: bool = False
    pool_address: str = ""
    browser: BrowserSettings | None = None

    def __post_init__(self) -> None:
        if not self.pool_address:
            object.__setattr__(self, "pool_address", self.pool_id)

    @property
    def sends_password(self) -> bool:
        """Say whether the profile has the password itself sent, so that nobody need be asked."""
        if self.never_sends_password:
            return False
        return self.plain_password == _ALLOW or (self.flow == "password" and not self.in_fallback)

    @property
    def never_sends_password(self) -> bool:
        """Say whether the password itself is not sent whatever the person says."""
        return self.plain_password == _NEVER

    @property
    def flows(self) -> tuple[Flow, ...]:
        """Return the profile's flow and those to fall back to, without what is never to be done."""
        refused = {"password"} if self.never_sends_password else set()
        return (self.flow, *(flow for flow in self.fallback_flows if flow not in refused))

    def using(self, flow: Flow) -> SignInSettings:
        """Return the settings with the flow that is in use."""
        return replace(self, flow=flow, in_fallback=flow != self.flow)

    def first_page_flow(self, flow: Flow) -> Flow:
        """Return the flow that a first page may open: it does not ask whether to send the password itself."""
        return flow if flow != "password" or self.using(flow).sends_password else self.flow

    @property
    def pool_name(self) -> str:
        """Return the part of the pool's id that SRP hashes."""
        return self.pool_id.partition("_")[2]
