"""What a pool check reads besides, as far as the admin may: sessions, replicas, the client's secrets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.core.admin.admin_call import AdminCall
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.admin.directory import Directory

    Body: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Replica:
    """A copy of the pool in a region; `status` and `role` are Cognito's words."""

    region: str
    status: str
    role: str


@dataclass(frozen=True, slots=True)
class PoolExtras:
    """None stands for what could not be read: without the permission, in an older botocore, or for any fault.

    `tracks_sessions` and `most_sessions` are the pool's session configuration, `secrets` how many secrets the
    app client has; their values are not kept.
    """

    tracks_sessions: bool | None = None
    most_sessions: int | None = None
    replicas: tuple[Replica, ...] | None = None
    secrets: int | None = None


async def read_extras(directory: Directory, client_id: str, *, has_secret: bool) -> PoolExtras:
    """Read them; `has_secret` says whether the client has a secret at all."""
    sessions = await _told(directory, "GetUserPoolSessionConfiguration")
    replicas = await _told(directory, "ListUserPoolReplicas")
    secrets = await _told(directory, "ListUserPoolClientSecrets", ClientId=client_id) if has_secret else {}
    tracking = sessions.get("UserSessionTracking") if sessions else None
    return PoolExtras(
        tracks_sessions=tracking == "ENABLED" if tracking else None,
        most_sessions=sessions.get("TokenSession", {}).get("MaxPerUser") if sessions else None,
        replicas=tuple(map(_replica, replicas.get("UserPoolReplicas", ()))) if replicas is not None else None,
        secrets=len(secrets.get("ClientSecrets", ())) if secrets is not None else None,
    )


def _replica(entry: Body) -> Replica:
    return Replica(*(str(entry.get(name, "")) for name in ("RegionName", "Status", "Role")))


async def _told(directory: Directory, operation: str, **members: str) -> Body | None:
    """Return a reply's body, None where it could not be had; once, for nothing depends on it."""
    try:
        return (await directory.send(AdminCall(operation, members, repeatable=True), patient=False)).body
    except StileError:
        return None
