"""Sign-ins that a pool keeps track of, as an administrator sees and ends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.practice.signing_in import SignIn, refused

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
