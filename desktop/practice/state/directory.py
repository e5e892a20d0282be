"""The users of one pool, found by whatever the pool lets them call themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import no_such_user

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.state.user import User


class Directory:
    """Users by name, by `sub` and by verified alias; names are case-sensitive."""

    def __init__(self, aliases: tuple[str, ...] = ()) -> None:
        self._aliases = aliases
        self._users: dict[str, User] = {}

    def __iter__(self) -> Iterator[User]:
        return iter(self._users.values())

    def add(self, user: User) -> None:
        """Add a user."""
        self._users[user.username] = user

    def remove(self, user: User) -> None:
        """Remove a user."""
        del self._users[user.username]

    def find(self, name: str) -> User | None:
        """Find a user by name, `sub` or alias."""
        user = self._users.get(name)
        if user is not None:
            return user
        return next((user for user in self if user.sub == name or self._goes_by(user, name)), None)

    def get(self, name: str) -> User:
        """Find a user who must be there."""
        user = self.find(name)
        if user is None:
            raise no_such_user()
        return user

    def _goes_by(self, user: User, name: str) -> bool:
        return any(user.attributes.get(alias) == name and user.has_verified(alias) for alias in self._aliases)
