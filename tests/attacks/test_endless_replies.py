"""A server that sends without end is left after a bound: no memory is filled, and no thread is lost."""

from __future__ import annotations

import itertools
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from desktop.aws.endpoint import Endpoint, Timeouts
from desktop.aws.plain_http import MOST_BYTES
from desktop.aws.pool_connection import PoolConnection
from desktop.aws.pool_probe import CognitoProbe
from desktop.core.cognito.calls import AppClient, InitiateAuth
from desktop.core.cognito.errors import UnknownOutcomeError
from desktop.core.secret import Secret
from tests.aws.raw_server import RawServer

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterable

    from tests.aws.raw_server import Act

SIGN_IN = InitiateAuth("USER_PASSWORD_AUTH", {"USERNAME": "ada", "PASSWORD": Secret("password-canary")})
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nx-amzn-RequestId: r\r\n"
_PART = b"x" * 65_536
_IN_BUFFERS = 16_000_000
"""What the two ends of a loopback connection may hold that nobody has read."""

ENDLESS = {
    "chunks": (_HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + _PART + b"\r\n"),
    "one chunk": (_HEAD + b"Transfer-Encoding: chunked\r\n\r\nffffffffffff\r\n", _PART),
    "length of a chunk": (_HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 65_536),
    "lines after the last chunk": (_HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"a: b\r\n" * 10_000),
    "a length that is kept": (_HEAD + b"Content-Length: 999999999999\r\n\r\n", _PART),
    "no length": (_HEAD + b"Connection: close\r\n\r\n", _PART),
    "head": (_HEAD, b"a: b\r\n" * 10_000),
    "one line of the head": (_HEAD + b"a: ", _PART),
    "replies that are none yet": (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 3_000),
}


class Counted:
    """An act that sends a beginning and then more, until nobody takes it; `sent` is how much was taken."""

    def __init__(self, beginning: bytes, more: Iterable[bytes]) -> None:
        self._parts = itertools.chain([beginning], more)
        self.sent = 0

    def __call__(self, _: RawServer, connection: socket.socket) -> bool:
        for part in self._parts:
            connection.sendall(part)
            self.sent += len(part)
        return False


def attempt(act: Act, timeouts: Timeouts = Timeouts(2.0, 5.0, 20.0)) -> object:  # noqa: B008 - a value
    with RawServer(act) as server:
        return PoolConnection(Endpoint("eu-west-1", server.url), AppClient("client"), timeouts).attempt(
            SIGN_IN, None
        )


@pytest.mark.parametrize("what", ENDLESS)
def test_a_reply_without_end_is_given_up(what: str) -> None:
    beginning, more = ENDLESS[what]
    act = Counted(beginning, itertools.repeat(more))
    assert isinstance(attempt(act), UnknownOutcomeError)
    assert act.sent < MOST_BYTES + _IN_BUFFERS


def test_a_reply_of_a_usual_size_is_read_whole() -> None:
    body = b'{"ChallengeName": "EMAIL_OTP", "Session": "s", "ChallengeParameters": {"a": "%s"}}' % (
        b"x" * 500_000
    )
    act = Counted(_HEAD + b"Content-Length: %d\r\n\r\n" % len(body), [body])
    received = attempt(act)
    assert not isinstance(received, Exception), received


def test_a_reply_that_trickles_is_given_up_when_its_time_is_over() -> None:
    drops = itertools.chain.from_iterable(itertools.repeat([b"x"]))
    act = Counted(_HEAD + b"Content-Length: 100000\r\n\r\n", drops)
    slow = Timeouts(connect=2.0, read=5.0, deadline=-1.0)  # over from the beginning: no test waits for it
    assert isinstance(attempt(act, slow), UnknownOutcomeError)


class EndlessKeys(BaseHTTPRequestHandler):
    sent = 0

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            while True:
                self.wfile.write(_PART)
                type(self).sent += len(_PART)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output for the tests."""


def test_a_key_set_without_end_is_given_up() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), EndlessKeys) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.server_address[1]}"
        probe = CognitoProbe("eu-west-1_Ab3dEf6hI", "eu-west-1", url, AppClient("client"))
        assert isinstance(probe.count_keys(), UnknownOutcomeError)
        server.shutdown()
        thread.join()
    assert EndlessKeys.sent < MOST_BYTES + _IN_BUFFERS
