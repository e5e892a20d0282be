"""What programs call at the domain: tokens for a code or a refresh token, revocation, and who somebody is.

Source of statuses and errors: the developer guide, on the token, revoke and userInfo endpoints.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

from desktop.practice.domain.oauth_errors import EndpointError
from desktop.practice.errors import ServiceError
from desktop.practice.issued_tokens import attributes_in_scope, domain_tokens, refreshed_tokens
from desktop.practice.operation_call import OperationCall
from desktop.practice.state.grants import Grant

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.domain.authorization_codes import AuthorizationCodes
    from desktop.practice.domain.domain_request import DomainRequest
    from desktop.practice.operation_call import Output
    from desktop.practice.state.stored_state import StoredState
    from desktop.practice.state.user_pool_client import UserPoolClient

_UNAUTHORISED = 401
_BAD_TOKEN = "Access token is expired, disabled, or deleted, or the user has globally signed out."  # noqa: S105 - a sentence


@dataclass(frozen=True, slots=True)
class TokenEndpoints:
    """The endpoints on one server's state."""

    state: StoredState
    codes: AuthorizationCodes

    def token(self, request: DomainRequest, now: datetime) -> dict[str, Any]:
        """Serve /oauth2/token. Raises EndpointError."""
        client = self._client(request)
        grants = {"authorization_code": self._for_code, "refresh_token": self._for_refresh_token}
        granted = grants.get(request.form.get("grant_type", ""))
        if granted is None:
            raise EndpointError(
                "unsupported_grant_type" if request.form.get("grant_type") else "invalid_request"
            )
        pool = self.state.pool(client.pool_id)
        with pool.lock:
            return granted(OperationCall(self.state, pool, now, request.form), client)

    def _for_code(self, call: OperationCall, client: UserPoolClient) -> dict[str, Any]:
        given = [_required(call, name) for name in ("code", "redirect_uri", "code_verifier")]
        code, redirect_uri, verifier = given
        signed_in = self.codes.redeem(code, client.id, redirect_uri, verifier, call.now)
        grant = Grant(
            origin=str(uuid.uuid4()),
            client=client,
            user=signed_in.attempt.user,
            signed_in=signed_in.signed_in,
            expires=call.now + client.refresh,
            scopes=signed_in.request.scopes,
            by_domain=True,
            nonce=signed_in.request.nonce,
        )
        return _written(domain_tokens(call, grant), grant)

    def _for_refresh_token(self, call: OperationCall, client: UserPoolClient) -> dict[str, Any]:
        try:
            refresh = call.pool.grants.refresh(_required(call, "refresh_token"), client, call.now)
            call.pool.require_member(refresh.grant.user)
            if not refresh.grant.user.enabled or not refresh.grant.by_domain:
                raise EndpointError("invalid_grant")
            return _written(refreshed_tokens(call, refresh, None), refresh.grant)
        except ServiceError:
            raise EndpointError("invalid_grant") from None

    def revoke(self, request: DomainRequest) -> None:
        """Serve /oauth2/revoke. Raises EndpointError; a token that is not known is no error."""
        try:
            client = self._client(request)
        except EndpointError as error:
            status = _UNAUTHORISED if error.error == "invalid_client" else error.status
            raise EndpointError(error.error, status=status) from None
        token = request.form.get("token")
        if not token:
            raise EndpointError("invalid_request")
        pool = self.state.pool(client.pool_id)
        with pool.lock:
            if pool.grants.holder(token) is not None:
                raise EndpointError("unsupported_token_type")
            pool.grants.revoke(token, client)

    def user_info(self, request: DomainRequest, now: datetime) -> dict[str, str]:
        """Serve /oauth2/userInfo. Raises EndpointError; every value is a text, as at Cognito."""
        kind, _, token = request.authorization.partition(" ")
        if kind.lower() != "bearer" or not token:
            raise EndpointError("invalid_request")
        for pool in self.state.pools.values():
            if pool.grants.holder(token) is None:
                continue
            try:
                grant = pool.grants.access(token, now)
            except ServiceError:
                break
            if "openid" not in grant.scopes:
                raise EndpointError("insufficient_scope", status=_UNAUTHORISED)
            known = {"sub": grant.user.sub, "username": grant.user.username}
            return attributes_in_scope(grant) | known
        raise EndpointError("invalid_token", _BAD_TOKEN, status=_UNAUTHORISED)

    def _client(self, request: DomainRequest) -> UserPoolClient:
        """Return the client that calls, by its secret if it has one."""
        basic_id, basic_secret = _basic(request.authorization)
        client_id = request.form.get("client_id", basic_id)
        if not client_id:
            raise EndpointError("invalid_request")
        if basic_id and basic_id != client_id:
            raise EndpointError("invalid_client")
        try:
            client = self.state.client(client_id)
        except ServiceError:
            raise EndpointError("invalid_client") from None
        given = basic_secret or request.form.get("client_secret", "")
        if not hmac.compare_digest((client.secret or "").encode(), given.encode()):
            raise EndpointError("invalid_client")
        return client


def _required(call: OperationCall, name: str) -> str:
    value = call.params.get(name)
    if not value:
        raise EndpointError("invalid_request")
    return str(value)


def _written(tokens: Output, grant: Grant) -> dict[str, Any]:
    """Write tokens as OAuth has them; an ID token is for those who asked for `openid`."""
    names = {"AccessToken": "access_token", "RefreshToken": "refresh_token", "IdToken": "id_token"}
    if "openid" not in grant.scopes:
        del names["IdToken"]
    written = {name: tokens[told] for told, name in names.items() if told in tokens}
    return written | {"expires_in": tokens["ExpiresIn"], "token_type": tokens["TokenType"]}


def _basic(head: str) -> tuple[str, str]:
    kind, _, encoded = head.partition(" ")
    if kind.lower() != "basic":
        return "", ""
    try:
        name, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise EndpointError("invalid_client") from None
    return unquote_plus(name), unquote_plus(secret)
