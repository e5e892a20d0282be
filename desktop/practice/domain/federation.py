"""People of an outside provider: the way there, the way back, and their account in the pool.

Source: the developer guide, on sign-in through a third party: the user name is the provider's name and the
person's id there, the status EXTERNAL_PROVIDER, and there is no password.
"""

from __future__ import annotations

import json
import secrets
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from desktop.practice.domain.company import AUDIENCE, CALLBACK, ISSUER, PATH, Company
from desktop.practice.domain.oauth_errors import PageError, RedirectedError
from desktop.practice.domain.oauth_settings import PROVIDER
from desktop.practice.sign_in_attempt import SignInAttempt
from desktop.practice.state.user import PoolUserStatus, User

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.practice.domain.authorization_request import AuthorizationRequest
    from desktop.practice.state.user_pool import UserPool

_FLOW = "FEDERATED"
_OWN_GROUP = "OIDC"


@dataclass(frozen=True, slots=True)
class PendingFederation:
    """A sign-in that waits for the provider, in one browser."""

    request: AuthorizationRequest
    nonce: str = field(repr=False)
    browser: str = field(repr=False)


@dataclass(slots=True)
class Federation:
    """Sends people to the provider and takes them back."""

    company: Company = field(default_factory=Company)
    _pending: dict[str, PendingFederation] = field(default_factory=dict, repr=False)

    def way_there(self, request: AuthorizationRequest, browser: str) -> str:
        """Return the address of the provider's page for this sign-in; `browser` is the browser's token."""
        state, nonce = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        self._pending[state] = PendingFederation(request, nonce, browser)
        asked = {
            "client_id": AUDIENCE,
            "redirect_uri": CALLBACK,
            "response_type": "code",
            "scope": "openid email",
        }
        return f"{PATH}?{urlencode(asked | {'state': state, 'nonce': nonce})}"

    def taken_back(self, query: Mapping[str, str], browser: str) -> PendingFederation:
        """Return what a person comes back for, once. Raises PageError for a way back nobody went."""
        pending = self._pending.pop(query.get("state", ""), None)
        if pending is None or pending.browser != browser:
            raise PageError("Invalid state")
        return pending

    def person(self, pending: PendingFederation, query: Mapping[str, str], now: datetime) -> SignInAttempt:
        """Return the sign-in of who came back. Raises RedirectedError where the provider refused."""
        if "error" in query:
            raise RedirectedError(query["error"], query.get("error_description", ""))
        claims = self.company.claims_for(query.get("code", ""))
        expected = {"iss": ISSUER, "aud": AUDIENCE, "nonce": pending.nonce}
        if claims is None or any(claims.get(name) != value for name, value in expected.items()):
            raise RedirectedError("invalid_request", "Error in the identity provider's answer")
        redirect = pending.request.redirect
        user = federated_user(redirect.pool, claims, now)
        return SignInAttempt(redirect.pool, redirect.client, user, user.username, _FLOW)


def federated_user(pool: UserPool, claims: Mapping[str, str], now: datetime) -> User:
    """Return the account of somebody of the provider, made at the first sign-in and renewed at each."""
    name = f"{PROVIDER}_{claims['sub']}"
    user = pool.users.find(name)
    if user is None:
        user = User(name, str(uuid.uuid4()), now, now, PoolUserStatus.EXTERNAL_PROVIDER)
        pool.users.add(user)
    identity = {
        "userId": claims["sub"],
        "providerName": PROVIDER,
        "providerType": _OWN_GROUP,
        "issuer": None,
        "primary": "true",
        "dateCreated": str(int(user.created.timestamp() * 1000)),
    }
    mapped = {name: claims[name] for name in ("email", "name") if name in claims}
    user.attributes |= mapped | {"email_verified": "false", "identities": json.dumps([identity])}
    return user
