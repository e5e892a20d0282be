"""What goes over the wire, and under which hash."""

from __future__ import annotations

import pytest

from desktop.core.cognito.calls import (
    AppClient,
    GetTokensFromRefreshToken,
    InitiateAuth,
    Parameters,
    RespondToAuthChallenge,
    RevokeToken,
)
from desktop.core.secret import Secret

OPEN = AppClient("3n4b5urk1ft4fl3mg5e62d9ado")
CLOSED = AppClient(
    "3n4b5urk1ft4fl3mg5e62d9ado", Secret("9l9d41vl5d0mvtv0fhb4e52l5udqsvdfhb9o5m3n4b5urk1ft4f")
)
SESSION = Secret("AYABe" + "x" * 900)

HASH_OF_ADDRESS = "3pB7dghWqx9Bew2FdyMkG2GX+d7deC04JrJRLeTB60E="
"""Reckoned by `openssl dgst -sha256 -hmac SECRET -binary | base64` of name and client id."""
HASH_OF_SUB = "7g7B30aVj8djfemt1hUKFNkcn9LuYh9g3C+Rl8JWOxc="


@pytest.mark.parametrize(
    ("name", "expected"), [("Ada@Example.com", HASH_OF_ADDRESS), ("5ab3d4a0-sub", HASH_OF_SUB)]
)
def test_the_hash_is_over_exactly_the_name_that_is_sent(name: str, expected: str) -> None:
    parameters: Parameters = {"USERNAME": name}
    begun = InitiateAuth("USER_SRP_AUTH", parameters).request(CLOSED, None)
    answered = RespondToAuthChallenge("EMAIL_OTP", parameters).request(CLOSED, SESSION)
    assert begun["AuthParameters"] == {"USERNAME": name, "SECRET_HASH": expected}
    assert answered["ChallengeResponses"] == {"USERNAME": name, "SECRET_HASH": expected}


def test_a_client_without_a_secret_sends_no_hash() -> None:
    request = InitiateAuth("USER_SRP_AUTH", {"USERNAME": "ada"}).request(OPEN, None)
    assert request == {
        "AuthFlow": "USER_SRP_AUTH",
        "ClientId": OPEN.id,
        "AuthParameters": {"USERNAME": "ada"},
    }


def test_an_answer_takes_its_session_only_on_the_way_out() -> None:
    call = RespondToAuthChallenge("EMAIL_OTP", {"USERNAME": "ada", "EMAIL_OTP_CODE": Secret("123456")})
    assert call.request(OPEN, SESSION) == {
        "ChallengeName": "EMAIL_OTP",
        "ClientId": OPEN.id,
        "ChallengeResponses": {"USERNAME": "ada", "EMAIL_OTP_CODE": "123456"},
        "Session": SESSION.reveal(),
    }
    assert "Session" not in call.request(OPEN, None)


def test_the_pools_triggers_are_told_what_the_profile_says() -> None:
    told = InitiateAuth("USER_SRP_AUTH", {"USERNAME": "ada"}, {"app": "stile"}).request(OPEN, None)
    assert told["ClientMetadata"] == {"app": "stile"}


@pytest.mark.parametrize(
    ("call", "token"),
    [(GetTokensFromRefreshToken(Secret("r")), "RefreshToken"), (RevokeToken(Secret("r")), "Token")],
)
def test_operations_on_a_refresh_token_take_the_secret_itself_and_never_a_session(
    call: GetTokensFromRefreshToken | RevokeToken, token: str
) -> None:
    assert call.request(OPEN, SESSION) == {token: "r", "ClientId": OPEN.id}
    assert CLOSED.secret is not None
    assert call.request(CLOSED, SESSION) == {
        token: "r",
        "ClientId": CLOSED.id,
        "ClientSecret": CLOSED.secret.reveal(),
    }


def test_a_call_says_which_challenge_it_answers() -> None:
    assert InitiateAuth("USER_SRP_AUTH", {"USERNAME": "ada"}).challenge is None
    assert RespondToAuthChallenge("EMAIL_OTP", {"USERNAME": "ada"}).challenge == "EMAIL_OTP"
    assert GetTokensFromRefreshToken(Secret("r")).challenge is None


def test_only_an_answer_that_sets_a_password_commits() -> None:
    assert RespondToAuthChallenge("NEW_PASSWORD_REQUIRED", {}, sets_password=True).commits
    assert not RespondToAuthChallenge("EMAIL_OTP", {}).commits
    assert not InitiateAuth("USER_SRP_AUTH", {}).commits
