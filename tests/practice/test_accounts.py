"""Making an account, confirming it, and keeping its attributes."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest

from tests.practice.signing_in import SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

PASSWORD = "My-Own-Choice-1"


def sign_up(practice: Practice, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - boto3's own types
    name = f"new-{uuid.uuid4().hex[:10]}"
    given = {
        "ClientId": practice.client_id("password"),
        "Username": name,
        "Password": PASSWORD,
        "UserAttributes": [{"Name": "email", "Value": f"{name}@example.com"}],
    } | changes
    said = practice.boto3.sign_up(**given)
    person = {"username": given["Username"], "password": PASSWORD, "pool_id": practice.hello["pool_id"]}
    return person | {"said": said}


def confirm(practice: Practice, person: dict[str, Any], code: str | None = None) -> None:
    practice.boto3.confirm_sign_up(
        ClientId=practice.client_id("password"),
        Username=person["username"],
        ConfirmationCode=code or practice.code(person["username"]),
    )


def resend(practice: Practice, person: dict[str, Any]) -> None:
    practice.boto3.resend_confirmation_code(
        ClientId=practice.client_id("password"), Username=person["username"]
    )


def attributes(practice: Practice, token: str) -> dict[str, str]:
    user = practice.boto3.get_user(AccessToken=token)
    return {entry["Name"]: entry["Value"] for entry in user["UserAttributes"]}


class TestSigningUp:
    def test_a_new_account_waits_for_its_code(self, practice: Practice) -> None:
        person = sign_up(practice)
        assert person["said"]["UserConfirmed"] is False
        assert person["said"]["CodeDeliveryDetails"]["Destination"] == "n***@e***"
        with refused("UserNotConfirmedException", "User is not confirmed."):
            SignIn(practice, person).begin()
        confirm(practice, person)
        token = SignIn(practice, person).begin().tokens["AccessToken"]
        assert attributes(practice, token)["email_verified"] == "true"

    def test_a_taken_name_is_refused(self, practice: Practice) -> None:
        person = sign_up(practice)
        with refused("UsernameExistsException", "User already exists"):
            sign_up(practice, Username=person["username"])

    def test_a_required_attribute_is_named(self, practice: Practice) -> None:
        with refused(
            "InvalidParameterException",
            "Attributes did not conform to the schema: email: The attribute is required\n",
        ):
            sign_up(practice, UserAttributes=[])

    def test_a_weak_password_is_refused(self, practice: Practice) -> None:
        with refused("InvalidPasswordException"):
            sign_up(practice, Password="weakweak")

    def test_a_password_may_have_a_space_inside_and_none_at_its_ends(self, practice: Practice) -> None:
        for password in (" Chosen-1!", "Chosen-1! "):
            with refused("InvalidParameterException"):
                sign_up(practice, Password=password)
        assert sign_up(practice, Password="Chosen by me 1")

    def test_a_wrong_code_costs_nothing_and_a_new_one_replaces_it(self, practice: Practice) -> None:
        person = sign_up(practice)
        wrong = f"{(int(practice.code(person['username'])) + 1) % 1_000_000:06d}"
        with refused("CodeMismatchException", "Invalid verification code provided, please try again."):
            confirm(practice, person, wrong)
        resend(practice, person)
        assert len(practice.control.inbox(person["username"])) == 2
        confirm(practice, person)

    def test_a_code_lives_for_a_day(self, practice: Practice) -> None:
        person = sign_up(practice)
        practice.control.advance(86_400)
        with refused("ExpiredCodeException", "Invalid code provided, please request a code again."):
            confirm(practice, person)

    def test_a_confirmed_account_needs_no_other_code(self, practice: Practice) -> None:
        person = sign_up(practice)
        confirm(practice, person)
        with refused("InvalidParameterException", "User is already confirmed."):
            resend(practice, person)
        with refused("NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED"):
            confirm(practice, person, "123456")

    def test_an_administrator_can_vouch_for_it(self, practice: Practice) -> None:
        person = sign_up(practice)
        practice.boto3.admin_confirm_sign_up(UserPoolId=person["pool_id"], Username=person["username"])
        assert SignIn(practice, person).begin().tokens

    def test_somebody_unconfirmed_goes_on_to_the_code(self, practice: Practice) -> None:
        person = practice.person("unconfirmed+email-code")
        with refused("UserNotConfirmedException", "User is not confirmed."):
            SignIn(practice, person).begin()
        resend(practice, person)
        confirm(practice, person)
        assert SignIn(practice, person).begin().type_code().tokens


class TestAliases:
    def test_a_verified_address_is_a_name_to_sign_in_with(self, practice: Practice) -> None:
        person = practice.person("email-code", "alias")
        by_address = SignIn(practice, person | {"username": person["email"]}).begin()
        assert by_address.parameters["USER_ID_FOR_SRP"] == person["username"]
        code = practice.code(person["username"])
        assert by_address.type_code(code).tokens

    def test_srp_is_proven_over_the_internal_name(self, practice: Practice) -> None:
        person = practice.person("plain", "alias")
        by_phone = SignIn(practice, person | {"username": person["phone"]}, "srp").begin()
        token = by_phone.tokens["AccessToken"]
        assert practice.boto3.get_user(AccessToken=token)["Username"] == person["username"]

    def test_elsewhere_an_address_is_no_name(self, practice: Practice) -> None:
        person = practice.person("plain")
        with refused("UserNotFoundException"):
            SignIn(practice, person | {"username": person["email"]}).begin()


class TestAttributes:
    @pytest.fixture
    def signed_in(self, practice: Practice) -> SignIn:
        return SignIn(practice, practice.person("plain")).begin()

    def update(self, practice: Practice, signed_in: SignIn, name: str, value: str) -> dict[str, Any]:
        said = practice.boto3.update_user_attributes(
            AccessToken=signed_in.tokens["AccessToken"],
            UserAttributes=[{"Name": name, "Value": value}],
        )
        return dict(said)

    def test_a_changed_address_has_to_be_proven(self, practice: Practice, signed_in: SignIn) -> None:
        token = signed_in.tokens["AccessToken"]
        said = self.update(practice, signed_in, "email", "moved@example.org")
        assert said["CodeDeliveryDetailsList"][0]["Destination"] == "m***@e***"
        assert attributes(practice, token)["email_verified"] == "false"
        with refused("CodeMismatchException"):
            practice.boto3.verify_user_attribute(AccessToken=token, AttributeName="email", Code="x")
        practice.boto3.verify_user_attribute(
            AccessToken=token, AttributeName="email", Code=practice.code(signed_in.username)
        )
        assert attributes(practice, token)["email_verified"] == "true"

    def test_a_phone_number_has_a_code_of_its_own(self, practice: Practice, signed_in: SignIn) -> None:
        token = signed_in.tokens["AccessToken"]
        self.update(practice, signed_in, "phone_number", "+15559999999")
        with refused("ExpiredCodeException"):
            practice.boto3.verify_user_attribute(AccessToken=token, AttributeName="email", Code="1")
        said = practice.boto3.get_user_attribute_verification_code(
            AccessToken=token, AttributeName="phone_number"
        )
        assert said["CodeDeliveryDetails"]["DeliveryMedium"] == "SMS"
        practice.boto3.verify_user_attribute(
            AccessToken=token, AttributeName="phone_number", Code=practice.code(signed_in.username)
        )

    def test_the_pools_own_ones_are_not_for_people(self, practice: Practice, signed_in: SignIn) -> None:
        with refused("NotAuthorizedException", "A client attempted to write unauthorized attribute"):
            self.update(practice, signed_in, "email_verified", "true")
        with refused("InvalidParameterException"):
            self.update(practice, signed_in, "shoe_size", "43")

    def test_an_administrator_may_set_them(self, practice: Practice, signed_in: SignIn) -> None:
        practice.boto3.admin_update_user_attributes(
            UserPoolId=signed_in.person["pool_id"],
            Username=signed_in.username,
            UserAttributes=[{"Name": "email_verified", "Value": "false"}],
        )
        assert attributes(practice, signed_in.tokens["AccessToken"])["email_verified"] == "false"

    def test_attributes_can_be_deleted_unless_they_are_required(
        self, practice: Practice, signed_in: SignIn
    ) -> None:
        token = signed_in.tokens["AccessToken"]
        practice.boto3.delete_user_attributes(AccessToken=token, UserAttributeNames=["phone_number"])
        assert "phone_number" not in attributes(practice, token)
        with refused("InvalidParameterException"):
            practice.boto3.delete_user_attributes(AccessToken=token, UserAttributeNames=["email"])

    def test_an_account_can_be_deleted_by_its_owner(self, practice: Practice, signed_in: SignIn) -> None:
        practice.boto3.delete_user(AccessToken=signed_in.tokens["AccessToken"])
        with refused("UserNotFoundException"):
            SignIn(practice, signed_in.person).begin()


def test_a_pools_clients_are_listed(practice: Practice) -> None:
    listed = practice.boto3.list_user_pool_clients(UserPoolId=practice.hello["pool_id"])
    found = {client["ClientName"]: client["ClientId"] for client in listed["UserPoolClients"]}
    assert found == practice.hello["clients"]
