"""A profile is handed on as a link and a file, without secret and address, and shown before it is added."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.cli import window
from desktop.cli.open_profile import local
from desktop.core.words import sentence
from desktop.profiles.configurations.import_profile import read
from desktop.profiles.link import LinkEndpointError, file_of, link_of
from desktop.profiles.parsing import parse, to_plain
from tests.cli.test_importing import at_a_terminal, listed
from tests.profiles.configurations.people import C1, P1

if TYPE_CHECKING:
    from tests.cli.stile import Stile

VALUES = {
    "name": "work",
    "pool_id": P1,
    "client_id": C1,
    "flow": "choice",
    "fallback_flows": ["srp", "password"],
    "session_minutes": 9,
    "organisation": "Example & Sons, \u00e9t\u00e9",
    "preferred_factor": "EMAIL_OTP",
    "sign_up": ["email", "custom:team"],
    "identity_pool_id": "eu-west-1:12345678-90ab-cdef-1234-567890abcdef",
    "policy": {"min_length": 12, "upper": False, "lower": True, "digit": True, "symbol": False},
    "dualstack": True,
}
OWN = {
    "aws_profile": "admin",
    "client_metadata": {"token": "hunter2"},
    "relying_party": "example.com",
    "plain_password": "allow",
    "telemetry_endpoint": "https://collector.example.com",
    "has_client_secret": True,
}


@pytest.mark.parametrize("write", [link_of, file_of])
def test_what_is_handed_on_comes_back_as_it_was(write: object) -> None:
    profile = parse(VALUES)
    written = write(profile)  # type: ignore[operator]  # one of two
    data = written if isinstance(written, bytes) else written.encode()
    back = read(data, "a link").profile
    assert {name: value for name, value in to_plain(back).items() if name not in {"origin", "sources"}} == {
        name: value for name, value in to_plain(profile).items() if name not in {"origin", "sources"}
    }


def test_what_is_the_persons_own_or_protects_them_stays_here() -> None:
    profile = parse(VALUES | OWN)
    for data in (link_of(profile).encode(), file_of(profile)):
        for text in (b"hunter2", b"admin", b"example.com", b"allow", b"collector"):
            assert text not in data
        imported = read(data, "a link")
        assert imported.found.has_secret
        assert not imported.profile.has_client_secret


def test_a_page_for_browsers_is_handed_on_where_it_is_amazons_own() -> None:
    amazons = "staff.auth.eu-west-1.amazoncognito.com"
    by_browser = {
        "flow": "browser",
        "domain": amazons,
        "scopes": ["openid", "email"],
        "redirect_ports": [8065],
    }
    for write in (link_of, file_of):
        written = write(parse(VALUES | by_browser))
        back = read(written.encode() if isinstance(written, str) else written, "a link").profile
        assert (back.domain, back.scopes, back.redirect_ports) == (amazons, ("openid", "email"), (8065,))
    for domain in ("login.example.com", "staff.auth.eu-west-2.amazoncognito.com", f"{amazons}.example"):
        with pytest.raises(LinkEndpointError):
            link_of(parse(VALUES | by_browser | {"domain": domain}))
        plain = {"stile": 1, "name": "work", "pool_id": P1, "client_id": C1, "domain": domain}
        imported = read(json.dumps(plain).encode(), "a file")
        assert imported.profile.domain == ""
        assert "import-browser-left-out" in {line.notice.code for line in imported.report()}


def test_a_profile_for_browsers_alone_waits_for_its_page() -> None:
    plain = {"stile": 1, "name": "work", "pool_id": P1, "client_id": C1, "flow": "browser"}
    imported = read(json.dumps(plain | {"domain": "login.example.com"}).encode(), "a file")
    told = {line.notice.code: sentence(line.notice) for line in imported.report()}
    assert imported.profile.flow == "srp"
    assert "profile change work --flow browser --domain login.example.com" in told["import-browser-left-out"]
    assert "no page for that was taken" in told["import-flow-guessed"]
    agreed = imported.changed(domain="login.example.com")
    assert (agreed.profile.flow, agreed.profile.domain) == ("browser", "login.example.com")
    told = {line.notice.code: sentence(line.notice) for line in agreed.report()}
    assert told["import-flow"] == "The flow is browser."
    assert "import-browser-left-out" not in told


@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:9229", "https://evil.example"])
def test_no_address_comes_in_by_a_link_or_a_file(endpoint: str) -> None:
    plain = {"stile": 1, "name": "work", "pool_id": P1, "client_id": C1, "endpoint_url": endpoint}
    for text in (json.dumps(plain), f"stile://profile?pool_id={P1}&client_id={C1}&endpoint_url={endpoint}"):
        imported = read(text.encode(), "a link")
        assert imported.profile.endpoint_url is None
        assert "import-endpoint-left-out" in {line.notice.code for line in imported.report()}


def test_a_file_of_a_newer_stile_is_read_as_far_as_it_is_known() -> None:
    plain = {"stile": 2, "pool_id": P1, "client_id": C1, "colour": "red"}
    imported = read(json.dumps(plain).encode(), "a file")
    assert imported.profile.name == P1
    assert "import-version" in {line.notice.code for line in imported.report()}


class TestCommands:
    @pytest.fixture
    def there(self, stile: Stile, monkeypatch: pytest.MonkeyPatch) -> Stile:
        monkeypatch.chdir(stile.home)
        stile.call("profile", "add", "work", "--pool-id", P1, "--client-id", C1, "--flow", "choice")
        return stile

    def test_the_link_is_printed_and_the_file_written(self, there: Stile) -> None:
        done = there.call("profile", "link", "work")
        assert done.returncode == 0, done.stderr
        link = done.stdout.strip()
        assert link.startswith("stile://profile?name=work&")
        assert json.loads((there.home / "work.stile").read_bytes())["client_id"] == C1
        assert "work.stile" in done.stderr
        assert there.call("profile", "link", "work").returncode == 0, "the same once more"
        (there.home / "work.stile").write_text("mine")
        done = there.call("profile", "link", "work")
        assert done.returncode == 1
        assert "--output" in done.stderr
        assert (there.home / "work.stile").read_text() == "mine"

    def test_the_default_profile_as_json_into_no_file(self, there: Stile) -> None:
        told = json.loads(there.call("profile", "link", "--json", "--no-file").stdout)
        assert told["file"] is None
        assert C1 in told["link"]
        assert not list(there.home.glob("*.stile"))

    def test_a_profile_with_an_address_is_not_handed_on(self, there: Stile) -> None:
        there.call("profile", "change", "work", "--endpoint-url", "http://127.0.0.1:9229")
        done = there.call("profile", "link", "work")
        assert done.returncode == 1
        assert "never carries an address" in done.stderr
        assert not list(there.home.glob("*.stile"))

    def test_what_is_left_out_is_said(self, there: Stile) -> None:
        there.call("profile", "change", "work", "--metadata", "a=b", "--aws-profile", "admin")
        done = there.call("profile", "link", "work", "--no-file")
        assert "aws_profile, client_metadata" in done.stderr

    def test_an_import_takes_a_link_and_it_never_becomes_the_default(self, stile: Stile) -> None:
        link = link_of(parse(VALUES))
        done = stile.call("profile", "import", link)
        assert done.returncode == 0, done.stderr
        assert "From: a link" in done.stdout
        assert listed(stile) == {"work": False}

    def test_nothing_is_opened_where_nobody_can_be_asked(self, stile: Stile) -> None:
        for words in (("open", link_of(parse(VALUES))), (link_of(parse(VALUES)),)):
            done = stile.call(*words)
            assert done.returncode == 3
            assert "no window and no terminal" in done.stderr
        assert listed(stile) == {}

    def test_a_person_at_a_terminal_is_shown_it_and_asked(self, stile: Stile, tmp_path: Path) -> None:
        file = tmp_path / "work.stile"
        file.write_bytes(file_of(parse(VALUES)))
        code, screen = at_a_terminal(stile, "n\n", file.as_uri())
        assert code == 130
        assert P1 in screen
        assert "Add this profile?" in screen
        assert listed(stile) == {}
        code, screen = at_a_terminal(stile, "y\n", "open", "--terminal", str(file))
        assert code == 0, screen
        assert listed(stile) == {"work": False}

    @pytest.mark.parametrize("words", [("open", "work.stile"), ("work.stile",), ("STILE://profile?a=b",)])
    def test_the_window_gets_what_is_to_be_opened(
        self, stile: Stile, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
    ) -> None:
        opened: list[str] = []

        def open_offer(_context: object, what: str) -> int:
            opened.append(what)
            return 0

        monkeypatch.setattr(window, "reason_against", lambda: None)
        monkeypatch.setattr(window, "open_offer", open_offer)
        assert stile.call(*words).returncode == 0
        assert opened == [words[-1] if ":" in words[-1] else str(Path.cwd() / "work.stile")]

    def test_files_are_opened_by_their_addresses_too(self, tmp_path: Path) -> None:
        file = tmp_path / "my work.stile"
        assert local(file.as_uri()) == str(file)
        assert local("my work.stile") == str(Path.cwd() / "my work.stile")
        assert local("stile://profile?x=y") == "stile://profile?x=y"
