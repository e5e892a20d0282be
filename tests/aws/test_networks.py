"""Networks as people meet them: a company's proxy and certificates, and a page that wants a log-in first."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from cryptography import x509

from desktop.aws.endpoint import Timeouts
from desktop.core import words
from desktop.core.cognito.errors import (
    GarbledError,
    NotReachedError,
    ProxyInTheWayError,
)
from desktop.core.cognito.replies import Challenge
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from tests.aws import raw_server as raw
from tests.aws.certificates import self_signed
from tests.aws.conftest import NEW_PASSWORD, SESSION
from tests.aws.raw_server import RawServer
from tests.aws.tunnel import Tunnel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.aws.cognito_pool import CognitoPool

HOST = "pool.example"
PATIENT = Timeouts(connect=10, read=10, deadline=30)
PASSWORD = "somebody:proxy-canary"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RawServer]:
    """Serve as `pool.example`, which only a proxy finds, under a certificate of the company's own."""
    tls, trusted = self_signed(tmp_path, x509.DNSName(HOST))
    monkeypatch.setenv("AWS_CA_BUNDLE", str(trusted))
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with RawServer(tls=tls) as started:
        yield started


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_a_proxy_is_used_with_the_password_it_wants(
    server: RawServer,
    pool_at: Callable[..., CognitoPool],
    monkeypatch: pytest.MonkeyPatch,
    password: str,
) -> None:
    with Tunnel(server.port, password) as tunnel:
        credentials = f"{password}@" if password else ""
        monkeypatch.setenv("HTTPS_PROXY", f"http://{credentials}{tunnel.address}")
        received = asyncio.run(pool_at(f"https://{HOST}", PATIENT).send(NEW_PASSWORD, SESSION))
    assert isinstance(received.result, Challenge)
    assert tunnel.asked == [f"{HOST}:443"]
    assert len(server.requests) == 1


def test_a_proxy_that_refuses_the_password_means_not_reached_and_keeps_it_secret(
    server: RawServer, pool_at: Callable[..., CognitoPool], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Tunnel(server.port, "somebody:else") as tunnel:
        monkeypatch.setenv("HTTPS_PROXY", f"http://{PASSWORD}@{tunnel.address}")
        with pytest.raises(ProxyInTheWayError) as caught:
            asyncio.run(pool_at(f"https://{HOST}", PATIENT).send(NEW_PASSWORD, SESSION))
    assert server.requests == []
    assert "canary" not in caught.value.detail


def test_a_host_that_is_excepted_is_asked_directly(
    server: RawServer, pool_at: Callable[..., CognitoPool], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Tunnel(server.port) as tunnel:
        monkeypatch.setenv("HTTPS_PROXY", f"http://{tunnel.address}")
        monkeypatch.setenv("NO_PROXY", HOST)
        with pytest.raises(NotReachedError):
            asyncio.run(pool_at(f"https://{HOST}", PATIENT).send(NEW_PASSWORD, SESSION))
    assert tunnel.asked == []


PORTALS = {
    "a page": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 17\r\n\r\n<h1>Welcome!</h1>",
    "a redirection": (
        b"HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\n"
        b"Content-Length: 0\r\nConnection: close\r\n\r\n"
    ),
    "a refusal": b"HTTP/1.1 511 Network Authentication Required\r\nContent-Length: 0\r\n\r\n",
}


@pytest.mark.parametrize("portal", PORTALS.values(), ids=PORTALS)
def test_a_network_that_wants_a_log_in_first_is_told_from_the_pool(
    pool_at: Callable[..., CognitoPool], portal: bytes
) -> None:
    with ExitStack() as stack:
        server = stack.enter_context(RawServer(raw.raw(portal)))
        with pytest.raises(StileError) as caught:
            asyncio.run(pool_at(server.url).send(NEW_PASSWORD, SESSION))
        assert len(server.requests) == 1
    assert isinstance(caught.value, GarbledError)
    said = words.sentence(Notice(caught.value.code, {"because": str(caught.value.variant)}))
    assert "wants you to log in first" in said
