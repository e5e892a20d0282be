"""Groups and outside identities, as an administrator sees them."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.practice.errors import ServiceError
from desktop.practice.practice_state import PracticeState
from tests.practice.signing_in import refused

if TYPE_CHECKING:
    from desktop.practice.engine import PracticeEngine
    from tests.fixtures.practice import Practice

ROLE = "arn:aws:iam::000000000000:role/watch"


@pytest.fixture
def group(practice: Practice) -> dict[str, str]:
    """Return a new group without members, by what names it."""
    name = f"watch-{practice.person('plain')['username']}"
    named = {"UserPoolId": practice.hello["pool_id"], "GroupName": name}
    practice.boto3.create_group(Description="by night", Precedence=3, **named)
    return named


def test_a_group_is_told_and_changed_member_by_member(practice: Practice, group: dict[str, str]) -> None:
    before = practice.boto3.get_group(**group)["Group"]
    assert (before["Description"], before["Precedence"], "RoleArn" in before) == ("by night", 3, False)
    practice.control.advance(60)
    practice.boto3.update_group(RoleArn=ROLE, **group)
    after = practice.boto3.get_group(**group)["Group"]
    assert (after["Description"], after["Precedence"], after["RoleArn"]) == ("by night", 3, ROLE)
    assert after["LastModifiedDate"] - before["LastModifiedDate"] >= timedelta(seconds=59)
    assert after["CreationDate"] == before["CreationDate"]


def test_members_are_listed_in_pages(practice: Practice, group: dict[str, str]) -> None:
    names = sorted(practice.person("plain")["username"] for _ in range(3))
    for name in names:
        practice.boto3.admin_add_user_to_group(Username=name, **group)
    first = practice.boto3.list_users_in_group(Limit=2, **group)
    rest = practice.boto3.list_users_in_group(Limit=2, NextToken=first["NextToken"], **group)
    assert "NextToken" not in rest
    assert sorted(user["Username"] for user in first["Users"] + rest["Users"]) == names
    assert {attribute["Name"] for attribute in rest["Users"][0]["Attributes"]} >= {"sub", "email"}


@pytest.mark.parametrize("method", ["get_group", "update_group", "list_users_in_group"])
def test_a_group_must_be_there(practice: Practice, method: str) -> None:
    with refused("ResourceNotFoundException", "Group not found."):
        getattr(practice.boto3, method)(UserPoolId=practice.hello["pool_id"], GroupName="nobody-made-it")


def without_provider(engine: PracticeEngine, pool_id: str, provider: str, value: str) -> None:
    named = {
        "ProviderName": provider,
        "ProviderAttributeName": "Cognito_Subject",
        "ProviderAttributeValue": value,
    }
    engine.handle("AdminDisableProviderForUser", {"UserPoolId": pool_id, "User": named})


def test_an_identity_is_linked_once_and_five_at_most() -> None:
    practice = PracticeState()
    pool = next(iter(practice.state.pools.values()))
    first, second, *_ = (user.username for user in pool.users)

    def link(username: str, provider: str, subject: str) -> None:
        named = {"ProviderName": "Cognito", "ProviderAttributeValue": username}
        source = {"ProviderName": provider, "ProviderAttributeName": "Cognito_Subject"}
        source["ProviderAttributeValue"] = subject
        given = {"UserPoolId": pool.id, "DestinationUser": named, "SourceUser": source}
        practice.engine.handle("AdminLinkProviderForUser", given)

    link(first, "Corp", "0")
    with pytest.raises(ServiceError, match="already linked"):
        link(second, "Corp", "0")
    with pytest.raises(ServiceError, match="its own users alone"):
        link(second, "Cognito", first)
    for subject in "1234":
        link(first, "Corp", subject)
    with pytest.raises(ServiceError, match="LimitExceededException"):
        link(first, "Google", "5")
    listed = json.loads(pool.users.get(first).attributes["identities"])
    assert [each["userId"] for each in listed] == list("01234")


def test_a_link_to_an_outside_identity_is_taken_away_alone() -> None:
    practice = PracticeState()
    pool = next(iter(practice.state.pools.values()))
    user = next(iter(pool.users))
    links = [{"providerName": provider, "userId": "7"} for provider in ("Company", "Other")]
    user.attributes["identities"] = json.dumps(links)
    without_provider(practice.engine, pool.id, "Company", "7")
    assert json.loads(user.attributes["identities"]) == links[1:]
    assert user.enabled
    with pytest.raises(ServiceError, match="User does not exist"):
        without_provider(practice.engine, pool.id, "Company", "7")


def test_a_user_of_the_pool_itself_is_disabled() -> None:
    practice = PracticeState()
    pool = next(iter(practice.state.pools.values()))
    user = next(iter(pool.users))
    without_provider(practice.engine, pool.id, "Cognito", user.username)
    assert not user.enabled
