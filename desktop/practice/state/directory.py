"""The users of one pool, found by whatever the pool lets them call themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import no_such_user

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.state.crowd import Crowd
    from desktop.practice.state.user import User


class Directory:
    """Users by name, by `sub` and by verified alias; names are case-sensitive.

    Everybody has a place in one order, which stays theirs. A crowd has places too, but its people are kept
    only from when somebody means one of them; until then they are made anew for whoever looks.
    """

    def __init__(self, aliases: tuple[str, ...] = ()) -> None:
        self._aliases = aliases
        self._users: dict[str, User] = {}
        self._by_sub: dict[str, User] = {}
        self._at: dict[int, User] = {}
        self._place: dict[str, int] = {}
        self._end = 0
        self._crowd: Crowd | None = None
        self._crowd_at = 0
        self._met: set[int] = set()

    def __iter__(self) -> Iterator[User]:
        """Go through those who are kept."""
        return iter(list(self._users.values()))

    def __len__(self) -> int:
        """Count everybody."""
        unmet = self._crowd.size - len(self._met) if self._crowd is not None else 0
        return len(self._users) + unmet

    def join(self, crowd: Crowd) -> None:
        """Have a crowd come in, once."""
        self._crowd, self._crowd_at = crowd, self._end
        self._end += crowd.size

    def add(self, user: User) -> None:
        """Add a user."""
        self._keep(user, self._end)
        self._end += 1

    def remove(self, user: User) -> None:
        """Remove a user."""
        del self._users[user.username]
        del self._by_sub[user.sub]
        del self._at[self._place.pop(user.username)]

    def find(self, name: str) -> User | None:
        """Find a user by name, `sub` or alias."""
        user = self._users.get(name) or self._by_sub.get(name)
        if user is not None:
            return user
        if self._aliases:
            return next((user for user in self if self._goes_by(user, name)), None)
        return self._from_crowd(name)

    def get(self, name: str) -> User:
        """Find a user who must be there."""
        user = self.find(name)
        if user is None:
            raise no_such_user()
        return user

    def since(self, place: int) -> Iterator[tuple[int, User]]:
        """Go through everybody from a place on, each with the place after them."""
        for at in range(place, self._end):
            user = self._at.get(at) or self._passing(at - self._crowd_at)
            if user is not None:
                yield at + 1, user

    def _keep(self, user: User, place: int) -> None:
        self._users[user.username] = self._by_sub[user.sub] = self._at[place] = user
        self._place[user.username] = place

    def _from_crowd(self, name: str) -> User | None:
        number = self._crowd.number_of(name) if self._crowd is not None else None
        if self._crowd is None or number is None or number in self._met:
            return None
        self._met.add(number)
        user = self._crowd.settle(number)
        self._keep(user, self._crowd_at + number)
        return user

    def _passing(self, number: int) -> User | None:
        """Return somebody of the crowd whom nobody has met yet."""
        if self._crowd is None or not 0 <= number < self._crowd.size or number in self._met:
            return None
        return self._crowd.make(number)

    def _goes_by(self, user: User, name: str) -> bool:
        return any(user.attributes.get(alias) == name and _counts(user, alias) for alias in self._aliases)


def _counts(user: User, alias: str) -> bool:
    """Say whether an alias is known to be the user's own; a name that they chose needs no proof."""
    return alias == "preferred_username" or user.has_verified(alias)
