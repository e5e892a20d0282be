"""The users of one pool, found by any name that the pool accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import no_such_user

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.state.generated_users import GeneratedUsers
    from desktop.practice.state.user import User


class UserDirectory:
    """Users by name, by `sub` and by verified alias; the pool says whether case counts in them.

    Every user has a fixed place in one order. Generated users have places too, but each is stored only when
    it is first found by name; until then a listing makes it anew.
    """

    def __init__(self, aliases: tuple[str, ...] = (), *, any_case: bool = False) -> None:
        self._aliases = aliases
        self._any_case = any_case
        self._users: dict[str, User] = {}
        self._by_sub: dict[str, User] = {}
        self._at: dict[int, User] = {}
        self._place: dict[str, int] = {}
        self._end = 0
        self._generated_users: GeneratedUsers | None = None
        self._generated_from = 0
        self._kept_numbers: set[int] = set()

    def __iter__(self) -> Iterator[User]:
        """Go through the stored users."""
        return iter(list(self._users.values()))

    def __len__(self) -> int:
        """Count all users, stored or not."""
        unmet = (
            self._generated_users.size - len(self._kept_numbers) if self._generated_users is not None else 0
        )
        return len(self._users) + unmet

    def join(self, generated_users: GeneratedUsers) -> None:
        """Add generated users at the end of the order; this can be done once."""
        self._generated_users, self._generated_from = generated_users, self._end
        self._end += generated_users.size

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
        if self._aliases or self._any_case:
            return next((user for user in self if self._goes_by(user, name)), None)
        return self._find_generated(name)

    def get(self, name: str) -> User:
        """Find a user who must be there."""
        user = self.find(name)
        if user is None:
            raise no_such_user()
        return user

    def since(self, place: int) -> Iterator[tuple[int, User]]:
        """Go through everybody from a place on, each with the place after them."""
        for at in range(place, self._end):
            user = self._at.get(at) or self._not_yet_kept(at - self._generated_from)
            if user is not None:
                yield at + 1, user

    def _keep(self, user: User, place: int) -> None:
        self._users[user.username] = self._by_sub[user.sub] = self._at[place] = user
        self._place[user.username] = place

    def _find_generated(self, name: str) -> User | None:
        number = self._generated_users.number_of(name) if self._generated_users is not None else None
        if self._generated_users is None or number is None or number in self._kept_numbers:
            return None
        self._kept_numbers.add(number)
        user = self._generated_users.make_permanent(number)
        self._keep(user, self._generated_from + number)
        return user

    def _not_yet_kept(self, number: int) -> User | None:
        """Make a generated user who is not stored yet, for a listing."""
        if (
            self._generated_users is None
            or not 0 <= number < self._generated_users.size
            or number in self._kept_numbers
        ):
            return None
        return self._generated_users.make(number)

    def _goes_by(self, user: User, name: str) -> bool:
        if self._is_same(user.username, name):
            return True
        known = ((user.attributes.get(alias, ""), alias) for alias in self._aliases)
        return any(self._is_same(value, name) and _counts(user, alias) for value, alias in known)

    def _is_same(self, one: str, other: str) -> bool:
        return one.casefold() == other.casefold() if self._any_case else one == other


def _counts(user: User, alias: str) -> bool:
    """Say whether an alias is known to be the user's own; a name that they chose needs no proof."""
    return alias == "preferred_username" or user.has_verified(alias)
