"""`stile doctor --updates`: a signed announcement, read only when asked, that tells nobody anything."""

from __future__ import annotations

import base64
import json
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.core import words
from desktop.core.updates import LARGEST_FEED, FeedSource, read_payload, read_source
from desktop.profiles.organisation import Organisation, OrganisationRules
from desktop.version import version
from desktop.wiring import update_check
from desktop.wiring.app_context import AppContext
from tests.aws.certificates import self_signed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from desktop.core.notices.finding import Finding

OURS, THEIRS = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
SAID: dict[str, Any] = {
    "version": 1,
    "program": "stile",
    "newest": "99.0",
    "where": "https://example.com/stile",
    "expires": (datetime.now(UTC) + timedelta(days=1)).isoformat(),
}


def public(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def feed(said: Mapping[str, Any], key: Ed25519PrivateKey = OURS) -> bytes:
    payload = json.dumps(said).encode()
    parts = {"payload": payload, "signature": key.sign(payload)}
    return json.dumps({name: base64.b64encode(part).decode() for name, part in parts.items()}).encode()


class Announcing:
    """A server over TLS with one page; `requests` are their first lines with all headers."""

    def __init__(self, page: bytes, status: int) -> None:
        self.requests: list[tuple[str, dict[str, str]]] = []
        heard = self.requests

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                heard.append((self.requestline, {k.lower(): v for k, v in self.headers.items()}))
                self.send_response(status)
                self.send_header("Location", "https://127.0.0.1:1/elsewhere")
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_: object) -> None:
                """Keep the tests' output for the tests."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)


@contextmanager
def announcing(
    page: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int = 200
) -> Iterator[Announcing]:
    """Serve a page, and let this build look for it there."""
    tls, trusted = self_signed(tmp_path)
    monkeypatch.setenv("AWS_CA_BUNDLE", str(trusted))
    made = Announcing(page, status)
    made.server.socket = tls.wrap_socket(made.server.socket, server_side=True)
    source = FeedSource(f"https://127.0.0.1:{made.server.server_port}/feed.json", public(OURS))
    monkeypatch.setattr(update_check, "feed_source", lambda: source)
    thread = threading.Thread(target=made.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.server.shutdown()
        thread.join()
        made.server.server_close()


def looked(context: AppContext) -> Finding:
    (check,) = update_check.update_checks(context)
    (finding,) = check.look()
    return finding


@pytest.fixture
def context(tmp_path: Path) -> AppContext:
    return AppContext(tmp_path / "home")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "updates.newer"),
        ({"newest": version()}, "updates.newest"),
        ({"newest": "0.0.1"}, "updates.newest"),
        ({"expires": "2020-01-01T00:00:00Z"}, "updates.old-feed"),
        ({"program": "another"}, "updates.not-read"),
        ({"newest": "99.0 <b>now</b>"}, "updates.not-read"),
        ({"where": "javascript:alert(1)"}, "updates.not-read"),
        ({"where": "http://example.com"}, "updates.not-read"),
        ({"expires": "soon"}, "updates.not-read"),
    ],
)
def test_what_is_announced_is_told(
    context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: dict[str, str], code: str
) -> None:
    with announcing(feed({**SAID, **said}), tmp_path, monkeypatch):
        found = looked(context)
    assert found.code == code
    assert words.finding_text(found)


def test_a_newer_version_is_named_with_where_it_is(
    context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with announcing(feed(SAID), tmp_path, monkeypatch):
        found = looked(context)
    assert "99.0" in words.finding_text(found)
    assert "https://example.com/stile" in words.finding_advice(found)


def test_nothing_about_the_person_or_the_computer_is_sent(
    context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with announcing(feed(SAID), tmp_path, monkeypatch) as server:
        looked(context)
    ((line, headers),) = server.requests
    assert line == "GET /feed.json HTTP/1.1"
    assert headers.pop("host").startswith("127.0.0.1:")
    assert headers == {"user-agent": "stile", "accept-encoding": "identity"}


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (feed(SAID, THEIRS), "updates.not-signed"),
        (feed(SAID).replace(b'"payload": "ey', b'"payload": "fy'), "updates.not-signed"),
        (b"", "updates.not-read"),
        (b"[]", "updates.not-read"),
        (b'{"payload": "*", "signature": "*"}', "updates.not-read"),
        (b" " * (LARGEST_FEED + 1), "updates.not-reached"),
        (b"\xff\xfe", "updates.not-read"),
        (b"[" * 10_000, "updates.not-read"),
    ],
    ids=["theirs", "changed", "empty", "list", "no base64", "large", "no text", "deep"],
)
def test_what_is_not_ours_is_not_believed(
    context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: bytes, code: str
) -> None:
    with announcing(page, tmp_path, monkeypatch):
        found = looked(context)
    assert found.code == code
    assert "99.0" not in words.finding_text(found)


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_page_that_is_not_there_is_told_and_no_redirect_is_followed(
    context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    with announcing(feed(SAID), tmp_path, monkeypatch, status) as server:
        found = looked(context)
    assert (found.code, found.values["reason"]) == ("updates.not-reached", f"HTTP {status}")
    assert len(server.requests) == 1


def test_a_certificate_that_nobody_trusts_is_not_talked_to(
    context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with announcing(feed(SAID), tmp_path, monkeypatch) as server:
        monkeypatch.delenv("AWS_CA_BUNDLE")
        found = looked(context)
    assert (found.code, server.requests) == ("updates.not-reached", [])


def test_an_organisation_can_switch_it_off(
    context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbids = Organisation(rules=OrganisationRules(updates=False))
    monkeypatch.setattr(AppContext, "organisation", lambda _: forbids)
    with announcing(feed(SAID), tmp_path, monkeypatch) as server:
        found = looked(context)
    assert (found.code, server.requests) == ("updates.by-organisation", [])


def test_a_build_without_a_feed_says_so(context: AppContext) -> None:
    assert not update_check.feed_source().is_named
    assert looked(context).code == "updates.no-feed"


@pytest.mark.parametrize(
    "plain", [{}, {"url": 3}, {"url": "http://example.com", "key": "a"}, {"url": "file:///etc", "key": "a"}]
)
def test_a_source_is_an_https_address(plain: dict[str, object]) -> None:
    assert not read_source(plain).is_named


@pytest.mark.parametrize(
    ("newest", "present", "newer"),
    [("0.10", "0.9", True), ("1.0", "1.0.0", False), ("1.0.1", "1.0", True), ("2.0", "dev", False)],
)
def test_versions_are_compared_as_numbers(newest: str, present: str, newer: bool) -> None:  # noqa: FBT001
    assert read_payload(json.dumps({**SAID, "newest": newest}).encode()).is_newer_than(present) == newer
