"""Before a connection stood nothing happened at the pool; after that nobody knows."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.aws.boto_sessions import connect_signed
from desktop.aws.endpoint import Endpoint
from desktop.aws.identity import SigningIdentity
from desktop.core import words
from desktop.core.cognito.errors import (
    NameNotFoundError,
    NoReplyError,
    NotReachedError,
    NotTrustedError,
    ProxyAddressError,
    ProxyInTheWayError,
    ProxyKindError,
    ProxyPortError,
    SocksProxyError,
)
from desktop.core.cognito.replies import Challenge
from desktop.core.notices.notice import Notice
from desktop.core.sign_in.refusal_values import values_of
from desktop.profiles.suspects import suspects
from tests.aws import raw_server as raw
from tests.aws.certificates import SOMEBODY_ELSE, self_signed
from tests.aws.conftest import NEW_PASSWORD, SESSION, SHORT
from tests.aws.raw_server import RawServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.aws.cognito_pool import CognitoPool


def _closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def test_a_refused_connection_means_not_reached(pool_at: Callable[[str], CognitoPool]) -> None:
    with pytest.raises(NotReachedError):
        asyncio.run(pool_at(f"http://127.0.0.1:{_closed_port()}").send(NEW_PASSWORD, SESSION))


def test_an_unknown_host_means_not_reached(pool_at: Callable[[str], CognitoPool]) -> None:
    with pytest.raises(NameNotFoundError):
        asyncio.run(pool_at("https://nowhere.invalid").send(NEW_PASSWORD, SESSION))


def test_a_host_that_takes_no_connection_means_not_reached(
    pool_at: Callable[..., CognitoPool],
) -> None:
    with ExitStack() as stack:
        full = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        port = full.getsockname()[1]
        for _ in range(4):  # nobody accepts: the queue fills, then the system drops what comes
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)  # noqa: FBT003 - the standard library's signature
            waiting.connect_ex(("127.0.0.1", port))
        impatient = replace(SHORT, connect=0.2)
        with pytest.raises(NotReachedError):
            asyncio.run(pool_at(f"http://127.0.0.1:{port}", impatient).send(NEW_PASSWORD, SESSION))


def test_an_absent_proxy_means_not_reached(
    pool_at: Callable[[str], CognitoPool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://name:proxy-canary@127.0.0.1:{_closed_port()}")
    with pytest.raises(ProxyInTheWayError) as caught:
        asyncio.run(pool_at("https://pool.example").send(NEW_PASSWORD, SESSION))
    assert "proxy-canary" not in caught.value.detail


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "ALL_PROXY"])
@pytest.mark.parametrize(
    ("said", "error"),
    [
        ("socks5://u:canary@127.0.0.1:1080", SocksProxyError),
        ("ftp://127.0.0.1:21", ProxyKindError),
        ("http://127.0.0.1:99999", ProxyPortError),
        ("http://[::1", ProxyAddressError),
    ],
)
def test_a_proxy_that_cannot_be_used_means_not_reached_and_says_why(
    pool_at: Callable[[str], CognitoPool],
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    said: str,
    error: type[NotReachedError],
) -> None:
    """It was an unknown outcome, after which an answer is given again from the beginning."""
    monkeypatch.delenv("HTTPS_PROXY", raising=False)
    monkeypatch.setenv(variable, said)
    with pytest.raises(error) as caught:
        asyncio.run(pool_at("https://pool.example").send(NEW_PASSWORD, SESSION))
    sentence = words.sentence(Notice("no-network", values_of(caught.value)))
    assert said.rpartition("@")[2] in sentence
    assert "canary" not in sentence
    assert not suspects(Notice("no-network", values_of(caught.value)), None)


def test_the_same_holds_for_calls_that_are_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks5://127.0.0.1:1080")
    signed = connect_signed("sts", Endpoint("eu-west-1"), SigningIdentity(practice=True), SHORT)
    assert isinstance(signed, SocksProxyError)


def test_a_proxy_is_not_asked_for_a_pool_on_this_machine(
    pool_at: Callable[[str], CognitoPool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{_closed_port()}")
    with RawServer() as server:
        received = asyncio.run(pool_at(server.url).send(NEW_PASSWORD, SESSION))
    assert isinstance(received.result, Challenge)


def test_a_certificate_nobody_vouches_for_means_not_reached(
    pool_at: Callable[[str], CognitoPool], tmp_path: Path
) -> None:
    tls, _ = self_signed(tmp_path)
    with RawServer(tls=tls) as server, pytest.raises(NotTrustedError, match="certificate"):
        asyncio.run(pool_at(server.url).send(NEW_PASSWORD, SESSION))
    assert server.requests == []


def test_a_certificate_of_somebody_else_means_not_reached(
    pool_at: Callable[[str], CognitoPool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls, trusted = self_signed(tmp_path, SOMEBODY_ELSE)
    monkeypatch.setenv("AWS_CA_BUNDLE", str(trusted))
    with RawServer(tls=tls) as server, pytest.raises(NotTrustedError):
        asyncio.run(pool_at(server.url).send(NEW_PASSWORD, SESSION))
    assert server.requests == []


@pytest.mark.parametrize("content", [None, "this is no certificate"])
def test_a_list_of_certificates_that_is_none_is_told_as_such(
    pool_at: Callable[[str], CognitoPool],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: str | None,
) -> None:
    tls, _ = self_signed(tmp_path)
    named = tmp_path / "named.pem"
    if content:
        named.write_text(content)
    monkeypatch.setenv("AWS_CA_BUNDLE", str(named))
    with RawServer(tls=tls) as server, pytest.raises(NotTrustedError):
        asyncio.run(pool_at(server.url).send(NEW_PASSWORD, SESSION))
    assert server.requests == []


def test_a_server_that_speaks_no_tls_means_not_reached(
    pool_at: Callable[[str], CognitoPool],
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"

        async def greet_in_clear() -> None:
            loop = asyncio.get_running_loop()
            sending = asyncio.create_task(pool_at(url).send(NEW_PASSWORD, SESSION))
            connection, _ = await loop.run_in_executor(None, listener.accept)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            with pytest.raises(NotReachedError):
                await sending
            connection.close()

        asyncio.run(greet_in_clear())


@pytest.mark.parametrize("act", [raw.close, raw.cut, raw.reset, raw.hang])
def test_a_connection_that_breaks_after_tls_stood_leaves_the_outcome_open(
    act: raw.Act,
    pool_at: Callable[[str], CognitoPool],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tls, trusted = self_signed(tmp_path)
    monkeypatch.setenv("AWS_CA_BUNDLE", str(trusted))
    with RawServer(act, tls=tls) as server:
        with pytest.raises(NoReplyError):
            asyncio.run(pool_at(server.url).send(NEW_PASSWORD, SESSION))
        assert len(server.requests) == 1


def test_a_company_certificate_named_by_the_environment_is_trusted(
    pool_at: Callable[[str], CognitoPool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls, trusted = self_signed(tmp_path)
    monkeypatch.setenv("AWS_CA_BUNDLE", "")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(trusted))
    with RawServer(tls=tls) as server:
        received = asyncio.run(pool_at(server.url).send(NEW_PASSWORD, SESSION))
    assert isinstance(received.result, Challenge)


PROGRAM = """
import asyncio, sys
from desktop.aws.cognito_pool import CognitoPool
from desktop.system.thread_worker import ThreadWorker
from tests.aws.conftest import CLIENT, NEW_PASSWORD, SESSION, SHORT
pool = CognitoPool("eu-west-1", sys.argv[1], CLIENT, ThreadWorker(), SHORT)
print(asyncio.run(pool.send(NEW_PASSWORD, SESSION)).result)
"""


def test_a_certificate_in_the_systems_store_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a process of its own: the system's store has to be chosen before boto3 is loaded."""
    tls, trusted = self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with RawServer(tls=tls) as server:
        command = [sys.executable, "-c", PROGRAM, server.url]
        done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=30)
    assert done.stdout.startswith("Challenge"), done.stderr


@pytest.mark.parametrize("region", ["", "no such region!"])
def test_a_region_that_cannot_be_means_not_reached(region: str, pool_at: Callable[..., CognitoPool]) -> None:
    with pytest.raises(NotReachedError):
        asyncio.run(pool_at(None, region=region).send(NEW_PASSWORD, SESSION))
