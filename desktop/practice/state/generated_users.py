"""Invented people, as many as are wanted: each is made when somebody looks, and the same every time."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.practice.state.stored_password import StoredPassword
from desktop.practice.state.user import PoolUserStatus, User

if TYPE_CHECKING:
    from datetime import datetime, timedelta

_GIVEN = (
    "ada",
    "bela",
    "cyra",
    "dario",
    "edda",
    "fynn",
    "gita",
    "hugo",
    "ines",
    "jonas",
    "kaya",
    "liv",
    "milo",
)
_FAMILY = ("abel", "brook", "costa", "dunn", "ebner", "frost", "grube", "holt", "ito", "jung", "kern", "lund")
_DIFFICULT_NAMES = ('O"Brien', "=1+1", "Çelik, Söhne & Co", "back\\slash", "@cmd", "名前")
"""Names that break lists made without care."""

_DIFFICULT_EVERY = 211
_NUMBER_BITS = 48


@dataclass(frozen=True, slots=True)
class UserTemplate:
    """What became of somebody, and the age of the account, in lives of a temporary password."""

    status: PoolUserStatus
    youngest: float
    oldest: float
    enabled: bool = True
    verified: bool = True
    lived: bool = False


_INVITED = UserTemplate(PoolUserStatus.FORCE_CHANGE_PASSWORD, 0.0, 0.5)
_EXPIRING = UserTemplate(PoolUserStatus.FORCE_CHANGE_PASSWORD, 0.6, 0.95)
_EXPIRED = UserTemplate(PoolUserStatus.FORCE_CHANGE_PASSWORD, 1.1, 9.0)
_CONFIRMED = UserTemplate(PoolUserStatus.CONFIRMED, 1.0, 150.0, lived=True)
_RESET = UserTemplate(PoolUserStatus.RESET_REQUIRED, 1.0, 90.0, lived=True)
_UNREACHABLE = UserTemplate(PoolUserStatus.RESET_REQUIRED, 1.0, 90.0, verified=False, lived=True)
_UNCONFIRMED = UserTemplate(PoolUserStatus.UNCONFIRMED, 0.0, 20.0, verified=False)
_DISABLED = UserTemplate(PoolUserStatus.CONFIRMED, 1.0, 150.0, enabled=False, lived=True)

_TEMPLATES = (
    *(_CONFIRMED,) * 31,
    *(_INVITED,) * 5,
    *(_EXPIRING,) * 3,
    *(_EXPIRED,) * 5,
    _RESET,
    _UNREACHABLE,
    *(_UNCONFIRMED,) * 2,
    *(_DISABLED,) * 2,
)
_STRIDE = 7919
"""A prime, so that neighbours draw different lots."""


class GeneratedUsers:
    """`size` people, numbered from 0, of a pool with a short `name`; `now` is when they were invented."""

    def __init__(self, size: int, name: str, now: datetime, life: timedelta) -> None:
        self.size = size
        self._name = name
        self._now = now
        self._life = life
        self._mark = int.from_bytes(hashlib.sha256(name.encode()).digest()[:10], "big") << _NUMBER_BITS

    def make(self, number: int) -> User:
        """Return a person, without a password."""
        template = _TEMPLATES[number * _STRIDE % len(_TEMPLATES)]
        name = self._username(number)
        share = number * _STRIDE % 1009 / 1009
        created = self._now - self._life * (template.youngest + (template.oldest - template.youngest) * share)
        modified = created + (self._now - created) * share if template.lived else created
        attributes = _attributes(number, name, verified=template.verified)
        return User(
            name, self._sub(number), created, modified, template.status, attributes, enabled=template.enabled
        )

    def make_permanent(self, number: int) -> User:
        """Return a person who is to stay, with a password that nobody knows."""
        user = self.make(number)
        text = secrets.token_urlsafe(16)
        user.password = StoredPassword.of(self._name, user.username, text, user.modified)
        return user

    def number_of(self, name: str) -> int | None:
        """Return whose user name or `sub` this is, None if nobody here has it."""
        number = _number_in(name)
        if number is None or number >= self.size:
            return None
        return number if name in {self._username(number), self._sub(number)} else None

    def _username(self, number: int) -> str:
        given, family = _GIVEN[number % len(_GIVEN)], _FAMILY[number // len(_GIVEN) % len(_FAMILY)]
        return f"{given}.{family}.{number:06d}"

    def _sub(self, number: int) -> str:
        return str(uuid.UUID(int=self._mark | number, version=4))


def _attributes(number: int, username: str, *, verified: bool) -> dict[str, str]:
    given, family, _ = username.split(".")
    name = f"{given} {family}".title()
    attributes = {
        "email": f"{username}@example.com",
        "email_verified": "true" if verified else "false",
        "name": _DIFFICULT_NAMES[number // _DIFFICULT_EVERY % len(_DIFFICULT_NAMES)]
        if number % _DIFFICULT_EVERY == 0
        else name,
    }
    if number % 2:
        attributes |= {"phone_number": f"+1556{number:07d}", "phone_number_verified": "false"}
    return attributes


def _number_in(name: str) -> int | None:
    """Return the number that a user name ends with, or that a `sub` hides."""
    tail = name.rpartition(".")[2]
    if tail.isdecimal() and tail.isascii():
        return int(tail)
    try:
        return uuid.UUID(name).int & ((1 << _NUMBER_BITS) - 1)
    except ValueError:
        return None
