"""Whatever goes wrong, a call leaves once, and the error says what is known."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.core.cognito import errors
from desktop.core.cognito.errors import ProxyInTheWayError
from tests.aws import raw_server as raw
from tests.aws.conftest import NEW_PASSWORD, SESSION, SHORT
from tests.aws.raw_server import CHALLENGE, RawServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.aws.cognito_pool import CognitoPool

FAULTS = {
    "close": (raw.close, errors.NoReplyError),
    "reset": (raw.reset, errors.NoReplyError),
    "hang": (raw.hang, errors.NoReplyError),
    "half": (raw.half(CHALLENGE), errors.GarbledError),
    "half-head": (raw.raw(b"HTTP/1.1 200 O"), errors.GarbledError),
    "not-http": (raw.raw(b"220 mail.example ESMTP\r\n"), errors.NoReplyError),
    "page-200": (raw.page(200), errors.GarbledError),
    "page-302": (raw.page(302), errors.GarbledError),
    "page-403": (raw.page(403), errors.BlockedError),
    "page-405": (raw.page(405), errors.BlockedError),
    "empty-200": (raw.reply(b""), errors.GarbledError),
    "list-200": (raw.reply(["tokens"]), errors.GarbledError),
    "not-utf-8": (raw.reply(b"\xff\xfe{"), errors.GarbledError),
    "both": (raw.reply(raw.TOKENS | CHALLENGE), errors.GarbledError),
    "no-session": (raw.reply({"ChallengeName": "EMAIL_OTP"}), errors.GarbledError),
    "500": (raw.refusal("InternalErrorException", "oops", 500), errors.ServiceTroubleError),
    "503": (raw.page(503), errors.ServiceTroubleError),
    "429": (raw.reply(b"", 429), errors.TooManyRequestsError),
    "407": (raw.reply(b"", 407), ProxyInTheWayError),
    "too-many": (raw.refusal("TooManyRequestsException"), errors.TooManyRequestsError),
    "throttling": (raw.refusal("ThrottlingException"), errors.TooManyRequestsError),
    "limit": (raw.refusal("LimitExceededException"), errors.LimitExceededError),
    "wrong-code": (raw.refusal("CodeMismatchException"), errors.WrongCodeError),
    "used": (
        raw.refusal(
            "NotAuthorizedException",
            "Invalid session for the user, session can only be used once.",
        ),
        errors.SessionUsedError,
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("environment", ["plain", "greedy"])
def test_a_fault_is_met_by_one_request_and_its_typed_error(
    fault: str,
    environment: str,
    pool_at: Callable[[str], CognitoPool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if environment == "greedy":
        monkeypatch.setenv("AWS_MAX_ATTEMPTS", "4")
        monkeypatch.setenv("AWS_RETRY_MODE", "adaptive")
        monkeypatch.setenv("AWS_NEW_RETRIES_2026", "true")
    act, expected = FAULTS[fault]
    with RawServer(act) as server:
        with pytest.raises(expected) as caught:
            asyncio.run(pool_at(server.url).send(NEW_PASSWORD, SESSION))
        assert [request.target for request in server.requests] == ["RespondToAuthChallenge"]
    assert type(caught.value) is expected


def test_a_call_that_outlives_the_deadline_has_an_unknown_outcome(
    pool_at: Callable[..., CognitoPool],
) -> None:
    patient = replace(SHORT, read=5, deadline=0.3)
    with RawServer(raw.hang) as server:
        with pytest.raises(errors.NoReplyError):
            asyncio.run(pool_at(server.url, patient).send(NEW_PASSWORD, SESSION))
        assert len(server.requests) == 1


def test_cancelling_leaves_the_request_that_is_under_way_alone(
    pool_at: Callable[[str], CognitoPool],
) -> None:
    async def cancel_early(pool: CognitoPool, server: RawServer) -> None:
        await pool.warm()
        sending = asyncio.create_task(pool.send(NEW_PASSWORD, SESSION))
        await asyncio.to_thread(server.wait_for_request, 5)
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
        await pool.send(NEW_PASSWORD, SESSION)

    with RawServer(raw.hang, raw.reply(CHALLENGE)) as server:
        asyncio.run(cancel_early(pool_at(server.url), server))
        assert len(server.requests) == 2


@pytest.mark.parametrize(("keep_alive", "connections"), [(5.0, 1), (0.0, 2)])
def test_a_connection_that_stood_idle_too_long_is_not_trusted_with_an_answer(
    keep_alive: float, connections: int, pool_at: Callable[..., CognitoPool]
) -> None:
    async def two_answers(pool: CognitoPool) -> None:
        await pool.send(NEW_PASSWORD, SESSION)
        await pool.send(NEW_PASSWORD, SESSION)

    with RawServer() as server:
        asyncio.run(two_answers(pool_at(server.url, replace(SHORT, keep_alive=keep_alive))))
        assert server.connections == connections
