"""Codes by e-mail: what they look like, how long they live, what wrong ones cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.practice.signing_in import LOCKED, WRONG_CODE, SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10 ** len(code):0{len(code)}d}"


def test_the_challenge_says_where_the_code_went_behind_a_mask(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("email-code")).begin()
    first = sign_in.person["email"][0]
    assert sign_in.parameters == {
        "CODE_DELIVERY_DELIVERY_MEDIUM": "EMAIL",
        "CODE_DELIVERY_DESTINATION": f"{first}***@e***",
        "USER_ID_FOR_SRP": sign_in.username,
    }


def test_the_code_arrives_in_the_inbox(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("email-code"))
    before = practice.control.now().isoformat()
    sign_in.begin()
    (message,) = practice.control.inbox(sign_in.username, after=before)
    assert (message["to"], message["medium"]) == (sign_in.person["email"], "email")
    assert (len(message["code"]), message["password"]) == (6, None)
    assert message["code"] in message["body"]
    assert practice.control.inbox(sign_in.username, after=message["at"]) == []


def test_a_wrong_code_costs_nothing_but_a_count(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("email-code")).begin()
    session, code = sign_in.session, practice.code(sign_in.username)
    for _ in range(4):
        with refused("CodeMismatchException", WRONG_CODE):
            sign_in.type_code(wrong(code))
    assert practice.control.ledger()["users"][sign_in.username]["code_failures"] == 4
    assert sign_in.session == session
    assert sign_in.type_code().tokens
    assert practice.control.ledger()["users"][sign_in.username]["code_failures"] == 4


def test_five_wrong_codes_begin_a_lock_that_leaves_the_session_alone(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("email-code")).begin()
    code = practice.code(sign_in.username)
    for _ in range(5):
        with refused("CodeMismatchException", WRONG_CODE):
            sign_in.type_code(wrong(code))
    with refused("NotAuthorizedException", LOCKED):
        sign_in.type_code(code)
    practice.control.advance(1)
    assert sign_in.type_code(code).tokens
    assert practice.control.ledger()["users"][sign_in.username]["lockouts"] == 1


def test_an_empty_code_is_a_missing_parameter(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("email-code")).begin()
    with refused("InvalidParameterException", "Missing required parameter EMAIL_OTP_CODE"):
        sign_in.answer(EMAIL_OTP_CODE="")
    assert sign_in.type_code().tokens


def test_the_messages_of_a_sign_in_are_counted(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("temporary-password+email-code")).begin()
    assert practice.control.ledger()["users"][sign_in.username]["messages"] == 0
    sign_in.set_password()
    assert practice.control.ledger()["users"][sign_in.username]["messages"] == 1
