"""GetTokensFromRefreshToken: new tokens, with or without rotation."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from desktop.practice.errors import not_authorized
from desktop.practice.issued_tokens import refreshed_tokens

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def get_tokens_from_refresh_token(call: OperationCall) -> Output:
    """Refresh tokens; the client's secret comes in clear here, not as a hash."""
    client = call.pool.clients[call.params["ClientId"]]
    secret = call.params.get("ClientSecret", "")
    if client.secret is not None and not hmac.compare_digest(client.secret, secret):
        raise not_authorized(f"Invalid client secret for client {client.id}")
    refresh = call.pool.grants.refresh(call.params["RefreshToken"], client, call.now)
    device_key = call.params.get("DeviceKey")
    return {"AuthenticationResult": refreshed_tokens(call, refresh, device_key)}
