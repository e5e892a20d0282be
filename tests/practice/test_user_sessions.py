"""Sign-ins that a pool keeps track of, as an administrator sees and ends them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from desktop.practice.engine import PracticeEngine
from desktop.practice.errors import ServiceError
from desktop.practice.initial_pools import build
from desktop.practice.state.user_pool import PoolSettings
from tests.practice.signing_in import SignIn, refused
from tests.practice.test_engine import ManualClock

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


def test_an_administrator_ends_one_sign_in_of_several(practice: Practice) -> None:
    person = practice.person("plain", "careful")
    who = {"UserPoolId": person["pool_id"], "Username": person["username"]}
    first, second = (SignIn(practice, person).begin() for _ in range(2))
    listed = practice.boto3.admin_list_user_sessions(**who)["Sessions"]
    assert [each["IsCurrentSession"] for each in listed] == [False, False]
    practice.boto3.admin_revoke_user_session(SessionId=listed[0]["SessionId"], **who)
    assert practice.boto3.admin_list_user_sessions(**who)["Sessions"] == listed[1:]
    with refused("NotAuthorizedException", "Access Token has been revoked"):
        practice.boto3.get_user(AccessToken=first.tokens["AccessToken"])
    assert practice.boto3.get_user(AccessToken=second.tokens["AccessToken"])
    with refused("ResourceNotFoundException"):
        practice.boto3.admin_revoke_user_session(SessionId=listed[0]["SessionId"], **who)


@pytest.mark.parametrize("method", ["admin_list_user_sessions", "admin_revoke_user_session"])
def test_where_sign_ins_are_not_tracked_that_is_said(practice: Practice, method: str) -> None:
    person = practice.person("plain")
    named = {"SessionId": "tkn" + "a" * 25} if "revoke" in method else {}
    with refused("InvalidParameterException", "User session tracking is not enabled for the user pool."):
        getattr(practice.boto3, method)(UserPoolId=person["pool_id"], Username=person["username"], **named)


def test_who_has_as_many_sessions_as_the_pool_allows_loses_the_one_used_least_lately(
    practice: Practice,
) -> None:
    person = practice.person("plain", "careful")
    pool = {"UserPoolId": person["pool_id"]}
    before = practice.boto3.get_user_pool_session_configuration(**pool)
    assert (before["UserSessionTracking"], before["TokenSession"]) == ("ENABLED", {"MaxPerUser": 20})
    tokens = []
    for _ in range(3):
        tokens.append(SignIn(practice, person).begin().tokens)
        practice.control.advance(1)
    told = set_tracking(practice, person["pool_id"], "ENABLED", 3)
    assert told["TokenSession"] == {"MaxPerUser": 3}
    assert len(practice.boto3.admin_list_user_sessions(**pool, Username=person["username"])["Sessions"]) == 3
    client = practice.client_id("password", "careful")
    practice.boto3.get_tokens_from_refresh_token(ClientId=client, RefreshToken=tokens[0]["RefreshToken"])
    SignIn(practice, person).begin()
    with refused("NotAuthorizedException", "Access Token has been revoked"):
        practice.boto3.get_user(AccessToken=tokens[1]["AccessToken"])
    for good in (tokens[0], tokens[2]):
        assert practice.boto3.get_user(AccessToken=good["AccessToken"])
    set_tracking(practice, person["pool_id"], "ENABLED", 20)


def set_tracking(practice: Practice, pool_id: str, tracking: str, most: int) -> dict[str, Any]:
    told: dict[str, Any] = practice.boto3.set_user_pool_session_configuration(
        UserPoolId=pool_id, UserSessionTracking=tracking, TokenSession={"MaxPerUser": most}
    )
    return told


def test_how_long_a_client_goes_by_a_browsers_session_is_set_where_sign_ins_are_tracked(
    practice: Practice,
) -> None:
    def named(pool: str) -> dict[str, Any]:
        return {"UserPoolId": practice.pool(pool)["pool_id"], "ClientId": practice.client_id("srp", pool)}

    careful = named("careful")
    told = practice.boto3.get_user_pool_client_session_configuration(**careful)
    assert told["SSOSession"] == {"MaxValidityMinutes": 60}
    change = practice.boto3.set_user_pool_client_session_configuration
    assert change(**careful, SSOSession={"MaxValidityMinutes": 0})["SSOSession"] == {"MaxValidityMinutes": 0}
    set_tracking(practice, careful["UserPoolId"], "DISABLED", 20)
    with refused("InvalidParameterException"):
        change(**careful, SSOSession={"MaxValidityMinutes": 5})
    set_tracking(practice, careful["UserPoolId"], "ENABLED", 20)
    assert practice.boto3.get_user_pool_client_session_configuration(**careful)["SSOSession"] == {
        "MaxValidityMinutes": 0
    }
    with refused("InvalidParameterException"):
        change(**careful, SSOSession={"MaxValidityMinutes": 129_601})
    change(**careful, SSOSession={"MaxValidityMinutes": 60})
    with refused("FeatureUnavailableInTierException"):
        set_tracking(practice, practice.pool("no-mfa")["pool_id"], "ENABLED", 20)
    with refused("ResourceNotFoundException"):
        practice.boto3.get_user_pool_client_session_configuration(
            UserPoolId=careful["UserPoolId"], ClientId="x" * 26
        )


def test_an_operation_can_be_one_that_the_pool_does_not_have() -> None:
    clock = ManualClock(datetime(2026, 1, 1, tzinfo=UTC))
    state = build(clock.now(), [PoolSettings("copy", not_enabled=frozenset({"SignUp"}))])
    engine = PracticeEngine(state, clock)
    (pool,) = state.pools.values()
    client = next(iter(pool.clients))
    with pytest.raises(ServiceError, match="OperationNotEnabledException"):
        engine.handle("SignUp", {"ClientId": client, "Username": "ada", "Password": "Long-Enough-1"})
    assert engine.handle("ListUsers", {"UserPoolId": pool.id})["Users"] == []
