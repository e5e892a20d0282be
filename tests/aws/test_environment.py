"""A pool is called as its profile says; what the AWS command line is told has no say."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from desktop.core.cognito.replies import Challenge
from tests.aws.conftest import NEW_PASSWORD, SESSION
from tests.aws.raw_server import RawServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.aws.cognito_pool import CognitoPool

HOSTILE = {
    "AWS_PROFILE": "no-such-profile",
    "AWS_DEFAULT_PROFILE": "no-such-profile",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
    "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER": "http://127.0.0.1:9",
    "AWS_USE_FIPS_ENDPOINT": "true",
    "AWS_USE_DUALSTACK_ENDPOINT": "true",
    "AWS_DEFAULTS_MODE": "auto",
    "AWS_CA_BUNDLE": "",
    "REQUESTS_CA_BUNDLE": "",
    "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "secret",
}


@pytest.fixture
def _hostile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "config"
    broken.write_text("this is [not a configuration\n= at all")
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(broken))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(broken))


@pytest.mark.usefixtures("_hostile")
def test_the_environment_of_the_command_line_changes_nothing(
    pool_at: Callable[[str], CognitoPool],
) -> None:
    with RawServer() as server:
        received = asyncio.run(pool_at(server.url).send(NEW_PASSWORD, SESSION))
    assert isinstance(received.result, Challenge)
    assert "authorization" not in server.requests[0].headers


def test_a_pool_without_an_endpoint_of_its_own_is_its_regions(
    pool_at: Callable[..., CognitoPool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    pool = pool_at(None, region="eu-central-1")
    asyncio.run(pool.warm())
    connected = pool._connection._connected
    assert connected is not None
    assert connected._client.meta.endpoint_url == "https://cognito-idp.eu-central-1.amazonaws.com"
