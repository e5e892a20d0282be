"""A pool's groups and who is in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError, not_found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from desktop.practice.state.user import User


@dataclass(slots=True)
class UserGroup:
    """One group; `members` are subs.

    `role` is the IAM role that the group gives, empty for none; of several the one with the least
    `precedence` is preferred.
    """

    name: str
    description: str
    created: datetime
    members: set[str] = field(default_factory=set)
    role: str = ""
    precedence: int | None = None
    modified: datetime | None = None


class UserGroups:
    """The groups of one pool, by name."""

    def __init__(self) -> None:
        self._groups: dict[str, UserGroup] = {}

    def __iter__(self) -> Iterator[UserGroup]:
        return iter([self._groups[name] for name in sorted(self._groups)])

    def add(self, group: UserGroup) -> None:
        """Add a group whose name is free."""
        if group.name in self._groups:
            raise ServiceError("GroupExistsException", "A group with the name already exists.")
        self._groups[group.name] = group

    def get(self, name: str) -> UserGroup:
        """Return a group that must be there."""
        try:
            return self._groups[name]
        except KeyError:
            raise not_found("Group not found.") from None

    def remove(self, name: str) -> None:
        """Remove a group."""
        del self._groups[self.get(name).name]

    def of(self, user: User) -> list[UserGroup]:
        """Return the groups of a user."""
        return [group for group in self if user.sub in group.members]
