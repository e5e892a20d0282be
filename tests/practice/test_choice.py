"""Signing in by choice: codes and passwords as first factors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from desktop.core.cognito import srp
from tests.practice.signing_in import ONCE, WRONG_CODE, WRONG_PASSWORD, SignIn, proof_responses, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


def begin(practice: Practice, person: dict[str, Any], **parameters: str) -> SignIn:
    sign_in = SignIn(practice, person, "choice")
    sign_in.said = practice.boto3.initiate_auth(
        ClientId=sign_in.client_id,
        AuthFlow="USER_AUTH",
        AuthParameters={"USERNAME": sign_in.username} | parameters,
    )
    return sign_in


def prove(sign_in: SignIn, proof: srp.SrpClient) -> SignIn:
    asked, password = sign_in.said, sign_in.person["password"]
    responses = proof_responses(sign_in.person["pool_id"], proof, asked, password)
    return sign_in.answer(**responses)


def test_the_choices_are_listed(practice: Practice) -> None:
    sign_in = begin(practice, practice.person("plain"))
    assert sign_in.challenge == "SELECT_CHALLENGE"
    assert sign_in.parameters == {}
    assert set(sign_in.said["AvailableChallenges"]) == {
        "EMAIL_OTP",
        "SMS_OTP",
        "PASSWORD_SRP",
        "PASSWORD",
    }


@pytest.mark.parametrize(("method", "digits"), [("EMAIL_OTP", 8), ("SMS_OTP", 8)])
def test_a_code_can_be_all_that_is_asked(practice: Practice, method: str, digits: int) -> None:
    sign_in = begin(practice, practice.person("plain")).answer(ANSWER=method)
    assert sign_in.challenge == method
    assert set(sign_in.parameters) == {"CODE_DELIVERY_DELIVERY_MEDIUM", "CODE_DELIVERY_DESTINATION"}
    assert len(practice.code(sign_in.username)) == digits
    assert sign_in.type_code().tokens


def test_a_preferred_code_is_sent_at_once(practice: Practice) -> None:
    sign_in = begin(practice, practice.person("plain"), PREFERRED_CHALLENGE="EMAIL_OTP")
    assert sign_in.challenge == "EMAIL_OTP"
    assert "EMAIL_OTP" in sign_in.said["AvailableChallenges"]
    assert sign_in.type_code().tokens


def test_a_first_factor_code_can_be_mistyped_often(practice: Practice) -> None:
    sign_in = begin(practice, practice.person("plain"), PREFERRED_CHALLENGE="EMAIL_OTP")
    for _ in range(6):
        with refused("CodeMismatchException", WRONG_CODE):
            sign_in.type_code("1")
    assert sign_in.type_code().tokens


def test_a_first_factor_text_can_be_mistyped(practice: Practice) -> None:
    sign_in = begin(practice, practice.person("plain"), PREFERRED_CHALLENGE="SMS_OTP")
    with refused("CodeMismatchException", WRONG_CODE):
        sign_in.type_code("1")
    assert sign_in.type_code().tokens


class TestPassword:
    def test_in_one_step(self, practice: Practice) -> None:
        sign_in = begin(practice, practice.person("plain"))
        assert sign_in.answer(ANSWER="PASSWORD", PASSWORD=sign_in.person["password"]).tokens

    def test_in_two_steps(self, practice: Practice) -> None:
        sign_in = begin(practice, practice.person("plain")).answer(ANSWER="PASSWORD")
        assert sign_in.challenge == "PASSWORD"
        assert sign_in.answer(PASSWORD=sign_in.person["password"]).tokens

    def test_preferred_and_sent_along(self, practice: Practice) -> None:
        person = practice.person("plain")
        assert begin(practice, person, PREFERRED_CHALLENGE="PASSWORD", PASSWORD=person["password"]).tokens

    @pytest.mark.parametrize(("preferred", "missing"), [("PASSWORD", "PASSWORD"), ("PASSWORD_SRP", "SRP_A")])
    def test_preferred_without_it_is_refused(self, practice: Practice, preferred: str, missing: str) -> None:
        with refused("InvalidParameterException", f"Missing required parameter {missing}"):
            begin(practice, practice.person("plain"), PREFERRED_CHALLENGE=preferred)

    def test_a_wrong_one_ends_the_sign_in(self, practice: Practice) -> None:
        sign_in = begin(practice, practice.person("plain"))
        with refused("NotAuthorizedException", WRONG_PASSWORD):
            sign_in.answer(ANSWER="PASSWORD", PASSWORD="Wrong-Password-1")
        with refused("NotAuthorizedException", ONCE):
            sign_in.answer(ANSWER="PASSWORD", PASSWORD=sign_in.person["password"])

    def test_proven_in_one_step(self, practice: Practice) -> None:
        proof = srp.SrpClient()
        sign_in = begin(practice, practice.person("plain"))
        sign_in.answer(ANSWER="PASSWORD_SRP", SRP_A=proof.public)
        assert sign_in.challenge == "PASSWORD_VERIFIER"
        assert sign_in.session.startswith("AYABe")
        assert prove(sign_in, proof).tokens

    def test_proven_in_two_steps(self, practice: Practice) -> None:
        proof = srp.SrpClient()
        sign_in = begin(practice, practice.person("plain")).answer(ANSWER="PASSWORD_SRP")
        assert sign_in.challenge == "PASSWORD_SRP"
        assert prove(sign_in.answer(SRP_A=proof.public), proof).tokens

    def test_preferred_and_begun(self, practice: Practice) -> None:
        proof = srp.SrpClient()
        sign_in = begin(
            practice, practice.person("plain"), PREFERRED_CHALLENGE="PASSWORD_SRP", SRP_A=proof.public
        )
        assert prove(sign_in, proof).tokens

    def test_a_second_factor_follows_it(self, practice: Practice) -> None:
        sign_in = begin(practice, practice.person("email-code"))
        assert sign_in.said["AvailableChallenges"] == ["PASSWORD_SRP", "PASSWORD"]
        sign_in.answer(ANSWER="PASSWORD", PASSWORD=sign_in.person["password"])
        assert sign_in.challenge == "EMAIL_OTP"
        assert len(practice.code(sign_in.username)) == 6
        assert sign_in.type_code().tokens


def test_a_temporary_password_cannot_be_got_around(practice: Practice) -> None:
    person = practice.person("temporary-password")
    sign_in = begin(practice, person, PREFERRED_CHALLENGE="EMAIL_OTP")
    assert sign_in.challenge == "SELECT_CHALLENGE"
    assert sign_in.said["AvailableChallenges"] == ["PASSWORD_SRP", "PASSWORD"]
    assert practice.control.inbox(sign_in.username) == []
    sign_in.answer(ANSWER="PASSWORD", PASSWORD=person["password"])
    assert sign_in.challenge == "NEW_PASSWORD_REQUIRED"
    assert sign_in.set_password().tokens


def test_a_choice_that_is_not_there_costs_nothing(practice: Practice) -> None:
    sign_in = begin(practice, practice.person("plain"))
    with refused("InvalidParameterException"):
        sign_in.answer(ANSWER="WEB_AUTHN")
    assert sign_in.answer(ANSWER="EMAIL_OTP").type_code().tokens


def test_for_an_unknown_user_a_code_only_looks_sent_where_names_are_private(practice: Practice) -> None:
    nobody = {"username": "nobody", "pool_id": practice.pool("private")["pool_id"]}
    sign_in = begin(practice, nobody, PREFERRED_CHALLENGE="EMAIL_OTP")
    assert sign_in.parameters["CODE_DELIVERY_DESTINATION"] == "n***@n***"
    assert practice.control.inbox("nobody") == []
    with refused("CodeMismatchException", WRONG_CODE):
        sign_in.type_code("12345678")
