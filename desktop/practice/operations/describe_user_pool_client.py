"""DescribeUserPoolClient: an app client's settings."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.practice.errors import not_found

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def describe_user_pool_client(call: OperationCall) -> Output:
    """Describe an app client, its secret included."""
    client = call.pool.clients.get(call.params["ClientId"])
    if client is None:
        raise not_found(f"User pool client {call.params['ClientId']} does not exist.")
    described: Output = {
        **client.other,
        "UserPoolId": call.pool.id,
        "ClientName": client.name,
        "ClientId": client.id,
        "LastModifiedDate": call.pool.created,
        "CreationDate": call.pool.created,
        "RefreshTokenValidity": client.refresh.days,
        "AccessTokenValidity": client.access // timedelta(minutes=1),
        "IdTokenValidity": client.access // timedelta(minutes=1),
        "TokenValidityUnits": {
            "AccessToken": "minutes",
            "IdToken": "minutes",
            "RefreshToken": "days",
        },
        "ExplicitAuthFlows": sorted(client.flows),
        "PreventUserExistenceErrors": "ENABLED" if client.private else "LEGACY",
        "EnableTokenRevocation": True,
        "AuthSessionValidity": client.session // timedelta(minutes=1),
    }
    if client.secret is not None:
        described["ClientSecret"] = client.secret
    if client.rotation_grace is not None:
        seconds = client.rotation_grace // timedelta(seconds=1)
        described["RefreshTokenRotation"] = {
            "Feature": "ENABLED",
            "RetryGracePeriodSeconds": seconds,
        }
    return {"UserPoolClient": described}
