"""People as a job keeps them: what its calls and checks need, and no more of their attributes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.core.admin.people import Person, UserStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEEDED = (
    "sub",
    "email",
    "email_verified",
    "phone_number",
    "phone_number_verified",
    "preferred_username",
)


def plain(person: Person) -> dict[str, Any]:
    """Return a person as JSON values."""
    return {
        "username": person.username,
        "sub": person.sub,
        "status": person.status.value,
        "enabled": person.enabled,
        "created": person.created_at.isoformat(),
        "modified": person.modified_at.isoformat(),
        "attributes": {name: person.attributes[name] for name in _NEEDED if name in person.attributes},
    }


def read(kept: Mapping[str, Any]) -> Person:
    """Return the person that `plain` wrote. Raises KeyError or ValueError for anything else."""
    return Person(
        username=kept["username"],
        sub=kept["sub"],
        status=UserStatus(kept["status"]),
        enabled=kept["enabled"],
        created_at=datetime.fromisoformat(kept["created"]),
        modified_at=datetime.fromisoformat(kept["modified"]),
        attributes=kept["attributes"],
    )
