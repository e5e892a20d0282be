"""Grants: what a finished sign-in gives, and how it is refreshed and taken back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError, not_authorized

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.state.user import User
    from desktop.practice.state.user_pool_client import UserPoolClient


_NO_TIME = timedelta()


SIGN_IN_SCOPE = "aws.cognito.signin.user.admin"
"""With it an access token may be used for the operations by which people look after their account."""


@dataclass(slots=True, eq=False)
class Grant:
    """One sign-in's right to tokens; everything refreshed from it shares its `origin` and end.

    `scopes` are what an access token is good for. `by_domain`: it was made by a browser at the pool's domain,
    where no device takes part, and `nonce` is what the client asked to have in the ID token. `last_active` is
    when it was last refreshed; `session_id` is what its person knows it by.
    """

    origin: str
    client: UserPoolClient
    user: User
    signed_in: datetime
    expires: datetime
    device_key: str | None = None
    scopes: tuple[str, ...] = (SIGN_IN_SCOPE,)
    by_domain: bool = False
    nonce: str = field(default="", repr=False)
    revoked: bool = False
    last_active: datetime | None = None
    session_id: str = field(default_factory=lambda: f"tkn{secrets.token_hex(13)[:25]}")


@dataclass(slots=True)
class StoredRefreshToken:
    """One refresh token of a grant; with rotation each is replaced when it is used."""

    grant: Grant
    replaced_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredAccessToken:
    """One access token of a grant."""

    grant: Grant
    expires: datetime


@dataclass(slots=True)
class Grants:
    """All grants of a pool, by the tokens that stand for them."""

    _refresh: dict[str, StoredRefreshToken] = field(default_factory=dict, repr=False)
    _access: dict[str, StoredAccessToken] = field(default_factory=dict, repr=False)

    def add_refresh(self, token: str, grant: Grant) -> None:
        """Let a refresh token stand for a grant."""
        self._refresh[token] = StoredRefreshToken(grant)

    def add_access(self, token: str, access: StoredAccessToken) -> None:
        """Let an access token stand for a grant until it ends."""
        self._access[token] = access

    def holder(self, token: str) -> User | None:
        """Return whose access token this is, good or not, if it is this pool's."""
        access = self._access.get(token)
        return access.grant.user if access is not None else None

    def access(self, token: str, now: datetime) -> Grant:
        """Return the grant of a good access token."""
        access = self._access.get(token)
        if access is None:
            raise not_authorized("Invalid Access Token")
        if access.grant.revoked:
            raise not_authorized("Access Token has been revoked")
        if now >= access.expires:
            raise not_authorized("Access Token has expired")
        return access.grant

    def for_operations(self, token: str, now: datetime) -> Grant:
        """Return the grant of a good access token that may be used for a person's own operations."""
        grant = self.access(token, now)
        if SIGN_IN_SCOPE not in grant.scopes:
            raise not_authorized("Access Token does not have required scopes")
        return grant

    def refresh(self, token: str, client: UserPoolClient, now: datetime) -> StoredRefreshToken:
        """Return a good refresh token; one replaced by rotation is good for the grace period."""
        refresh = self._refresh.get(token)
        if refresh is None or refresh.grant.client.id != client.id:
            raise not_authorized("Invalid Refresh Token.")
        if refresh.grant.revoked:
            raise not_authorized("Refresh Token has been revoked")
        if now >= refresh.grant.expires:
            raise not_authorized("Refresh Token has expired")
        grace = client.rotation_grace or _NO_TIME
        if refresh.replaced_at is not None and now > refresh.replaced_at + grace:
            raise ServiceError("RefreshTokenReuseException", "Refresh token has already been used.")
        return refresh

    def revoke(self, token: str, client: UserPoolClient) -> None:
        """Take back a refresh token and all that came from it; unknown ones are ignored."""
        refresh = self._refresh.get(token)
        if refresh is not None and refresh.grant.client.id == client.id:
            refresh.grant.revoked = True

    def is_revoked(self, origin: str) -> bool:
        """Say whether the grant of an origin was taken back; one that is not this pool's was not."""
        grants = (refresh.grant for refresh in self._refresh.values())
        return any(grant.revoked for grant in grants if grant.origin == origin)

    def open_of(self, user: User, now: datetime) -> list[Grant]:
        """Return a user's grants that are good, the oldest first."""
        grants = (refresh.grant for refresh in self._refresh.values())
        good = (grant for grant in grants if grant.user is user and not grant.revoked and now < grant.expires)
        return list(dict.fromkeys(good))

    def revoke_user(self, user: User) -> None:
        """Take back everything a user ever got."""
        for refresh in self._refresh.values():
            if refresh.grant.user is user:
                refresh.grant.revoked = True
