"""The address that serves credentials: for one program, on this computer, as long as it runs."""

from __future__ import annotations

import http.client
import json
from typing import TYPE_CHECKING, Any

import pytest

from desktop.system.credential_endpoint import CredentialEndpoint

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = {"AccessKeyId": "ASIA", "SecretAccessKey": "planted", "Token": "planted, too"}


@pytest.fixture
def endpoint() -> Iterator[CredentialEndpoint]:
    with CredentialEndpoint(lambda: (200, KEYS)) as serving:
        yield serving


def asked(
    endpoint: CredentialEndpoint, path: str = "", method: str = "GET", **head: str
) -> tuple[int, dict[str, Any] | str]:
    connection = http.client.HTTPConnection(endpoint.address, timeout=5)
    usual = {"Authorization": endpoint.token}
    named = {name.replace("_", "-"): value for name, value in head.items()}
    connection.request(
        method, path or endpoint.url.removeprefix(f"http://{endpoint.address}"), headers=usual | named
    )
    reply = connection.getresponse()
    text = reply.read().decode()
    connection.close()
    return reply.status, json.loads(text) if reply.getheader("Content-Type") == "application/json" else text


def test_who_has_address_and_token_is_served(endpoint: CredentialEndpoint) -> None:
    assert asked(endpoint) == (200, KEYS)


@pytest.mark.parametrize(
    "odd",
    [
        {"Authorization": "guessed"},
        {"Authorization": ""},
        {"Host": "stile.example.com"},
        {"Host": "localhost:1"},
        {"Origin": "http://127.0.0.1"},
        {"Sec_Fetch_Site": "same-origin"},
        {"path": "/"},
        {"path": "/../x"},
        {"method": "POST"},
        {"method": "OPTIONS"},
    ],
    ids=str,
)
def test_nobody_else_hears_anything(
    endpoint: CredentialEndpoint, odd: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    status, said = asked(endpoint, **odd)
    assert status in {403, 404, 501}
    assert "planted" not in str(said)
    assert capfd.readouterr().err == ""


def test_it_is_on_this_computer_alone_and_ends(endpoint: CredentialEndpoint) -> None:
    with CredentialEndpoint(lambda: (200, KEYS)) as other:
        assert other.url.startswith("http://127.0.0.1:")
        assert other.token != endpoint.token
        assert asked(other)[0] == 200
        assert asked(other, Authorization=endpoint.token)[0] == 403
    with pytest.raises(ConnectionError):
        asked(other)


def test_a_failure_is_said_to_the_client_and_to_no_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> tuple[int, dict[str, str]]:
        raise RuntimeError("planted")

    with CredentialEndpoint(fail) as endpoint, pytest.raises(http.client.HTTPException):
        asked(endpoint)
    assert capfd.readouterr().err == ""
