"""A sign-in in progress, as the pool sees it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.practice.challenge_kinds import PASSWORD_PROOFS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.state.user import User
    from desktop.practice.state.user_pool import UserPool
    from desktop.practice.state.user_pool_client import UserPoolClient


@dataclass(frozen=True, slots=True)
class ChallengeResult:
    """One challenge that was answered; wrong answers are kept only for custom challenges."""

    challenge: str
    right: bool = True
    metadata: str | None = None


@dataclass(frozen=True, slots=True)
class SignInAttempt:
    """Who signs in with which client, what they have shown so far and what they chose.

    `typed` is the name the sign-in began with. `method` is the first factor chosen in a USER_AUTH flow,
    `factor` the second one chosen, and `setup_email` an address that is to become one. `device_key` names
    the device that is claimed, and `aliased` tells that an answer came under another name than the internal
    one; `metadata` is the newest ClientMetadata.
    """

    pool: UserPool
    client: UserPoolClient
    user: User
    typed: str
    flow: str
    results: tuple[ChallengeResult, ...] = ()
    srp_a: str | None = field(default=None, repr=False)
    method: str | None = None
    factor: str | None = None
    setup_email: str | None = None
    device_key: str | None = None
    device_srp_a: str | None = field(default=None, repr=False)
    aliased: bool = False
    metadata: Mapping[str, str] = field(default_factory=dict)

    def passed(self, challenge: str) -> SignInAttempt:
        """Return the sign-in after a right answer."""
        return replace(self, results=(*self.results, ChallengeResult(challenge)))

    def has_passed(self, *challenges: str) -> bool:
        """Say whether any of these challenges was answered rightly."""
        return any(result.right and result.challenge in challenges for result in self.results)

    def is_of(self, name: str) -> bool:
        """Say whether a name means the user of this sign-in."""
        return name in {self.typed, self.user.username} or self.pool.users.find(name) is self.user

    @property
    def password_proven(self) -> bool:
        """Whether the password was sent or proven."""
        return self.has_passed(*PASSWORD_PROOFS)
