"""One person for programs: the members that `stile admin list --json` publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from desktop.cli.admin.times import rfc3339

if TYPE_CHECKING:
    from desktop.admin.expiry import Expiry
    from desktop.core.admin.people import Person

Record: TypeAlias = "dict[str, str | bool | None]"


def record_of(person: Person, expiry: Expiry | None, why: str | None, recommended: str | None) -> Record:
    """Return who somebody is, what keeps them from signing in, and what helps."""
    return {
        "username": person.username,
        "sub": person.sub,
        "email": person.attributes.get("email") or None,
        "phone_number": person.attributes.get("phone_number") or None,
        "status": person.status.value,
        "enabled": person.enabled,
        "created_at": rfc3339(person.created_at),
        "modified_at": rfc3339(person.modified_at),
        "temporary_password_expires_at": rfc3339(expiry.at) if expiry else None,
        "expiry_basis": expiry.basis if expiry else None,
        "why_stuck": why,
        "recommended_action": recommended,
    }
