"""People as botocore hands them out, read into values of the core."""

from __future__ import annotations

from datetime import UTC
from sys import intern
from typing import TYPE_CHECKING, Any

from desktop.core.admin.people import Person, UserStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

_STATUSES = {status.value: status for status in UserStatus}
_SHORT = 5
"""Values up to this length (`true`, `false`) are the same for many people, and kept once."""


def read_person(user: Mapping[str, Any]) -> Person:
    """Read one entry of ListUsers, or the `User` of AdminCreateUser. Raises KeyError for something else."""
    attributes = _attributes(user.get("Attributes", ()))
    return Person(
        username=user["Username"],
        sub=attributes.get("sub", ""),
        status=_STATUSES.get(user.get("UserStatus", ""), UserStatus.UNKNOWN),
        enabled=bool(user.get("Enabled")),
        created_at=user["UserCreateDate"].astimezone(UTC),
        modified_at=user["UserLastModifiedDate"].astimezone(UTC),
        attributes=attributes,
    )


def _attributes(listed: Any) -> dict[str, str]:  # noqa: ANN401 - a list of the service's pairs
    pairs = ((intern(entry["Name"]), entry.get("Value", "")) for entry in listed)
    return {name: intern(value) if len(value) <= _SHORT else value for name, value in pairs}
