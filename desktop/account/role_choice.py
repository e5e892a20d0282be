"""Which role somebody takes on: the one that was asked for, as far as the ID token offers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.core.cognito.identity_errors import RoleNeededError
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.cognito.identity_pool import CredentialRequest

_ARN = "arn:"


class RoleNotOfferedError(StileError):
    """The ID token does not offer this role; `notice` names those that it does."""

    def __init__(self, role: str, offered: Sequence[str]) -> None:
        super().__init__(role)
        because = {} if offered else {"because": "no-roles"}
        self.notice = Notice("role-not-offered", {"role": role, "offered": ", ".join(offered), **because})


def role_for(wanted: CredentialRequest, claims: Mapping[str, Any]) -> str:
    """Return a role's ARN, empty where the identity pool decides.

    A name stands for the role of the claim `cognito:roles` that is called so. Claims are those of the pool's
    own token; the service judges them again. Raises RoleNotOfferedError, RoleNeededError.
    """
    offered = _texts(claims.get("cognito:roles"))
    if not wanted.role:
        return _without_a_name(claims, offered) if wanted.basic else ""
    if wanted.basic and wanted.role.startswith(_ARN):
        return wanted.role  # whether it trusts the identity pool, it says itself
    named = [role for role in offered if wanted.role in {role, role.rpartition("/")[2]}]
    if len(named) != 1:
        raise RoleNotOfferedError(wanted.role, offered)
    return named[0]


def _without_a_name(claims: Mapping[str, Any], offered: tuple[str, ...]) -> str:
    preferred = claims.get("cognito:preferred_role")
    if isinstance(preferred, str) and preferred:
        return preferred
    if len(offered) != 1:
        raise RoleNeededError
    return offered[0]


def _texts(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else ()
    return tuple(item for item in listed if isinstance(item, str))
