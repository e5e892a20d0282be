"""What a good reply becomes."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.core.cognito.calls import GetTokensFromRefreshToken, RevokeToken
from desktop.core.cognito.errors import GarbledError, WrongPasswordError
from desktop.core.cognito.replies import Challenge, Done, Tokens
from desktop.core.secret import Secret
from tests.aws import raw_server as raw
from tests.aws.conftest import NEW_PASSWORD, SESSION, SIGN_IN
from tests.aws.raw_server import CHALLENGE, TOKENS, RawServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.aws.cognito_pool import CognitoPool

TEN = datetime(2026, 11, 22, 10, tzinfo=UTC)


def test_a_challenge_comes_with_its_session_the_pools_time_and_the_request_id(
    pool_at: Callable[[str], CognitoPool],
) -> None:
    with RawServer(raw.reply(CHALLENGE)) as server:
        received = asyncio.run(pool_at(server.url).send(SIGN_IN, None))
    assert received.result == Challenge(
        "EMAIL_OTP",
        {"CODE_DELIVERY_DESTINATION": "a***@e***"},
    )
    assert received.session == Secret("AYABe-next-session-canary")
    assert (received.at, received.request_id) == (TEN, "request-1")


def test_the_request_holds_what_was_answered_the_session_and_the_secret_hash(
    pool_at: Callable[[str], CognitoPool],
) -> None:
    with RawServer(raw.reply(TOKENS)) as server:
        asyncio.run(pool_at(server.url).send(NEW_PASSWORD, SESSION))
    [request] = server.requests
    responses = request.body.pop("ChallengeResponses")
    assert request.body == {
        "ChallengeName": "NEW_PASSWORD_REQUIRED",
        "ClientId": "client1",
        "Session": SESSION.reveal(),
    }
    assert responses.pop("SECRET_HASH")
    assert responses == {"USERNAME": "ann", "NEW_PASSWORD": "new-password-canary"}


@pytest.mark.parametrize(
    "date",
    [
        "",
        "yesterday",
        "Sun, 99 Nov 2026 10:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Fri, 31 Dec 9999 23:59:59 -1200",
        "Mon, 02 Mar 2026 12:00:00 +99999999999999999999",
    ],
)
def test_a_reply_without_a_readable_date_has_no_time(
    date: str, pool_at: Callable[[str], CognitoPool]
) -> None:
    with RawServer(raw.reply(CHALLENGE, Date=date)) as server:
        assert asyncio.run(pool_at(server.url).send(SIGN_IN, None)).at is None


def test_a_refusal_carries_the_pools_text_time_and_request_id(
    pool_at: Callable[[str], CognitoPool],
) -> None:
    text = "Incorrect username or password."
    with (
        RawServer(raw.refusal("NotAuthorizedException", text)) as server,
        pytest.raises(WrongPasswordError) as caught,
    ):
        asyncio.run(pool_at(server.url).send(SIGN_IN, None))
    assert text in caught.value.detail
    assert (caught.value.at, caught.value.request_id) == (TEN, "request-1")


def test_refreshed_tokens_may_come_without_a_new_refresh_token(
    pool_at: Callable[[str], CognitoPool],
) -> None:
    result = {k: v for k, v in TOKENS["AuthenticationResult"].items() if k != "RefreshToken"}
    with RawServer(raw.reply({"AuthenticationResult": result})) as server:
        call = GetTokensFromRefreshToken(Secret("refresh-canary"))
        received = asyncio.run(pool_at(server.url).send(call, None))
    assert received.result == Tokens(Secret("access-canary"), Secret("identity-canary"), None, 3600)


def test_an_operation_that_returns_nothing_is_done(
    pool_at: Callable[[str], CognitoPool],
) -> None:
    with RawServer(raw.reply({})) as server:
        received = asyncio.run(pool_at(server.url).send(RevokeToken(Secret("refresh-canary")), None))
    assert received.result == Done()
    assert server.requests[0].target == "RevokeToken"


@pytest.mark.parametrize("act", [raw.page(200), raw.raw(b"HTTP/1.1 200 O")])
def test_what_the_service_did_not_send_is_not_done(
    act: raw.Act, pool_at: Callable[[str], CognitoPool]
) -> None:
    with RawServer(act) as server, pytest.raises(GarbledError):
        asyncio.run(pool_at(server.url).send(RevokeToken(Secret("refresh-canary")), None))
