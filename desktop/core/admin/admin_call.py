"""Signed calls that an admin's tools make, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class AdminCall:
    """One operation with its input; the directory adds UserPoolId, unless the call is not `of_pool`.

    `Secret`s among the members, at any depth, are revealed only on the way out. `repeatable`: doing it twice
    leaves what doing it once leaves, and sends nobody a message, so a lost reply or a throttled call may be
    sent again by the adapter.
    """

    operation: str
    members: Mapping[str, Any] = field(default_factory=dict, repr=False)
    repeatable: bool = False
    of_pool: bool = True

    @property
    def permission(self) -> str:
        """Return the IAM action that the call needs."""
        return f"cognito-idp:{self.operation}"


@dataclass(frozen=True, slots=True)
class AdminReply:
    """A reply's body in botocore's names, the pool's time of it (None if it did not say), and its id."""

    body: Mapping[str, Any] = field(repr=False)
    at: datetime | None = None
    request_id: str | None = None
