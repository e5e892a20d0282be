"""The tokens of a sign-in, and those of a refresh."""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import TYPE_CHECKING, Any

from desktop.practice.errors import not_authorized
from desktop.practice.sign_in_devices import assign_device_key
from desktop.practice.state.auth_events import AuthEvent
from desktop.practice.state.grants import Grant, StoredAccessToken, StoredRefreshToken
from desktop.practice.state.token_signer import base64url, refresh_token

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.sign_in_attempt import SignInAttempt
    from desktop.practice.state.user import User

_OF_SCOPES = {
    "email": ("email", "email_verified"),
    "phone": ("phone_number", "phone_number_verified"),
}
"""The claims of a scope; `profile` gives all others. Without any of the three an ID token has them all."""


def first_tokens(call: OperationCall, attempt: SignInAttempt) -> Output:
    """Grant tokens for a finished sign-in."""
    device = assign_device_key(call, attempt)
    if call.pool.settings.writes_sign_ins:
        passed = tuple((result.challenge, "Success") for result in attempt.results)
        call.pool.auth_events.write(attempt.user, AuthEvent(call.now, passed=True, challenges=passed))
    _make_room(call, attempt.user)
    grant = Grant(
        origin=str(uuid.uuid4()),
        client=attempt.client,
        user=attempt.user,
        signed_in=call.now,
        expires=call.now + attempt.client.refresh,
        device_key=device.key if device is not None else attempt.device_key,
    )
    tokens = _tokens(call, grant) | {"RefreshToken": _new_refresh_token(call, grant)}
    if device is not None:
        group = call.pool.device_group
        tokens["NewDeviceMetadata"] = {"DeviceKey": device.key, "DeviceGroupKey": group}
    return tokens


def domain_tokens(call: OperationCall, grant: Grant) -> Output:
    """Grant tokens for a sign-in by browser."""
    _make_room(call, grant.user)
    return _tokens(call, grant) | {"RefreshToken": _new_refresh_token(call, grant)}


def refreshed_tokens(call: OperationCall, refresh: StoredRefreshToken, device_key: str | None) -> Output:
    """Grant tokens for a refresh token, which rotation replaces by one that ends no later.

    Where devices are tracked only the confirmed device of the sign-in may refresh.
    """
    _require_device(call, refresh.grant, device_key)
    refresh.grant.last_active = call.now
    if refresh.grant.client.rotation_grace is None:
        return _tokens(call, refresh.grant)
    refresh.replaced_at = refresh.replaced_at or call.now
    token = _new_refresh_token(call, refresh.grant)
    return _tokens(call, refresh.grant) | {"RefreshToken": token}


def _make_room(call: OperationCall, user: User) -> None:
    """End the sign-ins that were used least lately, so that there is room for one more."""
    if not call.pool.settings.tracks_sessions:
        return
    opened = call.pool.grants.open_of(user, call.now)
    opened.sort(key=lambda grant: grant.last_active or grant.signed_in)
    for grant in opened[: max(0, len(opened) + 1 - call.pool.settings.most_sessions)]:
        grant.revoked = True


def _require_device(call: OperationCall, grant: Grant, given: str | None) -> None:
    if call.pool.settings.devices is None or grant.by_domain:
        return
    device = grant.user.devices.get(given or "")
    if given != grant.device_key or device is None or device.secret is None:
        raise not_authorized("Invalid Refresh Token.")


def _new_refresh_token(call: OperationCall, grant: Grant) -> str:
    token = refresh_token()
    call.pool.grants.add_refresh(token, grant)
    return token


def _tokens(call: OperationCall, grant: Grant) -> Output:
    access = call.state.signer.sign(_access_claims(call, grant))
    call.pool.grants.add_access(access, StoredAccessToken(grant, call.now + grant.client.access))
    return {
        "AccessToken": access,
        "IdToken": call.state.signer.sign(_id_claims(call, grant) | _bound_to(access, grant)),
        "TokenType": "Bearer",
        "ExpiresIn": int(grant.client.access.total_seconds()),
    }


def _common_claims(call: OperationCall, grant: Grant, use: str) -> dict[str, Any]:
    return {
        "sub": grant.user.sub,
        "iss": call.pool.issuer,
        "origin_jti": grant.origin,
        "event_id": str(uuid.uuid4()),
        "token_use": use,
        "auth_time": int(grant.signed_in.timestamp()),
        "exp": int((call.now + grant.client.access).timestamp()),
        "iat": int(call.now.timestamp()),
        "jti": str(uuid.uuid4()),
    }


def _access_claims(call: OperationCall, grant: Grant) -> dict[str, Any]:
    device = {} if grant.device_key is None else {"device_key": grant.device_key}
    own = {"client_id": grant.client.id, "scope": " ".join(grant.scopes), "username": grant.user.username}
    return _common_claims(call, grant, "access") | own | device | _groups(call, grant)


def _bound_to(access: str, grant: Grant) -> dict[str, str]:
    """Return what ties an ID token to its access token and to the request: OpenID Connect Core 3.1.3.6."""
    if not grant.by_domain:
        return {}
    half = hashlib.sha256(access.encode()).digest()[:16]
    return {"at_hash": base64url(half)} | ({"nonce": grant.nonce} if grant.nonce else {})


def attributes_in_scope(grant: Grant) -> dict[str, str]:
    """Return the attributes that a grant's scopes let its client read."""
    attributes = grant.user.attributes
    if not {"profile", *_OF_SCOPES} & set(grant.scopes):
        return dict(attributes)
    named = {name for names in _OF_SCOPES.values() for name in names}
    readable = {name for scope in grant.scopes for name in _OF_SCOPES.get(scope, ())}
    if "profile" in grant.scopes:
        readable |= set(attributes) - named
    return {name: value for name, value in attributes.items() if name in readable}


def _id_claims(call: OperationCall, grant: Grant) -> dict[str, Any]:
    attributes: dict[str, Any] = dict(attributes_in_scope(grant))
    for name in ("email_verified", "phone_number_verified"):
        if name in attributes:
            attributes[name] = attributes[name] == "true"
    if "identities" in attributes:
        attributes["identities"] = json.loads(attributes["identities"])
    own = {"aud": grant.client.id, "cognito:username": grant.user.username}
    return attributes | _common_claims(call, grant, "id") | own | _groups(call, grant) | _roles(call, grant)


def _groups(call: OperationCall, grant: Grant) -> dict[str, Any]:
    names = [group.name for group in call.pool.groups.of(grant.user)]
    return {"cognito:groups": names} if names else {}


def _roles(call: OperationCall, grant: Grant) -> dict[str, Any]:
    """Return the roles of a user's groups, and the preferred one where one group alone comes first."""
    giving = [group for group in call.pool.groups.of(grant.user) if group.role]
    if not giving:
        return {}
    ranks = [group.precedence for group in giving if group.precedence is not None]
    first = {group.role for group in giving if ranks and group.precedence == min(ranks)}
    preferred = first if ranks else {group.role for group in giving}
    roles: dict[str, Any] = {"cognito:roles": [group.role for group in giving]}
    return roles | ({"cognito:preferred_role": preferred.pop()} if len(preferred) == 1 else {})
