"""Why there are no AWS credentials for somebody who is signed in."""

from __future__ import annotations

from typing import ClassVar

from desktop.core.errors import StileError


class IdentityPoolError(StileError):
    """The identity pool, or STS, gave a definite answer that is no."""


class LoginRefusedError(IdentityPoolError):
    """The identity pool did not take the ID token: not signed, not in time, or for another reason."""

    code: ClassVar[str] = "login-refused"


class OtherPoolError(LoginRefusedError):
    """The user pool, or its app client, is no provider of the identity pool."""

    variant: ClassVar[str | None] = "provider"


class LoginEndedError(LoginRefusedError):
    """The ID token is too old, or its session was ended."""

    variant: ClassVar[str | None] = "ended"


class IdentityPoolUnknownError(IdentityPoolError):
    """There is no such identity pool in its region."""

    code: ClassVar[str] = "identity-pool-unknown"


class RoleRefusedError(IdentityPoolError):
    """The role is none of this person's, or does not trust the identity pool."""

    code: ClassVar[str] = "role-refused"


class NoRoleError(RoleRefusedError):
    """The identity pool has no role for this person, or cannot decide between several."""

    variant: ClassVar[str | None] = "none"


class RoleNeededError(RoleRefusedError):
    """The basic flow takes a role on, and nothing says which."""

    variant: ClassVar[str | None] = "needed"


class BasicFlowClosedError(IdentityPoolError):
    """The identity pool allows the enhanced flow only."""

    code: ClassVar[str] = "basic-flow-closed"
