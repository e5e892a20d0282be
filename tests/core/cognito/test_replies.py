"""A reply counts only if it is exactly one of tokens and a challenge, whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.cognito.errors import GarbledError
from desktop.core.cognito.replies import Challenge, Tokens, read_authentication, session_of
from desktop.core.secret import Secret

RESULT = {"AccessToken": "a", "IdToken": "i", "RefreshToken": "r", "ExpiresIn": 3600, "TokenType": "Bearer"}
TOKENS: dict[str, Any] = {"AuthenticationResult": RESULT, "ChallengeParameters": {}}
CHALLENGE: dict[str, Any] = {
    "ChallengeName": "EMAIL_OTP",
    "Session": "s" * 900,
    "ChallengeParameters": {"CODE_DELIVERY_DESTINATION": "a***@e***"},
    "AvailableChallenges": ["EMAIL_OTP"],
}


def test_tokens_are_read_whole() -> None:
    assert read_authentication(TOKENS) == Tokens(Secret("a"), Secret("i"), Secret("r"), 3600)


def test_tokens_of_a_refresh_without_rotation_have_no_refresh_token() -> None:
    reply = read_authentication({"AuthenticationResult": RESULT | {"RefreshToken": None}})
    assert isinstance(reply, Tokens)
    assert reply.refresh is None


def test_a_challenge_is_read_whole() -> None:
    reply = read_authentication(CHALLENGE)
    assert reply == Challenge("EMAIL_OTP", {"CODE_DELIVERY_DESTINATION": "a***@e***"}, ("EMAIL_OTP",))
    assert session_of(CHALLENGE) == Secret("s" * 900)


def test_srp_may_come_without_a_session() -> None:
    body = {"ChallengeName": "PASSWORD_VERIFIER", "ChallengeParameters": {"SALT": "a"}}
    assert isinstance(read_authentication(body), Challenge)
    assert session_of(body) is None


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({}, id="nothing, as of half a body or somebody else's page"),
        pytest.param(CHALLENGE | TOKENS, id="both"),
        pytest.param({"ChallengeName": "", "AuthenticationResult": {}}, id="both, but empty"),
        pytest.param({"ChallengeParameters": {}, "Session": "s" * 900}, id="a session for nothing"),
        pytest.param(CHALLENGE | {"Session": ""}, id="a challenge with an empty session"),
        pytest.param(
            {"ChallengeName": "NEW_PASSWORD_REQUIRED"}, id="a challenge without a session that is due"
        ),
        *(
            pytest.param({"AuthenticationResult": RESULT | {name: None}}, id=f"tokens without {name}")
            for name in ("AccessToken", "IdToken", "ExpiresIn")
        ),
        pytest.param({"AuthenticationResult": RESULT | {"ExpiresIn": "soon"}}, id="tokens without an end"),
    ],
)
def test_anything_else_leaves_open_what_happened(body: dict[str, Any]) -> None:
    with pytest.raises(GarbledError):
        read_authentication(body)


@given(
    st.sets(st.sampled_from(sorted(CHALLENGE))),
    st.sets(st.sampled_from(sorted(RESULT))),
)
def test_a_reply_with_parts_missing_is_read_whole_or_not_at_all(kept: set[str], inner: set[str]) -> None:
    body = {name: CHALLENGE[name] for name in kept}
    if inner:
        body["AuthenticationResult"] = {name: RESULT[name] for name in inner}
    try:
        reply = read_authentication(body)
    except GarbledError:
        return
    if isinstance(reply, Tokens):
        assert {"AccessToken", "IdToken", "ExpiresIn"} <= inner
        assert "ChallengeName" not in kept
    else:
        assert {"ChallengeName", "Session"} <= kept
        assert not inner
