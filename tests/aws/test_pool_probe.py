"""A pool looked at from outside through a company's proxy, as sign-ins would go."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cryptography import x509

from desktop.aws.endpoint import Endpoint, named_bundle
from desktop.aws.network_checks import checks as surroundings
from desktop.aws.pool_probe import CognitoProbe
from desktop.core.cognito.calls import AppClient
from desktop.profiles import public_checks
from desktop.profiles.profile import Profile
from tests.aws.certificates import self_signed
from tests.aws.company_proxy import CompanyProxy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from desktop.core.notices.finding import Finding
    from tests.fixtures.practice import Practice

HOST = "pool.example"


@contextmanager
def company(practice: Practice, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CompanyProxy]:
    """Have all calls go through a proxy with a certificate of its own; `folder` keeps it."""
    tls, _ = self_signed(folder, x509.DNSName(HOST))
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with CompanyProxy(practice.endpoint, HOST, tls) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://somebody:proxy-canary@{proxy.address}")
        yield proxy


def found(practice: Practice) -> dict[str, Finding]:
    profile = Profile(
        "work",
        practice.hello["pool_id"],
        practice.client_id("srp"),
        region="eu-west-1",
        endpoint_url=f"https://{HOST}",
    )
    pool = CognitoProbe(profile.pool_id, profile.region, profile.endpoint_url, AppClient(profile.client_id))
    tables = (
        *surroundings(Endpoint(profile.region, profile.endpoint_url), named_bundle()),
        *public_checks.public_checks(profile, pool, lambda: datetime.now(UTC)),
    )
    return {finding.code: finding for check in tables for finding in check.look()}


def test_everything_is_seen_through_a_proxy_that_is_trusted(
    practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with company(practice, tmp_path, monkeypatch) as proxy:
        monkeypatch.setenv("AWS_CA_BUNDLE", str(tmp_path / "public.pem"))
        seen = found(practice)
        assert set(proxy.asked) == {f"{HOST}:443"}
    assert {"endpoint.answers", "client.exists", "pool.exists", "flow.on"} <= seen.keys()
    assert seen["proxy.answers"].values["proxy"] == f"http://***@{proxy.address}"
    assert seen["certificates.bundle"]
    assert "canary" not in repr(seen)


def test_a_proxy_that_shows_a_certificate_nobody_vouches_for_is_told(
    practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with company(practice, tmp_path, monkeypatch):
        seen = found(practice)
    assert "certificate" in str(seen["endpoint.not-secured"].values["detail"]).lower()
    assert "pool.untold" in seen
    assert "canary" not in repr(seen)


def test_a_proxy_that_is_gone_is_told(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    monkeypatch.setenv("HTTPS_PROXY", f"http://somebody:proxy-canary@127.0.0.1:{port}")
    seen = found(practice)
    assert {"proxy.not-reached", "endpoint.proxy"} <= seen.keys()
    assert "canary" not in repr(seen)


def test_a_proxy_that_cannot_be_used_sends_nobody_to_whoever_runs_it(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://somebody:proxy-canary@127.0.0.1:1080")
    seen = found(practice)
    assert {"proxy.socks", "endpoint.no-proxy"} <= seen.keys()
    assert "endpoint.proxy" not in seen
    assert "canary" not in repr(seen)
