"""AdminLinkProviderForUser: an outside identity that has never signed in leads to an account from now on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError, invalid_parameter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.operation_call import OperationCall, Output

_OWN = "Cognito"
_MOST = 5
"""Identities of one user. Source: the model's text on AdminLinkProviderForUser."""


def admin_link_provider_for_user(call: OperationCall) -> Output:
    """Link an identity (provider and subject) with a user of the pool, who is named by the user name."""
    source, destination = call.params["SourceUser"], call.params["DestinationUser"]
    provider, subject = source.get("ProviderName", ""), source.get("ProviderAttributeValue", "")
    if destination.get("ProviderName") != _OWN or provider in {"", _OWN}:
        raise invalid_parameter(
            "The practice pool links identities of other providers with its own users alone."
        )
    user = call.pool.users.get(destination.get("ProviderAttributeValue", ""))
    if any((provider, subject) in _linked(each.attributes) for each in call.pool.users):
        raise invalid_parameter("SourceUser is already linked to DestinationUser")
    if len(_linked(user.attributes)) >= _MOST:
        raise ServiceError(
            "LimitExceededException", "The user has as many linked identities as there can be."
        )
    link = {
        "userId": subject,
        "providerName": provider,
        "providerType": provider,
        "issuer": None,
        "primary": "false",
        "dateCreated": str(int(call.now.timestamp() * 1000)),
    }
    listed = json.loads(user.attributes.get("identities", "[]"))
    user.attributes["identities"] = json.dumps([*listed, link])
    user.modified = call.now
    return {}


def _linked(attributes: Mapping[str, str]) -> set[tuple[str, str]]:
    return {(each["providerName"], each["userId"]) for each in json.loads(attributes.get("identities", "[]"))}
