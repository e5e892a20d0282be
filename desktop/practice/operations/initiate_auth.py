"""InitiateAuth: begin a sign-in, or refresh one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.auth_flows import FLOWS
from desktop.practice.challenges.base import GivenAnswers
from desktop.practice.errors import invalid_parameter
from desktop.practice.issued_tokens import refreshed_tokens
from desktop.practice.migration import migrated_user
from desktop.practice.operations.sign_up_session import attempt_after_sign_up
from desktop.practice.sign_in_advance import advance
from desktop.practice.sign_in_attempt import SignInAttempt
from desktop.practice.state.user_pool_client import UNVERIFIED_HASH, UserPoolClient

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output

_REFRESHING = frozenset({"REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"})


def initiate_auth(call: OperationCall) -> Output:
    """Read the flow's parameters and move to the first challenge."""
    client = call.pool.clients[call.params["ClientId"]]
    given = GivenAnswers(call.params.get("AuthParameters", {}))
    flow = call.params["AuthFlow"]
    if flow in _REFRESHING:
        return _refresh(call, client, given)
    if flow not in FLOWS:
        raise invalid_parameter("Initiate Auth method not supported.")
    client.require_flow(flow)
    name = given.required("USERNAME")
    client.require_secret_hash(given.get("SECRET_HASH"), name, UNVERIFIED_HASH)
    attempt = SignInAttempt(
        pool=call.pool,
        client=client,
        user=migrated_user(call, client, call.pool.user_for(client, name), flow, given),
        typed=name,
        flow=flow,
        device_key=given.get("DEVICE_KEY"),
    )
    if "Session" in call.params:
        return advance(call, attempt_after_sign_up(call, attempt))
    return advance(call, FLOWS[flow](call, attempt, given))


def _refresh(call: OperationCall, client: UserPoolClient, given: GivenAnswers) -> Output:
    """Refresh tokens; the hash is over the internal name, which the client must have kept."""
    client.require_flow("REFRESH_TOKEN_AUTH")
    refresh = call.pool.grants.refresh(given.required("REFRESH_TOKEN"), client, call.now)
    client.require_secret_hash(
        given.get("SECRET_HASH"),
        refresh.grant.user.username,
        "SecretHash does not match for the client: {}",
    )
    tokens = refreshed_tokens(call, refresh, given.get("DEVICE_KEY"))
    return {"ChallengeParameters": {}, "AuthenticationResult": tokens}
