"""The administrator's side: accounts made, found, reset, switched off and deleted."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest

from tests.practice.signing_in import SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


@pytest.fixture
def pool_id(practice: Practice) -> str:
    return str(practice.hello["pool_id"])


def created(practice: Practice, pool_id: str, **more: str) -> dict[str, Any]:
    name = f"new-{uuid.uuid4().hex[:10]}"
    attributes = [
        {"Name": "email", "Value": f"{name}@example.com"},
        {"Name": "email_verified", "Value": "true"},
    ]
    made = practice.boto3.admin_create_user(
        UserPoolId=pool_id, Username=name, UserAttributes=attributes, **more
    )
    return dict(made["User"])


class TestCreating:
    def test_an_invitation_brings_the_temporary_password(self, practice: Practice, pool_id: str) -> None:
        user = created(practice, pool_id)
        assert user["UserStatus"] == "FORCE_CHANGE_PASSWORD"
        (invitation,) = practice.control.inbox(user["Username"])
        assert invitation["code"] is None
        person = {"username": user["Username"], "password": invitation["password"], "pool_id": pool_id}
        assert SignIn(practice, person).begin().set_password().tokens

    def test_a_given_password_is_held_against_the_policy(self, practice: Practice, pool_id: str) -> None:
        with refused(
            "InvalidPasswordException", "Password did not conform with policy: Password not long enough"
        ):
            created(practice, pool_id, TemporaryPassword="Ab1-")

    def test_no_message_goes_out_when_none_is_wanted(self, practice: Practice, pool_id: str) -> None:
        user = created(practice, pool_id, MessageAction="SUPPRESS", TemporaryPassword="Given-Password-1")
        assert practice.control.inbox(user["Username"]) == []

    def test_inviting_again_replaces_the_password_and_its_time(
        self, practice: Practice, pool_id: str
    ) -> None:
        user = created(practice, pool_id)
        practice.control.advance(8 * 86_400)
        practice.boto3.admin_create_user(
            UserPoolId=pool_id, Username=user["Username"], MessageAction="RESEND"
        )
        first, second = practice.control.inbox(user["Username"])
        person = {"username": user["Username"], "password": second["password"], "pool_id": pool_id}
        assert SignIn(practice, person).begin().challenge == "NEW_PASSWORD_REQUIRED"
        with refused("NotAuthorizedException"):
            SignIn(practice, person).begin(first["password"])

    def test_inviting_again_keeps_the_user(self, practice: Practice, pool_id: str) -> None:
        user = created(practice, pool_id)
        again = practice.boto3.admin_create_user(
            UserPoolId=pool_id, Username=user["Username"], MessageAction="RESEND"
        )["User"]
        assert again["Attributes"] == user["Attributes"]

    def test_somebody_confirmed_is_not_invited_again(self, practice: Practice, pool_id: str) -> None:
        with refused("UnsupportedUserStateException"):
            practice.boto3.admin_create_user(
                UserPoolId=pool_id,
                Username=practice.person("plain")["username"],
                MessageAction="RESEND",
            )

    def test_a_taken_name_is_refused(self, practice: Practice, pool_id: str) -> None:
        with refused("UsernameExistsException", "User account already exists"):
            practice.boto3.admin_create_user(
                UserPoolId=pool_id, Username=practice.person("plain")["username"]
            )


class TestFinding:
    def test_an_account_is_described(self, practice: Practice, pool_id: str) -> None:
        person = practice.person("temporary-password+email-code")
        user = practice.boto3.admin_get_user(UserPoolId=pool_id, Username=person["username"])
        assert (user["UserStatus"], user["Enabled"]) == ("FORCE_CHANGE_PASSWORD", True)
        assert user["UserMFASettingList"] == ["EMAIL_OTP"]
        assert {"Name": "email", "Value": person["email"]} in user["UserAttributes"]

    def test_an_unknown_user_is_not_found(self, practice: Practice, pool_id: str) -> None:
        with refused("UserNotFoundException", "User does not exist."):
            practice.boto3.admin_get_user(UserPoolId=pool_id, Username="nobody")

    @pytest.mark.parametrize(
        ("filter_", "count"),
        [
            ('email = "{email}"', 1),
            ('email ^= "{username}@"', 1),
            ('username = "{username}"', 1),
            ('username="{username}"', 1),
            ('email = "{username}"', 0),
        ],
    )
    def test_users_are_filtered(self, practice: Practice, pool_id: str, filter_: str, count: int) -> None:
        person = practice.person("plain")
        found = practice.boto3.list_users(UserPoolId=pool_id, Filter=filter_.format(**person))["Users"]
        assert [user["Username"] for user in found] == [person["username"]] * count

    def test_users_are_filtered_by_status(self, practice: Practice, pool_id: str) -> None:
        person = practice.person("disabled")
        found = practice.boto3.list_users(UserPoolId=pool_id, Filter='status = "Disabled"')["Users"]
        assert person["username"] in {user["Username"] for user in found}
        assert all(not user["Enabled"] for user in found)

    @pytest.mark.parametrize("filter_", ["email", 'custom:x = "1"', 'email > "a"'])
    def test_a_bad_filter_is_refused(self, practice: Practice, pool_id: str, filter_: str) -> None:
        with refused("InvalidParameterException"):
            practice.boto3.list_users(UserPoolId=pool_id, Filter=filter_)

    def test_pages_cover_everybody_once(self, practice: Practice, pool_id: str) -> None:
        everybody = practice.boto3.list_users(UserPoolId=pool_id)["Users"]
        pages = practice.boto3.get_paginator("list_users").paginate(
            UserPoolId=pool_id, PaginationConfig={"PageSize": 3}
        )
        found = [user["Username"] for page in pages for user in page["Users"]]
        assert found[: len(everybody)] == [user["Username"] for user in everybody]
        assert len(found) == len(set(found))

    def test_a_page_token_ends_after_an_hour(self, practice: Practice, pool_id: str) -> None:
        practice.person("plain")
        token = practice.boto3.list_users(UserPoolId=pool_id, Limit=1)["PaginationToken"]
        practice.control.advance(3600)
        with refused("InvalidParameterException"):
            practice.boto3.list_users(UserPoolId=pool_id, Limit=1, PaginationToken=token)

    def test_only_the_wanted_attributes_come_along(self, practice: Practice, pool_id: str) -> None:
        found = practice.boto3.list_users(UserPoolId=pool_id, Limit=1, AttributesToGet=["email"])
        (user,) = found["Users"]
        assert [entry["Name"] for entry in user["Attributes"]] == ["email"]


class TestChanging:
    def test_a_permanent_password_confirms(self, practice: Practice, pool_id: str) -> None:
        person = practice.person("temporary-password")
        practice.boto3.admin_set_user_password(
            UserPoolId=pool_id, Username=person["username"], Password="For-Good-123", Permanent=True
        )
        assert SignIn(practice, person).begin("For-Good-123").tokens

    def test_a_temporary_password_has_to_be_replaced(self, practice: Practice, pool_id: str) -> None:
        person = practice.person("plain")
        practice.boto3.admin_set_user_password(
            UserPoolId=pool_id, Username=person["username"], Password="For-Now-1234", Permanent=False
        )
        assert SignIn(practice, person).begin("For-Now-1234").challenge == "NEW_PASSWORD_REQUIRED"

    @pytest.mark.parametrize("flow", ["srp", "password"])
    def test_a_reset_turns_the_old_password_away(self, practice: Practice, pool_id: str, flow: str) -> None:
        person = practice.person("plain")
        practice.boto3.admin_reset_user_password(UserPoolId=pool_id, Username=person["username"])
        assert len(practice.code(person["username"])) == 6
        with refused("PasswordResetRequiredException", "Password reset required for the user"):
            SignIn(practice, person, flow).begin()

    def test_a_temporary_password_cannot_be_reset(self, practice: Practice, pool_id: str) -> None:
        with refused("NotAuthorizedException", "User password cannot be reset in the current state."):
            practice.boto3.admin_reset_user_password(
                UserPoolId=pool_id, Username=practice.person("temporary-password")["username"]
            )

    def test_somebody_shut_out_can_be_let_in_again(self, practice: Practice, pool_id: str) -> None:
        signed_in = SignIn(practice, practice.person("plain")).begin()
        name = signed_in.username
        practice.boto3.admin_disable_user(UserPoolId=pool_id, Username=name)
        with refused("NotAuthorizedException", "User is disabled."):
            SignIn(practice, signed_in.person).begin()
        with refused("NotAuthorizedException"):
            practice.boto3.get_user(AccessToken=signed_in.tokens["AccessToken"])
        practice.boto3.admin_enable_user(UserPoolId=pool_id, Username=name)
        assert SignIn(practice, signed_in.person).begin().tokens

    def test_somebody_shut_out_in_the_middle_gets_no_further(self, practice: Practice, pool_id: str) -> None:
        sign_in = SignIn(practice, practice.person("email-code")).begin()
        practice.boto3.admin_disable_user(UserPoolId=pool_id, Username=sign_in.username)
        with refused("NotAuthorizedException", "User is disabled."):
            sign_in.type_code()

    def test_a_deleted_user_is_gone(self, practice: Practice, pool_id: str) -> None:
        sign_in = SignIn(practice, practice.person("email-code")).begin()
        practice.boto3.admin_delete_user(UserPoolId=pool_id, Username=sign_in.username)
        with refused("UserNotFoundException", "User does not exist."):
            SignIn(practice, sign_in.person).begin()
        with refused("UserNotFoundException", "User does not exist."):
            sign_in.type_code("123456")


class TestDescribing:
    def test_a_pool_tells_its_policy_and_its_factors(self, practice: Practice, pool_id: str) -> None:
        pool = practice.boto3.describe_user_pool(UserPoolId=pool_id)["UserPool"]
        assert pool["MfaConfiguration"] == "OPTIONAL"
        assert pool["Policies"]["PasswordPolicy"] == {
            "MinimumLength": 8,
            "RequireUppercase": True,
            "RequireLowercase": True,
            "RequireNumbers": True,
            "RequireSymbols": True,
            "TemporaryPasswordValidityDays": 7,
        }

    def test_a_client_tells_its_flows_and_its_secret(self, practice: Practice) -> None:
        pool = practice.pool("secret")
        client = practice.boto3.describe_user_pool_client(
            UserPoolId=pool["pool_id"], ClientId=pool["clients"]["srp"]
        )["UserPoolClient"]
        assert client["ExplicitAuthFlows"] == ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]
        assert client["ClientSecret"] == pool["settings"]["client_secrets"]["srp"]
        assert client["AuthSessionValidity"] == 3

    def test_a_client_of_another_pool_is_not_found(self, practice: Practice, pool_id: str) -> None:
        other = practice.client_id("srp", "alias")
        with refused("ResourceNotFoundException", f"User pool client {other} does not exist."):
            practice.boto3.describe_user_pool_client(UserPoolId=pool_id, ClientId=other)

    def test_an_unknown_pool_is_not_found(self, practice: Practice) -> None:
        with refused("ResourceNotFoundException", "User pool eu-west-1_NoSuchPool does not exist."):
            practice.boto3.describe_user_pool(UserPoolId="eu-west-1_NoSuchPool")
