"""What identity pools and STS refuse, read into typed errors, by name and by the stable part of the text.

Whatever is not about identities (limits, a service in trouble, firewalls) reads as it does for user pools.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.cognito import identity_errors as i
from desktop.core.cognito.refusals import read_refusal

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.errors import StileError

_BY_TEXT: tuple[tuple[str, str, type[StileError]], ...] = (
    ("NotAuthorizedException", "not from a supported provider", i.OtherPoolError),
    ("NotAuthorizedException", "issuer doesn't match", i.OtherPoolError),
    ("NotAuthorizedException", "audience", i.OtherPoolError),
    ("NotAuthorizedException", "token expired", i.LoginEndedError),
    ("NotAuthorizedException", "revoked", i.LoginEndedError),
    ("NotAuthorizedException", "requested role", i.RoleRefusedError),
    ("NotAuthorizedException", "", i.LoginRefusedError),
    ("InvalidParameterException", "flow is not enabled", i.BasicFlowClosedError),
    ("InvalidIdentityPoolConfigurationException", "", i.NoRoleError),
    ("ResourceNotFoundException", "", i.IdentityPoolUnknownError),
    ("AccessDenied", "sts:", i.RoleRefusedError),
    ("ExpiredTokenException", "", i.LoginEndedError),
    ("InvalidIdentityToken", "", i.LoginRefusedError),
    ("IDPRejectedClaim", "", i.LoginRefusedError),
)
"""In order: the first that fits decides; an empty text fits all."""


def read_identity_refusal(
    name: str, text: str, status: int, *, request_id: str | None = None, at: datetime | None = None
) -> StileError:
    """Return the typed error for an exception's name, its text and the HTTP status."""
    told = text.lower()
    for of_name, part, kind in _BY_TEXT:
        if name == of_name and part in told:
            return kind(f"{name}: {text}", request_id=request_id, at=at)
    return read_refusal(name, text, status, request_id=request_id, at=at)
