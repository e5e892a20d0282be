"""Adds invented users to pools, each in a situation, with what is needed to sign in as that user."""

from __future__ import annotations

import itertools
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.practice.new_passwords import generated_password
from desktop.practice.situations.atoms import ATOMS, Atom
from desktop.practice.situations.reachable_steps import reachable_steps
from desktop.practice.state.stored_password import StoredPassword
from desktop.practice.state.user import PoolUserStatus, User

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from desktop.practice.state.user_pool import UserPool

_NAMES = ("ada", "ben", "cleo", "dora", "emil", "fay", "gus", "hana", "ivo", "jana", "kai", "lea")
_numbers = itertools.count(1)


class SituationError(ValueError):
    """A situation that no pool can bring about; the message says why."""


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """A user and what only the person knows; `flows` are those that lead into the situation."""

    username: str
    password: str = field(repr=False)
    situation: str
    pool_id: str
    flows: tuple[str, ...]
    email: str | None
    phone: str | None
    totp_secret: str | None = field(default=None, repr=False)


def parse_situation(situation: str) -> list[Atom]:
    """Return the atoms of a situation."""
    names = situation.split("+")
    unknown = [name for name in names if name not in ATOMS]
    if unknown:
        raise SituationError(f"there is no situation {unknown[0]!r}; there are {', '.join(sorted(ATOMS))}")
    if "plain" in names and len(names) > 1:
        raise SituationError("plain is the situation in which nothing else is asked")
    return [ATOMS[name] for name in names]


def add_to_first_fitting(situation: str, pools: Iterable[UserPool], now: datetime) -> InventedPerson:
    """Add a person to the first of these pools in which the situation comes about."""
    atoms = parse_situation(situation)
    reasons: dict[str, str] = {}
    for pool in pools:
        if not all(atom.fits(pool.settings) for atom in atoms):
            reasons.setdefault("is not made for it", pool.settings.name)
            continue
        with pool.lock:
            user, password = _user(pool, atoms, now)
            flows = _flows(pool, user, atoms)
            if flows:
                pool.users.add(user)
                return _person(user, password, situation, pool, flows)
            reasons.setdefault(_instead(pool, user), pool.settings.name)
    told = "; ".join(f"pool {name} {reason}" for reason, name in reasons.items())
    raise SituationError(f"no pool brings about {situation}: {told}")


def add_to_pool(
    situation: str, pool: UserPool, attributes: Mapping[str, str], now: datetime
) -> InventedPerson:
    """Add a person to one pool, prepared for a situation, whatever challenges that pool then asks."""
    user, password = _user(pool, parse_situation(situation), now)
    user.attributes |= attributes
    pool.users.add(user)
    return _person(user, password, situation, pool, ())


def _user(pool: UserPool, atoms: list[Atom], now: datetime) -> tuple[User, str]:
    """Make a user and prepare it for the situation."""
    number = next(_numbers)
    name = f"{_NAMES[number % len(_NAMES)]}-{number}"
    attributes = {
        "email": f"{name}@example.com",
        "email_verified": "true",
        "phone_number": f"+1555{number:07d}",
        "phone_number_verified": "true",
    }
    user = User(name, str(uuid.uuid4()), now, now, PoolUserStatus.CONFIRMED, attributes)
    text = next((atom.password for atom in atoms if atom.password is not None), generated_password())
    user.password = StoredPassword.of(pool.short_name, name, text, now)
    for atom in atoms:
        atom.prepare(user)
    return user, text


def _flows(pool: UserPool, user: User, atoms: list[Atom]) -> tuple[str, ...]:
    expected = tuple(itertools.chain.from_iterable(atom.meets for atom in atoms))
    only = {atom.only for atom in atoms if atom.only is not None}
    clients = [client for client in pool.clients.values() if only <= {client.name}]
    return tuple(client.name for client in clients if expected in reachable_steps(pool, client, user))


def _instead(pool: UserPool, user: User) -> str:
    """Say what the user would meet in this pool."""
    met = next(reachable_steps(pool, next(iter(pool.clients.values())), user), ())
    return f"would ask {' and then '.join(met)}" if met else "would ask nothing after the password"


def _person(
    user: User, password: str, situation: str, pool: UserPool, flows: tuple[str, ...]
) -> InventedPerson:
    return InventedPerson(
        username=user.username,
        password=password,
        situation=situation,
        pool_id=pool.id,
        flows=flows,
        email=user.attributes.get("email"),
        phone=user.attributes.get("phone_number"),
        totp_secret=user.factors.totp_secret,
    )
