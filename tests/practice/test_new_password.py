"""NEW_PASSWORD_REQUIRED: what it asks, what it refuses, and what it leaves behind."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

import pytest

from tests.practice.signing_in import EXPIRED, NEW_PASSWORD, WRONG_PASSWORD, SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


@pytest.mark.parametrize(
    ("password", "rule"),
    [
        ("Sh0rt-1", "Password not long enough"),
        ("no-upper-case-1", "Password must have uppercase characters"),
        ("NO-LOWER-CASE-1", "Password must have lowercase characters"),
        ("No-Number-Here", "Password must have numeric characters"),
        ("NoSymbolHere1", "Password must have symbol characters"),
    ],
)
def test_a_weak_password_is_refused_by_name_and_costs_nothing(
    practice: Practice, password: str, rule: str
) -> None:
    sign_in = SignIn(practice, practice.person("temporary-password")).begin()
    with refused("InvalidPasswordException", f"Password did not conform with policy: {rule}"):
        sign_in.set_password(password)
    assert sign_in.set_password().tokens


@pytest.mark.parametrize("password", [" Chosen-1!", "Chosen-1! "])
def test_a_space_at_an_end_is_refused_and_costs_nothing(practice: Practice, password: str) -> None:
    sign_in = SignIn(practice, practice.person("temporary-password")).begin()
    with refused("InvalidParameterException"):
        sign_in.set_password(password)
    assert sign_in.set_password("Chosen by me 1").tokens


def test_leaving_the_password_out_costs_nothing(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("temporary-password")).begin()
    with refused("InvalidParameterException", "Missing required parameter NEW_PASSWORD"):
        sign_in.answer()
    assert sign_in.set_password().tokens


def test_the_password_is_changed_before_the_next_question(practice: Practice) -> None:
    person = practice.person("temporary-password+email-code")
    abandoned = SignIn(practice, person).begin().set_password()
    assert abandoned.challenge == "EMAIL_OTP"
    assert practice.control.ledger()["users"][person["username"]]["status"] == "CONFIRMED"
    with refused("NotAuthorizedException", WRONG_PASSWORD):
        SignIn(practice, person).begin()
    again = SignIn(practice, person).begin(NEW_PASSWORD)
    assert again.challenge == "EMAIL_OTP"
    assert again.type_code().tokens


def test_a_temporary_password_can_be_shown_again_until_it_is_replaced(practice: Practice) -> None:
    person = practice.person("temporary-password")
    for _ in range(3):
        assert SignIn(practice, person).begin().challenge == "NEW_PASSWORD_REQUIRED"
    practice.control.advance(200)
    late = SignIn(practice, person).begin()
    practice.control.advance(200)
    with refused("NotAuthorizedException", EXPIRED):
        late.set_password()
    assert SignIn(practice, person).begin().set_password().tokens


def test_the_new_password_may_be_the_temporary_one(practice: Practice) -> None:
    person = practice.person("temporary-password")
    assert SignIn(practice, person).begin().set_password(person["password"]).tokens


def test_a_temporary_password_ends_after_a_week(practice: Practice) -> None:
    person = practice.person("temporary-password")
    practice.control.advance(7 * 86_400)
    with refused(
        "NotAuthorizedException",
        "Temporary password has expired and must be reset by an administrator.",
    ):
        SignIn(practice, person).begin()


def test_another_question_waits_for_an_older_one(practice: Practice) -> None:
    person = practice.person("temporary-password")
    first, second = SignIn(practice, person).begin(), SignIn(practice, person).begin()
    first.set_password()
    assert second.set_password("Third-Password-3").tokens
    assert SignIn(practice, person).begin("Third-Password-3").tokens


class TestAttributes:
    """A new user whose e-mail address is not known yet; the pool requires one."""

    @pytest.fixture
    def sign_in(self, practice: Practice) -> SignIn:
        person: dict[str, Any] = {"pool_id": practice.hello["pool_id"], "password": "Temporary-1"}
        person["username"] = f"without-email-{uuid.uuid4()}"
        practice.boto3.admin_create_user(
            UserPoolId=person["pool_id"],
            Username=person["username"],
            TemporaryPassword=person["password"],
            UserAttributes=[{"Name": "given_name", "Value": "Nora"}],
        )
        return SignIn(practice, person).begin()

    def test_the_missing_and_the_known_ones_are_told(self, sign_in: SignIn) -> None:
        assert json.loads(sign_in.parameters["requiredAttributes"]) == ["userAttributes.email"]
        assert json.loads(sign_in.parameters["userAttributes"]) == {"given_name": "Nora"}
        assert sign_in.parameters["USER_ID_FOR_SRP"] == sign_in.username

    def test_leaving_one_out_changes_nothing(self, sign_in: SignIn) -> None:
        with refused("InvalidParameterException", "Invalid attributes given, email is missing"):
            sign_in.set_password()
        assert sign_in.set_password_and(email="nora@example.com").tokens

    def test_they_are_kept(self, practice: Practice, sign_in: SignIn) -> None:
        sign_in.set_password_and(email="nora@example.com", family_name="North")
        user = practice.boto3.get_user(AccessToken=sign_in.tokens["AccessToken"])
        kept = {entry["Name"]: entry["Value"] for entry in user["UserAttributes"]}
        assert (kept["email"], kept["family_name"]) == ("nora@example.com", "North")

    @pytest.mark.parametrize("name", ["sub", "email_verified"])
    def test_the_pools_own_ones_are_not_for_people(self, sign_in: SignIn, name: str) -> None:
        with refused("NotAuthorizedException", "A client attempted to write unauthorized attribute"):
            sign_in.set_password_and(email="nora@example.com", **{name: "true"})

    def test_one_that_is_known_must_not_be_sent_again(self, practice: Practice) -> None:
        sign_in = SignIn(practice, practice.person("temporary-password")).begin()
        with refused("NotAuthorizedException", "Cannot modify an already provided email"):
            sign_in.set_password_and(email="other@example.com")
