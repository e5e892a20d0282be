"""What a pool with threat protection writes down of each sign-in."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.state.user import User

_MOST = 1_000


@dataclass(frozen=True, slots=True)
class AuthEvent:
    """One sign-in that came to an end; `challenges` as name and result."""

    at: datetime
    passed: bool
    challenges: tuple[tuple[str, str], ...]
    id: str = field(default_factory=lambda: str(uuid.uuid4()))


class AuthEvents:
    """The newest sign-ins of each user of a pool."""

    def __init__(self) -> None:
        self._by_sub: dict[str, list[AuthEvent]] = {}

    def write(self, user: User, sign_in: AuthEvent) -> None:
        """Write one down."""
        kept = self._by_sub.setdefault(user.sub, [])
        kept.append(sign_in)
        del kept[:-_MOST]

    def of(self, user: User) -> list[AuthEvent]:
        """Return a user's sign-ins, newest first."""
        return self._by_sub.get(user.sub, [])[::-1]
