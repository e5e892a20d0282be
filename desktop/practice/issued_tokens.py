"""The tokens of a sign-in, and those of a refresh."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from desktop.practice.errors import not_authorized
from desktop.practice.sign_in_devices import assign_device_key
from desktop.practice.state.auth_events import AuthEvent
from desktop.practice.state.grants import Grant, StoredAccessToken, StoredRefreshToken
from desktop.practice.state.token_signer import refresh_token

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.sign_in_attempt import SignInAttempt

_SCOPE = "aws.cognito.signin.user.admin"


def first_tokens(call: OperationCall, attempt: SignInAttempt) -> Output:
    """Grant tokens for a finished sign-in."""
    device = assign_device_key(call, attempt)
    if call.pool.settings.writes_sign_ins:
        passed = tuple((result.challenge, "Success") for result in attempt.results)
        call.pool.auth_events.write(attempt.user, AuthEvent(call.now, passed=True, challenges=passed))
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


def _require_device(call: OperationCall, grant: Grant, given: str | None) -> None:
    if call.pool.settings.devices is None:
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
        "IdToken": call.state.signer.sign(_id_claims(call, grant)),
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
    own = {"client_id": grant.client.id, "scope": _SCOPE, "username": grant.user.username}
    return _common_claims(call, grant, "access") | own | device | _groups(call, grant)


def _id_claims(call: OperationCall, grant: Grant) -> dict[str, Any]:
    attributes: dict[str, Any] = dict(grant.user.attributes)
    for name in ("email_verified", "phone_number_verified"):
        if name in attributes:
            attributes[name] = attributes[name] == "true"
    own = {"aud": grant.client.id, "cognito:username": grant.user.username}
    return attributes | _common_claims(call, grant, "id") | own | _groups(call, grant)


def _groups(call: OperationCall, grant: Grant) -> dict[str, Any]:
    names = [group.name for group in call.pool.groups.of(grant.user)]
    return {"cognito:groups": names} if names else {}
