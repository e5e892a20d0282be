"""The atoms of situations: how each prepares a user, and what the user will meet because of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.practice.state.user import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.practice.state.user import User


@dataclass(frozen=True, slots=True)
class Atom:
    """One part of a situation.

    `meets` are the challenges (or the error) that it brings, in the service's names. `used_up` says that
    the situation is over once somebody got through it.
    """

    name: str
    prepare: Callable[[User], None]
    meets: tuple[str, ...] = ()
    used_up: bool = False


def _nothing(_user: User) -> None:
    """Leave the user as every new one is."""


def _temporary_password(user: User) -> None:
    user.status = Status.FORCE_CHANGE_PASSWORD


def _factor(name: str) -> Callable[[User], None]:
    def switch_on(user: User) -> None:
        user.factors.enabled.append(name)

    return switch_on


def _disabled(user: User) -> None:
    user.enabled = False


ATOMS: dict[str, Atom] = {
    atom.name: atom
    for atom in (
        Atom("plain", _nothing),
        Atom("temporary-password", _temporary_password, ("NEW_PASSWORD_REQUIRED",), used_up=True),
        Atom("email-code", _factor("EMAIL_OTP"), ("EMAIL_OTP",)),
        Atom("disabled", _disabled, ("NotAuthorizedException",)),
    )
}
"""The published list."""
