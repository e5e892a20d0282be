from __future__ import annotations

import socket
import urllib.request
from typing import TYPE_CHECKING

import pytest

from desktop.aws import network_checks
from desktop.aws.endpoint import Endpoint, named_bundle
from desktop.aws.proxies import masked
from desktop.core.cognito.regions import EndpointVariant
from desktop.core.notices.finding import Finding, FindingState
from desktop.core.words import finding_text as sentence
from tests.aws.certificates import self_signed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AWS = Endpoint("eu-west-1")
UNUSABLE = [
    ("socks5://u:canary@127.0.0.1:1080", "socks"),
    ("SOCKS5H://proxy.example", "socks"),
    ("socks4://127.0.0.1:1080", "socks"),
    ("socks://127.0.0.1", "socks"),
    ("ftp://127.0.0.1:21", "kind"),
    ("http://u:canary@127.0.0.1:99999", "port"),
    ("127.0.0.1:many", "port"),
    ("http://127.0.0.1:0", "port"),
    ("http://127.0.0.1:-1", "port"),
    ("http://[::1", "address"),
    ("http://[::zz]:80", "address"),
    ("http://", "address"),
    ("://", "address"),
    ("http:///path", "address"),
    ("http://two words:80", "address"),
]


def found(endpoint: Endpoint = AWS) -> dict[str, Finding]:
    table = network_checks.checks(endpoint, named_bundle())
    return {finding.code: finding for check in table for finding in check.look()}


@pytest.fixture(autouse=True)
def _no_exceptions(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def proxy() -> Iterator[str]:
    """Listen where a proxy would."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"127.0.0.1:{listener.getsockname()[1]}"


def test_without_a_proxy_there_is_none() -> None:
    assert set(found()) == {"proxy.none", "certificates.system"}


@pytest.mark.parametrize("before", ["http://", ""])
def test_a_proxy_of_the_environment_is_tried(
    proxy: str, before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"{before}{proxy}")
    assert found()["proxy.answers"].values["proxy"] == f"http://{proxy}"


def test_the_name_and_password_of_a_proxy_are_never_shown(
    proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://somebody:proxy-c@nary@{proxy}")
    answers = found()["proxy.answers"]
    assert answers.values["proxy"] == f"http://***@{proxy}"
    assert "nary" not in repr(answers) + sentence(answers)
    assert masked("somebody:canary@proxy:3128") == "***@proxy:3128"


def test_a_proxy_that_does_not_answer_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    monkeypatch.setenv("HTTPS_PROXY", f"http://u:canary@127.0.0.1:{port}")
    gone = found()["proxy.not-reached"]
    assert (gone.state, gone.values["reason"]) == (FindingState.PROBLEM, "connection refused")
    assert "canary" not in repr(gone)


def test_a_proxy_that_is_no_address_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:many")
    assert "proxy.port" in found()


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "ALL_PROXY"])
@pytest.mark.parametrize(("said", "kind"), UNUSABLE)
def test_why_a_proxy_cannot_be_used_has_a_sentence_of_its_own(
    variable: str, said: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, said)
    finding = found()[f"proxy.{kind}"]
    assert finding.state is FindingState.PROBLEM
    assert said.rpartition("@")[2].strip() in sentence(finding)
    assert "canary" not in repr(finding) + sentence(finding)


def test_a_proxy_that_nobody_knows_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "create_connection", nobody)
    monkeypatch.setenv("HTTPS_PROXY", "http://u:canary@proxy.example:3128")
    assert "http://***@proxy.example:3128 was not found" in sentence(found()["proxy.unknown-name"])


def test_a_proxy_for_all_kinds_of_addresses_is_one_for_this_kind(
    proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", f"HTTP://{proxy}")
    assert found()["proxy.answers"].values["proxy"] == f"http://{proxy}"
    monkeypatch.setenv("NO_PROXY", ".amazonaws.com")
    assert "proxy.none" in found()


def test_a_proxy_of_the_system_is_one_too(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows and macOS have no variable; Python reads their settings to the same table."""
    for told, code in (
        ({"https": f"http://{proxy}"}, "answers"),
        ({"https": "socks4://proxy:1080"}, "socks"),
    ):
        monkeypatch.setattr(urllib.request, "getproxies", lambda told=told: told)
        assert f"proxy.{code}" in found()


def test_hosts_that_need_no_proxy_go_without(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy}")
    monkeypatch.setenv("NO_PROXY", "amazonaws.com")
    assert "proxy.none" in found()


@pytest.mark.parametrize(
    ("endpoint", "host"),
    [
        (Endpoint("cn-north-1"), "cognito-idp.cn-north-1.amazonaws.com.cn"),
        (Endpoint("us-gov-west-1"), "cognito-idp.us-gov-west-1.amazonaws.com"),
        (Endpoint("eusc-de-east-1"), "cognito-idp.eusc-de-east-1.amazonaws.eu"),
        (Endpoint("us-iso-east-1"), "cognito-idp.us-iso-east-1.c2s.ic.gov"),
        (Endpoint("us-isob-east-1"), "cognito-idp.us-isob-east-1.sc2s.sgov.gov"),
        (
            Endpoint("us-east-1", variant=EndpointVariant(fips=True)),
            "cognito-idp-fips.us-east-1.amazonaws.com",
        ),
        (
            Endpoint("us-gov-west-1", variant=EndpointVariant(dualstack=True)),
            "cognito-idp.us-gov-west-1.api.aws",
        ),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_the_host_that_is_called_decides_about_the_proxy(
    endpoint: Endpoint, host: str, proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy}")
    monkeypatch.setenv("NO_PROXY", host)
    assert "proxy.none" in found(endpoint)
    monkeypatch.setenv("NO_PROXY", "another.example")
    assert "proxy.answers" in found(endpoint)


def test_a_pool_on_this_computer_goes_without(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{proxy}")
    assert "proxy.none" in found(Endpoint("eu-west-1", "http://127.0.0.1:9229"))


@pytest.mark.parametrize("variable", ["AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"])
def test_a_bundle_that_the_environment_names_is_read(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, bundle = self_signed(tmp_path)
    monkeypatch.setenv(variable, str(bundle))
    assert found()["certificates.bundle"].values["file"] == str(bundle)


@pytest.mark.parametrize("content", [None, "", "no certificate"])
def test_a_bundle_that_cannot_be_used_is_a_problem(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "bundle.pem"
    if content is not None:
        bundle.write_text(content)
    monkeypatch.setenv("AWS_CA_BUNDLE", str(bundle))
    unreadable = found()["certificates.unreadable"]
    assert unreadable.state is FindingState.PROBLEM
    assert unreadable.values["reason"]
