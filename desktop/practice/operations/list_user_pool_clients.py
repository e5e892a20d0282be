"""ListUserPoolClients: a pool's app clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def list_user_pool_clients(call: OperationCall) -> Output:
    """List all of them; a practice pool has few enough for one page."""
    return {
        "UserPoolClients": [
            {"ClientId": client.id, "UserPoolId": call.pool.id, "ClientName": client.name}
            for client in call.pool.clients.values()
        ]
    }
