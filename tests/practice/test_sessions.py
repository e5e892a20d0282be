"""Sessions are good for one answer to one question, for three minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.practice.signing_in import EXPIRED, ONCE, UNKNOWN, WRONG_CODE, SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

CLASSIC = "temporary-password+email-code"


@pytest.mark.parametrize("flow", ["srp", "password"])
def test_the_classic_sign_in_ends_with_tokens(practice: Practice, flow: str) -> None:
    sign_in = SignIn(practice, practice.person(CLASSIC), flow).begin()
    assert sign_in.challenge == "NEW_PASSWORD_REQUIRED"
    sign_in.set_password()
    assert sign_in.challenge == "EMAIL_OTP"
    assert sign_in.type_code().tokens["TokenType"] == "Bearer"
    assert practice.control.ledger()["refused_reuses"] == 0


def test_a_session_is_good_once(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person(CLASSIC)).begin()
    spent = sign_in.session
    sign_in.set_password()
    with refused("NotAuthorizedException", ONCE):
        sign_in.answer(spent, "NEW_PASSWORD_REQUIRED", NEW_PASSWORD="Another-New-42")
    ledger = practice.control.ledger()
    assert ledger["refused_reuses"] == 1
    assert [session["attempts"] for session in ledger["sessions"]] == [2, 0]
    sign_in.type_code()


def test_a_session_is_spent_by_tokens_too(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("email-code")).begin()
    session, code = sign_in.session, practice.code(sign_in.username)
    sign_in.type_code()
    with refused("NotAuthorizedException", ONCE):
        sign_in.answer(session, "EMAIL_OTP", EMAIL_OTP_CODE=code)


def test_every_question_has_its_own_session(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person(CLASSIC)).begin()
    first = sign_in.session
    second = sign_in.set_password().session
    assert first != second
    for session in (first, second):
        assert session.startswith("AYABe")
        assert 900 <= len(session) <= 1600


def test_a_session_ends_after_three_minutes_of_the_pools_clock(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("email-code")).begin()
    practice.control.advance(179)
    with refused("CodeMismatchException"):
        sign_in.type_code("000000")
    practice.control.advance(1)
    with refused("NotAuthorizedException", EXPIRED):
        sign_in.type_code()
    (session,) = practice.control.ledger()["sessions"]
    assert (session["refused_expired"], session["spent_at"]) == (1, None)


def test_a_spent_session_is_called_used_even_after_its_time(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person(CLASSIC)).begin()
    spent = sign_in.session
    sign_in.set_password()
    practice.control.advance(600)
    with refused("NotAuthorizedException", ONCE):
        sign_in.answer(spent, "NEW_PASSWORD_REQUIRED", NEW_PASSWORD="Another-New-42")


def test_a_new_question_has_its_full_time(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person(CLASSIC)).begin()
    practice.control.advance(170)
    sign_in.set_password()
    practice.control.advance(170)
    sign_in.type_code()


def test_an_unknown_session_is_refused(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("email-code")).begin()
    with refused("NotAuthorizedException", UNKNOWN):
        sign_in.answer("AYABe" + "x" * 900, EMAIL_OTP_CODE="123456")


def test_a_session_is_bound_to_its_challenge(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("email-code")).begin()
    with refused("NotAuthorizedException", UNKNOWN):
        sign_in.answer(challenge="NEW_PASSWORD_REQUIRED", NEW_PASSWORD="Another-New-42")
    sign_in.type_code()


def test_a_session_is_bound_to_its_user(practice: Practice) -> None:
    mine = SignIn(practice, practice.person("email-code")).begin()
    other = SignIn(practice, practice.person("email-code"))
    other.said = mine.said
    with refused("NotAuthorizedException", UNKNOWN):
        other.type_code(practice.code(mine.username))
    mine.type_code()


@pytest.mark.parametrize(("flow", "pool"), [("srp", "default"), ("password", "alias")])
def test_a_session_is_bound_to_its_client(practice: Practice, flow: str, pool: str) -> None:
    sign_in = SignIn(practice, practice.person("email-code")).begin()
    with refused("NotAuthorizedException", UNKNOWN):
        practice.boto3.respond_to_auth_challenge(
            ClientId=practice.client_id(flow, pool),
            ChallengeName="EMAIL_OTP",
            Session=sign_in.session,
            ChallengeResponses={
                "USERNAME": sign_in.username,
                "EMAIL_OTP_CODE": practice.code(sign_in.username),
            },
        )


def test_two_sign_ins_at_once_do_not_disturb_each_other(practice: Practice) -> None:
    person = practice.person("email-code")
    first = SignIn(practice, person).begin()
    code = practice.code(first.username)
    second = SignIn(practice, person).begin()
    with refused("CodeMismatchException", WRONG_CODE):
        second.type_code(code)
    first.type_code(code)
    second.type_code()


def test_a_missing_session_is_named(practice: Practice) -> None:
    person = practice.person("email-code")
    with refused("InvalidParameterException", "Missing required parameter Session"):
        practice.boto3.respond_to_auth_challenge(
            ClientId=practice.client_id("password"),
            ChallengeName="EMAIL_OTP",
            ChallengeResponses={"USERNAME": person["username"], "EMAIL_OTP_CODE": "123456"},
        )


def test_the_ledger_tells_the_sessions_apart_and_never_shows_them(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person(CLASSIC)).begin()
    sign_in.set_password()
    sessions = practice.control.ledger()["sessions"]
    assert [session["challenge"] for session in sessions] == ["NEW_PASSWORD_REQUIRED", "EMAIL_OTP"]
    assert all(session["username"] == sign_in.username for session in sessions)
    assert sessions[0]["spent_at"] is not None
    assert sessions[1]["spent_at"] is None
    assert not any(session["id"].startswith("AYABe") for session in sessions)
