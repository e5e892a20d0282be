"""Nothing secret leaves by a log, an exception or a repr."""

from __future__ import annotations

import asyncio
import io
import logging
import traceback
from typing import TYPE_CHECKING

import pytest

from desktop.core.cognito.calls import GetTokensFromRefreshToken, InitiateAuth
from desktop.core.cognito.errors import (
    InvalidInputError,
)
from desktop.core.errors import StileError
from desktop.core.secret import Secret
from tests.aws import raw_server as raw
from tests.aws.conftest import NEW_PASSWORD, SESSION, SIGN_IN
from tests.aws.raw_server import CHALLENGE, TOKENS, RawServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.aws.cognito_pool import CognitoPool
    from desktop.core.cognito.calls import Call

CANARY = "canary"
TRAFFIC: tuple[tuple[Call, Secret | None, raw.Act], ...] = (
    (SIGN_IN, None, raw.reply(CHALLENGE)),
    (NEW_PASSWORD, SESSION, raw.reply(TOKENS)),
    (NEW_PASSWORD, SESSION, raw.refusal("CodeMismatchException", "no")),
    (NEW_PASSWORD, SESSION, raw.half(TOKENS)),
    (NEW_PASSWORD, SESSION, raw.close),
    (NEW_PASSWORD, SESSION, raw.hang),
    (GetTokensFromRefreshToken(Secret("refresh-canary")), None, raw.reply(TOKENS)),
    (InitiateAuth("USER_PASSWORD_AUTH", {"USERNAME": "ann", "PASSWORD": 7}), None, raw.close),  # type: ignore[dict-item]
    (NEW_PASSWORD, Secret("short-canary"), raw.close),
)


@pytest.fixture
def everything_logged() -> Iterator[io.StringIO]:
    """Turn every logger up to DEBUG, as an impatient developer would, and give what is written."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    logging.root.addHandler(handler)
    levels = {name: logging.getLogger(name).level for name in _loggers()}
    yield written
    logging.root.removeHandler(handler)
    for name in _loggers():
        logging.getLogger(name).setLevel(levels.get(name, logging.NOTSET))


def _loggers() -> tuple[str, ...]:
    return ("root", *logging.root.manager.loggerDict)


def _turn_up() -> None:
    for name in _loggers():
        logging.getLogger(name).setLevel(logging.DEBUG)


def test_nothing_secret_is_logged_raised_or_shown(
    pool_at: Callable[[str], CognitoPool], everything_logged: io.StringIO
) -> None:
    shown: list[str] = []

    async def talk(pool: CognitoPool) -> None:
        _turn_up()
        await pool.warm()
        _turn_up()
        for call, session, _ in TRAFFIC:
            try:
                shown.append(repr(await pool.send(call, session)))
            except StileError as error:
                shown.extend(_everything_about(error))
            shown.append(repr((call, session)))

    sent = [act for call, session, act in TRAFFIC]
    with RawServer(*sent) as server:
        asyncio.run(talk(pool_at(server.url)))
        assert any(CANARY in str(request.body) for request in server.requests)
    logging.getLogger("desktop").debug("the log works")
    assert "the log works" in everything_logged.getvalue()
    assert CANARY not in everything_logged.getvalue()
    assert CANARY not in "\n".join(shown)


def _everything_about(error: StileError) -> list[str]:
    assert error.__context__ is None
    assert error.__cause__ is None
    texts = [repr(error), error.detail, *traceback.format_exception(error)]
    frames = traceback.walk_tb(error.__traceback__)
    package = [frame for frame, _ in frames if "/desktop/" in frame.f_code.co_filename]
    return texts + [repr(frame.f_locals) for frame in package]


def test_a_value_the_library_refuses_is_the_persons_to_correct_and_not_repeated(
    pool_at: Callable[[str], CognitoPool],
) -> None:
    with RawServer() as server:
        with pytest.raises(InvalidInputError):
            asyncio.run(pool_at(server.url).send(NEW_PASSWORD, Secret("short-canary")))
        assert server.requests == []
