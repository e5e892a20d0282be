"""UpdateUserPoolClient: set an app client up anew; what is not sent goes back to its default."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.practice.errors import not_found
from desktop.practice.operations.describe_user_pool_client import describe_user_pool_client

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output, Params

_FLOWS = ("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH")
"""Source: the text of ExplicitAuthFlows in botocore's model."""
_UNITS = {
    "seconds": timedelta(seconds=1),
    "minutes": timedelta(minutes=1),
    "hours": timedelta(hours=1),
    "days": timedelta(days=1),
}
_REMEMBERED = (
    "ReadAttributes",
    "WriteAttributes",
    "SupportedIdentityProviders",
    "CallbackURLs",
    "LogoutURLs",
    "AllowedOAuthFlows",
    "AllowedOAuthScopes",
    "AllowedOAuthFlowsUserPoolClient",
    "DefaultRedirectURI",
)


def update_user_pool_client(call: OperationCall) -> Output:
    """Replace all settings but the secret, and the name by which this server knows the client."""
    client = call.pool.clients.get(call.params["ClientId"])
    if client is None:
        raise not_found(f"User pool client {call.params['ClientId']} does not exist.")
    given = call.params
    rotation = given.get("RefreshTokenRotation", {})
    rotates = rotation.get("Feature") == "ENABLED"
    call.pool.clients[client.id] = replace(
        client,
        flows=frozenset(given.get("ExplicitAuthFlows", _FLOWS)),
        session=timedelta(minutes=given.get("AuthSessionValidity", 3)),
        access=_validity(given, "AccessToken", 60, "minutes"),
        refresh=_validity(given, "RefreshToken", 30, "days"),
        private=given.get("PreventUserExistenceErrors") == "ENABLED",
        rotation_grace=timedelta(seconds=rotation.get("RetryGracePeriodSeconds", 0)) if rotates else None,
        other={name: given[name] for name in _REMEMBERED if name in given},
    )
    return describe_user_pool_client(call)


def _validity(given: Params, token: str, default: int, unit: str) -> timedelta:
    """Return a validity; without units access tokens are in hours, and 0 means the default."""
    value = given.get(f"{token}Validity")
    usual = "days" if token == "RefreshToken" else "hours"  # noqa: S105 - a kind of token
    if not value:
        return default * _UNITS[unit]
    return int(value) * _UNITS[given.get("TokenValidityUnits", {}).get(token, usual)]
