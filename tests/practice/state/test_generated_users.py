"""Thousands of invented people cost nothing until somebody looks, and then behave like anybody."""

from __future__ import annotations

import base64
import json
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.config import Config

from desktop.practice.control import PracticeControl
from desktop.practice.server import PracticeServer
from desktop.practice.state.generated_users import GeneratedUsers
from desktop.practice.state.user import PoolUserStatus, User
from desktop.practice.state.user_directory import UserDirectory
from tests.practice.signing_in import refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

PEOPLE = 2_100
Client = Any
"""boto3 makes its clients' methods up."""


@pytest.fixture(scope="module")
def server() -> Iterator[PracticeServer]:
    with PracticeServer.start(generated_users=PEOPLE) as server:
        yield server


@pytest.fixture(scope="module")
def pool_id(server: PracticeServer) -> str:
    return str(server.hello["pool_id"])


@pytest.fixture(scope="module")
def client(server: PracticeServer) -> Client:
    return boto3.client(
        "cognito-idp",
        region_name=server.hello["region"],
        endpoint_url=server.endpoint,
        aws_access_key_id="practice",
        aws_secret_access_key="practice",
        config=Config(retries={"total_max_attempts": 1}),
    )


def listed(client: Client, pool_id: str, **wanted: object) -> list[dict[str, Any]]:
    pages = client.get_paginator("list_users").paginate(UserPoolId=pool_id, **wanted)
    return [user for page in pages for user in page["Users"]]


def test_everybody_is_listed_once_in_all_states(client: Client, pool_id: str, server: PracticeServer) -> None:
    users = listed(client, pool_id)
    assert len({user["Username"] for user in users}) == len(users) >= PEOPLE
    of_the_pool = set(PoolUserStatus) - {PoolUserStatus.EXTERNAL_PROVIDER}
    assert set(Counter(user["UserStatus"] for user in users)) == of_the_pool
    assert any(not user["Enabled"] for user in users)
    described = client.describe_user_pool(UserPoolId=pool_id)["UserPool"]
    assert described["EstimatedNumberOfUsers"] == len(users)
    assert len(PracticeControl(server.control).ledger()["users"]) < 100, "nobody was kept for being seen"


def test_a_rare_filter_brings_short_pages_and_still_everybody(client: Client, pool_id: str) -> None:
    users = listed(client, pool_id)
    expected = [user["Username"] for user in users if user["UserStatus"] == "RESET_REQUIRED"]
    found = listed(client, pool_id, Filter='cognito:user_status = "RESET_REQUIRED"')
    assert [user["Username"] for user in found] == expected


def test_somebody_who_is_meant_stays_changed(client: Client, pool_id: str) -> None:
    invited = listed(client, pool_id, Filter='cognito:user_status = "FORCE_CHANGE_PASSWORD"')[-1]
    name = invited["Username"]
    client.admin_create_user(UserPoolId=pool_id, Username=name, MessageAction="RESEND")
    again = client.admin_get_user(UserPoolId=pool_id, Username=name)
    assert again["UserCreateDate"] == invited["UserCreateDate"]
    assert again["UserLastModifiedDate"] > invited["UserLastModifiedDate"]
    by_sub = listed(client, pool_id, Filter=f'sub = "{invited["Attributes"][0]["Value"]}"')
    assert [user["UserLastModifiedDate"] for user in by_sub] == [again["UserLastModifiedDate"]]


def test_somebody_who_is_deleted_is_gone(client: Client, pool_id: str) -> None:
    before = listed(client, pool_id)
    name = before[-1]["Username"]
    client.admin_delete_user(UserPoolId=pool_id, Username=name)
    assert [user["Username"] for user in listed(client, pool_id)] == [u["Username"] for u in before[:-1]]
    with refused("UserNotFoundException"):
        client.admin_get_user(UserPoolId=pool_id, Username=name)


def test_a_deletion_in_the_middle_of_a_list_skips_nobody(client: Client, pool_id: str) -> None:
    first = client.list_users(UserPoolId=pool_id, Limit=60)
    expected = [user["Username"] for user in listed(client, pool_id)][60:120]
    client.admin_delete_user(UserPoolId=pool_id, Username=first["Users"][-1]["Username"])
    second = client.list_users(UserPoolId=pool_id, Limit=60, PaginationToken=first["PaginationToken"])
    assert [user["Username"] for user in second["Users"]] == expected


def test_names_and_subs_lead_to_the_same_person(now: datetime) -> None:
    generated_users = GeneratedUsers(500, "Example", now, timedelta(days=7))
    directory = UserDirectory()
    directory.join(generated_users)
    for number in (0, 1, 211, 499):
        user = generated_users.make(number)
        assert directory.find(user.sub) is directory.find(user.username)
    assert directory.find("ada.abel.000500") is None
    assert directory.find("nobody.000001") is None
    assert len(directory) == 500
    directory.add(User("late", "1-2", now, now, PoolUserStatus.CONFIRMED))
    assert [user.username for _, user in directory.since(500)] == ["late"]


@pytest.fixture
def now(server: PracticeServer) -> datetime:
    return PracticeControl(server.control).now()


def test_groups_are_known_to_the_pool_and_to_tokens(
    client: Client, pool_id: str, server: PracticeServer
) -> None:
    names = [group["GroupName"] for group in client.list_groups(UserPoolId=pool_id)["Groups"]]
    assert names == ["admins", "staff"]
    person = PracticeControl(server.control).add_user("plain")
    client.admin_add_user_to_group(UserPoolId=pool_id, Username=person["username"], GroupName="staff")
    said = client.initiate_auth(
        AuthFlow="USER_PASSWORD_AUTH",
        ClientId=server.hello["clients"]["password"],
        AuthParameters={"USERNAME": person["username"], "PASSWORD": person["password"]},
    )
    assert claims(said["AuthenticationResult"]["IdToken"])["cognito:groups"] == ["staff"]
    with refused("ResourceNotFoundException", "Group not found."):
        client.admin_add_user_to_group(UserPoolId=pool_id, Username=person["username"], GroupName="nobody")
    with refused("GroupExistsException"):
        client.create_group(UserPoolId=pool_id, GroupName="staff")
    client.delete_group(UserPoolId=pool_id, GroupName="staff")


def claims(token: str) -> dict[str, Any]:
    body = token.split(".")[1]
    read: dict[str, Any] = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return read
