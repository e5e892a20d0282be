"""AdminDisableProviderForUser: an outside identity loses its account, or a user of the pool the password."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.practice.errors import invalid_parameter, no_such_user

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.user_pool import UserPool

_OWN = "Cognito"
_SUBJECT = "Cognito_Subject"


def admin_disable_provider_for_user(call: OperationCall) -> Output:
    """Disable a user of the pool itself, named by ``Cognito``, or take a link to an outside identity away."""
    named: Mapping[str, str] = call.params["User"]
    provider, value = named.get("ProviderName", ""), named.get("ProviderAttributeValue", "")
    if named.get("ProviderAttributeName") != _SUBJECT:
        raise invalid_parameter(f"The practice pool knows people of a provider by {_SUBJECT} alone.")
    if provider == _OWN:
        call.pool.users.get(value).enabled = False
    else:
        _unlink(call.pool, provider, value)
    return {}


def _unlink(pool: UserPool, provider: str, subject: str) -> None:
    for user in pool.users:
        links = json.loads(user.attributes.get("identities", "[]"))
        kept = [link for link in links if (link["providerName"], link["userId"]) != (provider, subject)]
        if len(kept) < len(links):
            user.attributes["identities"] = json.dumps(kept)
            return
    raise no_such_user()
