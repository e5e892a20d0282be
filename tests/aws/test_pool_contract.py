"""What core.cognito.pool.Pool promises, asked of every implementation with the same words."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.core.cognito import errors
from desktop.core.cognito.calls import (
    GetTokensFromRefreshToken,
    InitiateAuth,
    Parameters,
    RespondToAuthChallenge,
    RevokeToken,
)
from desktop.core.cognito.replies import Challenge, Done, Tokens
from desktop.core.secret import Secret
from tests.aws.pool_bench import Bench, InProcess, OverHttp, Someone
from tests.fixtures.fake_clock import FakeClock
from tests.fixtures.in_process import PoolInProcess

if TYPE_CHECKING:
    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.replies import Received
    from desktop.core.errors import StileError
    from desktop.core.worker import Worker

CLASSIC = "temporary-password+email-code"
FAULTS: dict[str, tuple[dict[str, object], type[StileError]]] = {
    "close": ({"do": "close"}, errors.NoReplyError),
    "reset": ({"do": "reset"}, errors.NoReplyError),
    "hang": ({"do": "hang"}, errors.NoReplyError),
    "half": ({"do": "half"}, errors.GarbledError),
    "html-200": ({"do": "html-200"}, errors.GarbledError),
    "empty-200": ({"do": "empty-200"}, errors.GarbledError),
    "500": ({"do": "status", "status": 500}, errors.ServiceTroubleError),
    "503": ({"do": "status", "status": 503}, errors.ServiceTroubleError),
    "429": ({"do": "status", "status": 429}, errors.TooManyRequestsError),
    "too-many": ({"do": "error", "error": "TooManyRequestsException"}, errors.TooManyRequestsError),
    "limit": ({"do": "error", "error": "LimitExceededException"}, errors.LimitExceededError),
}


@pytest.fixture(params=["over HTTP", "in process"])
def bench(request: pytest.FixtureRequest, worker: Worker) -> Bench:
    if request.param == "in process":
        return InProcess(PoolInProcess(FakeClock()))
    return OverHttp(request.getfixturevalue("practice"), worker)


def _send(bench: Bench, call: Call, session: Secret | None = None) -> Received:
    return asyncio.run(bench.pool.send(call, session))


def _sign_in(bench: Bench, person: Someone) -> Received:
    parameters: Parameters = {"USERNAME": person.username, "PASSWORD": Secret(person.password)}
    return _send(bench, InitiateAuth("USER_PASSWORD_AUTH", parameters))


def _answer(bench: Bench, person: Someone, asked: Received, name: str, **responses: str) -> Received:
    assert isinstance(asked.result, Challenge)
    secret = {key: Secret(value) for key, value in responses.items()}
    call = RespondToAuthChallenge(name, {"USERNAME": person.username, **secret})
    return _send(bench, call, asked.session)


def _new_password(bench: Bench, person: Someone, asked: Received) -> Received:
    return _answer(bench, person, asked, "NEW_PASSWORD_REQUIRED", NEW_PASSWORD="Another-pass1")


def _code(bench: Bench, person: Someone, asked: Received, code: str | None = None) -> Received:
    right = bench.code(person.username)
    return _answer(bench, person, asked, "EMAIL_OTP", EMAIL_OTP_CODE=code or right)


def test_the_classic_case_ends_in_tokens(bench: Bench) -> None:
    person = bench.someone(CLASSIC)
    first = _sign_in(bench, person)
    second = _new_password(bench, person, first)
    third = _code(bench, person, second)
    assert isinstance(first.result, Challenge)
    assert isinstance(second.result, Challenge)
    assert (first.result.name, second.result.name) == ("NEW_PASSWORD_REQUIRED", "EMAIL_OTP")
    assert first.session != second.session
    assert isinstance(third.result, Tokens)
    assert third.result.refresh


def test_tokens_are_refreshed_and_revoked(bench: Bench) -> None:
    tokens = _sign_in(bench, bench.someone("plain")).result
    assert isinstance(tokens, Tokens)
    assert tokens.refresh
    refreshed = _send(bench, GetTokensFromRefreshToken(tokens.refresh)).result
    assert isinstance(refreshed, Tokens)
    assert _send(bench, RevokeToken(refreshed.refresh or tokens.refresh)).result == Done()
    with pytest.raises(errors.RefreshEndedError):
        _send(bench, GetTokensFromRefreshToken(refreshed.refresh or tokens.refresh))


def test_every_reply_and_refusal_tells_the_pools_time(bench: Bench) -> None:
    bench.advance(3600)
    person = bench.someone(CLASSIC)
    received = _sign_in(bench, person)
    with pytest.raises(errors.WrongPasswordError) as refused:
        _sign_in(bench, Someone(person.username, "Wrong-password1"))
    for at in (received.at, refused.value.at):
        assert at is not None
        assert at.utcoffset() == timedelta(0)
        assert abs(at - bench.now()) < timedelta(seconds=5)
    assert received.request_id


def test_a_wrong_code_leaves_the_session_good(bench: Bench) -> None:
    person = bench.someone(CLASSIC)
    asked = _new_password(bench, person, _sign_in(bench, person))
    with pytest.raises(errors.WrongCodeError):
        _code(bench, person, asked, "000000")
    assert isinstance(_code(bench, person, asked).result, Tokens)


def test_a_session_answers_once(bench: Bench) -> None:
    person = bench.someone(CLASSIC)
    asked = _sign_in(bench, person)
    _new_password(bench, person, asked)
    with pytest.raises(errors.SessionUsedError):
        _new_password(bench, person, asked)


def test_a_session_ends(bench: Bench) -> None:
    person = bench.someone(CLASSIC)
    asked = _sign_in(bench, person)
    bench.advance(200)
    with pytest.raises(errors.SessionExpiredError):
        _new_password(bench, person, asked)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_met_once(bench: Bench, fault: str, when: str) -> None:
    """The answer leaves once, and its session is as good afterwards as what happened to it allows."""
    person = bench.someone(CLASSIC)
    asked = _sign_in(bench, person)
    rule, expected = FAULTS[fault]
    bench.fault(operation="RespondToAuthChallenge", when=when, **rule)
    with pytest.raises(expected) as caught:
        _new_password(bench, person, asked)
    assert type(caught.value) is expected
    assert bench.requests()[-1] == ("RespondToAuthChallenge", when == "after")
    assert len(bench.requests()) == 2
    if when == "after":
        with pytest.raises(errors.SessionUsedError):
            _new_password(bench, person, asked)
    else:
        assert isinstance(_new_password(bench, person, asked).result, Challenge)
