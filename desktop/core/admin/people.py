"""The people of a pool as its directory tells of them, and what may be asked of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_LONGEST_FILTER = 256


class UserStatus(StrEnum):
    """Cognito's UserStatus; one that botocore's model does not have reads as UNKNOWN."""

    UNCONFIRMED = "UNCONFIRMED"
    CONFIRMED = "CONFIRMED"
    ARCHIVED = "ARCHIVED"
    COMPROMISED = "COMPROMISED"
    UNKNOWN = "UNKNOWN"
    RESET_REQUIRED = "RESET_REQUIRED"
    FORCE_CHANGE_PASSWORD = "FORCE_CHANGE_PASSWORD"  # noqa: S105 - a status
    EXTERNAL_PROVIDER = "EXTERNAL_PROVIDER"


@dataclass(frozen=True, slots=True)
class Person:
    """One account as ListUsers tells of it: no password, no factors, no last sign-in.

    Times are UTC and the pool's. `attributes` are the pool's own names and values, `sub` among them.
    """

    username: str
    sub: str
    status: UserStatus
    enabled: bool
    created_at: datetime
    modified_at: datetime
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)

    def is_verified(self, attribute: str) -> bool:
        """Say whether an address (`email`, `phone_number`) is there and known to be the person's own."""
        return bool(self.attributes.get(attribute)) and self.attributes.get(f"{attribute}_verified") == "true"

    @property
    def can_be_reached(self) -> bool:
        """Say whether a code could be sent: Cognito sends codes to verified addresses only."""
        return self.is_verified("email") or self.is_verified("phone_number")


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Up to 60 people; `next` asks for the following page, None at the end. A page may be empty.

    `at` is the pool's time of the reply, None if it did not say.
    """

    people: tuple[Person, ...]
    next: str | None
    at: datetime | None


class FilterError(StileError):
    """The pool cannot filter so; `notice` says why."""

    code = "filter-impossible"

    def __init__(self, because: str, **values: str) -> None:
        super().__init__(because)
        self.notice = Notice(self.code, {"because": because, **values})


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What ListUsers filters by on the server: one attribute, equal or beginning with a value.

    Source: the model's text on ListUsers' `PeopleFilter`, which also names what is searchable.
    """

    attribute: str
    value: str
    prefix: bool = False

    SEARCHABLE: ClassVar[tuple[str, ...]] = (
        "username",
        "email",
        "phone_number",
        "name",
        "given_name",
        "family_name",
        "preferred_username",
        "cognito:user_status",
        "status",
        "sub",
    )

    @classmethod
    def by_status(cls, status: UserStatus) -> PeopleFilter:
        """Ask for everybody in a status."""
        return cls("cognito:user_status", status.value)

    @classmethod
    def by_switch(cls, *, enabled: bool) -> PeopleFilter:
        """Ask for everybody who is enabled, or disabled."""
        return cls("status", "Enabled" if enabled else "Disabled")

    def expression(self) -> str:
        """Return the filter in Cognito's grammar, quotation marks escaped. Raises FilterError."""
        if self.attribute not in self.SEARCHABLE:
            raise FilterError("attribute", name=self.attribute, names=", ".join(self.SEARCHABLE))
        escaped = self.value.replace("\\", "\\\\").replace('"', '\\"')
        text = f'{self.attribute} {"^=" if self.prefix else "="} "{escaped}"'
        if len(text) > _LONGEST_FILTER:
            raise FilterError("length")
        return text
