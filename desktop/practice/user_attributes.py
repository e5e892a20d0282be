"""User attributes: what a pool requires, and what a person may write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.attribute_schema import require_conforming
from desktop.practice.errors import not_authorized

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.practice.state.user import User
    from desktop.practice.state.user_pool import UserPool

READ_ONLY = frozenset({"sub", "email_verified", "phone_number_verified"})


def required_but_missing(pool: UserPool, user: User) -> list[str]:
    """Return the attributes that the pool requires and the user lacks."""
    return [name for name in pool.settings.required_attributes if not user.attributes.get(name)]


def without_prefix(values: Mapping[str, str], prefix: str) -> dict[str, str]:
    """Return the entries whose names begin with a prefix, without it."""
    return {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}


def require_writable(pool: UserPool, user: User, attributes: Mapping[str, str]) -> None:
    """Refuse what a person may not write at NEW_PASSWORD_REQUIRED."""
    require_conforming(pool, attributes)
    for name in attributes:
        if name in READ_ONLY:
            raise not_authorized("A client attempted to write unauthorized attribute")
        if name in pool.settings.required_attributes and user.attributes.get(name):
            raise not_authorized(f"Cannot modify an already provided {name}")


def attribute_mapping(attributes: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Turn the service's list of name and value into a mapping."""
    return {entry["Name"]: entry.get("Value", "") for entry in attributes}


def attribute_list(user: User) -> list[dict[str, str]]:
    """Return a user's attributes as the service lists them, `sub` first."""
    pairs = {"sub": user.sub} | user.attributes
    return [{"Name": name, "Value": value} for name, value in pairs.items()]
