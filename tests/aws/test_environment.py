"""A pool is called as its profile says; what the AWS command line is told has no say."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from desktop.aws.cognito_directory import SERVICE
from desktop.aws.cognito_pool import CognitoPool
from desktop.aws.credentials import AwsCredentials
from desktop.aws.endpoint import Endpoint
from desktop.aws.identity import SigningIdentity
from desktop.aws.signed_service import SignedService
from desktop.core.cognito.regions import EndpointVariant
from desktop.core.cognito.replies import Challenge
from desktop.core.errors import StileError
from tests.aws.conftest import CLIENT, NEW_PASSWORD, SESSION
from tests.aws.raw_server import RawServer
from tests.core.cognito.test_regions import called_host

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.core.worker import Worker

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


_ELSEWHERE = {
    "AWS_USE_FIPS_ENDPOINT": "true",
    "AWS_USE_DUALSTACK_ENDPOINT": "true",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
    "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER": "http://127.0.0.1:9",
    "AWS_ENDPOINT_URL_STS": "http://127.0.0.1:9",
}
_CONFIG = """[default]
use_fips_endpoint = true
use_dualstack_endpoint = true
endpoint_url = http://127.0.0.1:9
services = mine
[services mine]
cognito_identity_provider =
  endpoint_url = http://127.0.0.1:9
sts =
  endpoint_url = http://127.0.0.1:9
"""
_VARIANTS = {
    "cognito-idp.us-east-1.amazonaws.com": EndpointVariant(),
    "cognito-idp-fips.us-east-1.amazonaws.com": EndpointVariant(fips=True),
    "cognito-idp.us-gov-west-1.api.aws": EndpointVariant(dualstack=True),
}


@pytest.fixture(params=["variables", "configuration", "neither"])
def _told_elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in _ELSEWHERE.items() if request.param == "variables" else ():
        monkeypatch.setenv(name, value)
    (tmp_path / "config").write_text(_CONFIG if request.param == "configuration" else "")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")


@pytest.mark.usefixtures("_told_elsewhere")
class TestTheProfileAloneSaysWhichEndpointIsCalled:
    @pytest.mark.parametrize("host", _VARIANTS)
    def test_without_a_signature(self, host: str, worker: Worker) -> None:
        region = host.split(".")[1]
        pool = CognitoPool(region, None, CLIENT, worker, variant=_VARIANTS[host])
        asyncio.run(pool.warm())
        connected = pool._connection._connected
        assert connected is not None
        assert called_host(connected._client) == host

    @pytest.mark.parametrize("host", _VARIANTS)
    def test_with_one(self, host: str, worker: Worker) -> None:
        region = host.split(".")[1]
        endpoint = Endpoint(region, variant=_VARIANTS[host])
        client = SignedService(SERVICE, endpoint, SigningIdentity(), worker)._connect()
        assert not isinstance(client, StileError)
        assert called_host(client._client) == host

    def test_also_where_the_credentials_are_asked_whose_they_are(self, worker: Worker) -> None:
        variant = EndpointVariant(fips=True, dualstack=True).of_other_services
        for given, host in ((EndpointVariant(), "sts"), (variant, "sts-fips")):
            client = AwsCredentials(worker, "us-east-1", variant=given)._sts._connect()
            assert not isinstance(client, StileError)
            assert client._client.meta.endpoint_url == f"https://{host}.us-east-1.amazonaws.com"
