"""Getting back in: a forgotten password, one that has to be reset, and limits by the hour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.practice.signing_in import NEW_PASSWORD, WRONG_PASSWORD, SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

LIMIT = "Attempt limit exceeded, please try after some time."


def forget(practice: Practice, person: dict[str, Any], flow: str = "password") -> dict[str, Any]:
    said = practice.boto3.forgot_password(
        ClientId=practice.client_id(flow, person["pool_id"]), Username=person["username"]
    )
    return dict(said["CodeDeliveryDetails"])


def reset(
    practice: Practice, person: dict[str, Any], code: str | None = None, password: str = NEW_PASSWORD
) -> None:
    practice.boto3.confirm_forgot_password(
        ClientId=practice.client_id("password", person["pool_id"]),
        Username=person["username"],
        ConfirmationCode=code or practice.code(person["username"]),
        Password=password,
    )


def test_a_forgotten_password_is_replaced(practice: Practice) -> None:
    person = practice.person("plain")
    assert forget(practice, person) == {
        "Destination": f"{person['username'][0]}***@e***",
        "DeliveryMedium": "EMAIL",
        "AttributeName": "email",
    }
    reset(practice, person)
    assert SignIn(practice, person).begin(NEW_PASSWORD).tokens
    with refused("NotAuthorizedException", WRONG_PASSWORD):
        SignIn(practice, person).begin()


def test_asking_changes_nothing_yet(practice: Practice) -> None:
    person = practice.person("plain")
    forget(practice, person)
    assert SignIn(practice, person).begin().tokens


@pytest.mark.parametrize("situation", ["reset-required", "reset-required+email-code"])
def test_a_required_reset_leads_on_to_the_sign_in(practice: Practice, situation: str) -> None:
    person = practice.person(situation)
    with refused("PasswordResetRequiredException", "Password reset required for the user"):
        SignIn(practice, person).begin()
    forget(practice, person)
    reset(practice, person)
    sign_in = SignIn(practice, person).begin(NEW_PASSWORD)
    if "email-code" in situation:
        sign_in.type_code()
    assert sign_in.tokens


def test_a_wrong_code_and_a_weak_password_cost_nothing(practice: Practice) -> None:
    person = practice.person("plain")
    forget(practice, person)
    code = practice.code(person["username"])
    with refused("CodeMismatchException", "Invalid verification code provided, please try again."):
        reset(practice, person, f"{(int(code) + 1) % 1_000_000:06d}")
    with refused("InvalidPasswordException"):
        reset(practice, person, code, "weak")
    reset(practice, person, code)


def test_a_code_is_good_once_and_for_an_hour(practice: Practice) -> None:
    expired = ("ExpiredCodeException", "Invalid code provided, please request a code again.")
    person = practice.person("plain")
    with refused(*expired):
        reset(practice, person, "123456")
    forget(practice, person)
    practice.control.advance(3600)
    with refused(*expired):
        reset(practice, person)
    forget(practice, person)
    reset(practice, person)
    with refused(*expired):
        reset(practice, person)


def test_a_new_code_replaces_the_one_before(practice: Practice) -> None:
    person = practice.person("plain")
    forget(practice, person)
    first = practice.code(person["username"])
    forget(practice, person)
    if practice.code(person["username"]) != first:
        with refused("CodeMismatchException"):
            reset(practice, person, first)
    reset(practice, person)


def test_codes_are_limited_by_the_hour(practice: Practice) -> None:
    person = practice.person("plain")
    for _ in range(5):
        forget(practice, person)
    with refused("LimitExceededException", LIMIT):
        forget(practice, person)
    practice.control.advance(3600)
    assert forget(practice, person)


def test_a_temporary_password_cannot_be_forgotten(practice: Practice) -> None:
    with refused("NotAuthorizedException", "User password cannot be reset in the current state."):
        forget(practice, practice.person("temporary-password"))


def test_without_a_verified_address_nothing_can_be_sent(practice: Practice) -> None:
    with refused(
        "InvalidParameterException",
        "Cannot reset password for the user as there is no registered/verified email or phone_number",
    ):
        forget(practice, practice.person("unconfirmed"))


class TestNobody:
    def test_is_told_where_names_are_not_private(self, practice: Practice) -> None:
        nobody = {"username": "nobody", "pool_id": practice.hello["pool_id"]}
        for call in (forget, reset):
            with refused("UserNotFoundException", "Username/client id combination not found."):
                call(practice, nobody) if call is forget else reset(practice, nobody, "123456")

    def test_cannot_be_told_where_names_are_private(self, practice: Practice) -> None:
        nobody = {"username": "nobody", "pool_id": practice.pool("private")["pool_id"]}
        assert forget(practice, nobody)["Destination"] == "n***@n***"
        assert practice.control.inbox("nobody") == []
        with refused("CodeMismatchException", "Invalid verification code provided, please try again."):
            reset(practice, nobody, "123456")

    def test_is_like_somebody_switched_off_where_names_are_private(self, practice: Practice) -> None:
        person = practice.person("disabled", "private")
        assert forget(practice, person)["Destination"].endswith("***")
        assert practice.control.inbox(person["username"]) == []


@pytest.mark.parametrize(
    ("situation", "error", "text"),
    [
        ("disabled", "NotAuthorizedException", "User is disabled."),
        (
            "temporary-password",
            "NotAuthorizedException",
            "User password cannot be reset in the current state.",
        ),
        (
            "unconfirmed",
            "InvalidParameterException",
            "Cannot reset password for the user as there is no registered/verified email or phone_number",
        ),
    ],
)
def test_whom_no_code_can_help_is_told_by_status(
    practice: Practice, situation: str, error: str, text: str
) -> None:
    person = practice.person(situation)
    with refused(error, text):
        forget(practice, person)
    private = practice.person(situation, "private")
    if situation == "temporary-password":
        with refused(error, text):
            forget(practice, private)
    else:
        assert forget(practice, private)["Destination"].endswith("***")
    assert [each["code"] for each in practice.control.inbox(private["username"]) if each["code"]] == []


def test_a_reset_confirms_somebody_unconfirmed_whose_address_is_verified(practice: Practice) -> None:
    person = practice.person("unconfirmed")
    practice.boto3.admin_update_user_attributes(
        UserPoolId=person["pool_id"],
        Username=person["username"],
        UserAttributes=[{"Name": "email_verified", "Value": "true"}],
    )
    forget(practice, person)
    reset(practice, person)
    assert SignIn(practice, person).begin(NEW_PASSWORD).tokens


class TestChangingIt:
    def change(self, practice: Practice, token: str, previous: str, proposed: str) -> None:
        practice.boto3.change_password(
            AccessToken=token, PreviousPassword=previous, ProposedPassword=proposed
        )

    def test_somebody_signed_in_changes_it(self, practice: Practice) -> None:
        person = practice.person("plain")
        token = SignIn(practice, person).begin().tokens["AccessToken"]
        self.change(practice, token, person["password"], NEW_PASSWORD)
        assert SignIn(practice, person).begin(NEW_PASSWORD).tokens

    def test_the_old_one_has_to_be_right_and_tries_are_limited(self, practice: Practice) -> None:
        person = practice.person("plain")
        token = SignIn(practice, person).begin().tokens["AccessToken"]
        for _ in range(5):
            with refused("NotAuthorizedException", WRONG_PASSWORD):
                self.change(practice, token, "Wrong-Password-1", NEW_PASSWORD)
        with refused("LimitExceededException", LIMIT):
            self.change(practice, token, person["password"], NEW_PASSWORD)
