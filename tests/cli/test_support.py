"""The support file of an installation that has been used, and that secrets were planted in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop.core import words
from desktop.core.notices.finding import Finding
from desktop.journal.support_bundle import SupportBundle, read_support_bundle

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

CANARY = "canary-7f3a"


@pytest.fixture
def used(stile: Stile, practice: Practice) -> Stile:
    """Sign somebody in, wrongly and rightly, with secrets wherever a person can put one."""
    stile.environment |= {
        "HOME": str(stile.home.parent),
        "HTTPS_PROXY": f"http://somebody:{CANARY}@proxy.invalid:3128",
        "AWS_SECRET_ACCESS_KEY": CANARY,
        "STILE_SECRET": CANARY,
    }
    stile.add_practice(practice.hello, "srp", client_metadata={"key": CANARY}, sign_up=["email"])
    person = practice.person("temporary-password+email-code")
    with stile.session("--profile", "srp") as session:
        session.is_asked("sign-in")
        session.says(username=f"{CANARY}@example.com", password=f"{CANARY}-Wrong-1")
        session.is_asked("sign-in", "wrong-password")
        session.says(username=person["username"], password=person["password"])
        session.is_asked("new-password")
        session.says(new_password=f"{CANARY}-Long-Enough-1")
        session.is_asked("email-code")
        session.says(code="000000")
        session.is_asked("email-code", "wrong-code")
        session.says(code=practice.code(person["username"]))
        session.ends("signed-in")
    stile.environment["STILE_TEST_CODE"] = practice.code(person["username"])
    stile.environment["STILE_TEST_PASSWORD"] = person["password"]
    stile.environment["STILE_TEST_NAME"] = person["username"]
    return stile


def test_the_file_tells_what_happened_and_holds_no_secret(used: Stile) -> None:
    file = used.home / "support.json"
    done = used.run("support", "--yes", "--output", str(file))
    assert done.returncode == 0, done.stderr
    text = file.read_text(encoding="utf-8")
    assert done.stdout == text, "what is shown is what is saved"
    assert file.stat().st_mode & 0o077 == 0
    bundle = read_support_bundle(text)
    (conversation,) = bundle.conversations
    steps = [event["step"] for event in conversation["events"] if event["kind"] == "asked"]
    assert steps == ["sign-in", "sign-in", "new-password", "email-code", "email-code"]
    assert conversation["ended"] == "signed-in"
    assert bundle.versions["boto3"]
    assert {"keyring.no-session", "endpoint.answers"} <= {check["code"] for check in bundle.checks}
    assert str(used.home.parent) not in text, "a path may have somebody's name"
    for secret in (CANARY, "STILE_TEST_CODE", "STILE_TEST_PASSWORD", "STILE_TEST_NAME"):
        assert used.environment.get(secret, secret) not in text, secret


def test_the_file_tells_its_reader_what_is_wrong_and_what_happened(stile: Stile) -> None:
    answered = {
        "at": "2026-11-23T02:00:00+00:00",
        "kind": "answered",
        "step": "email-code",
        "code": "x\x1b[2J",
    }
    conversation = {
        "flow": "f1",
        "profile": "work",
        "name": "a***",
        "ended": "signed-in",
        "events": [answered],
    }
    checks = (Finding.ok("proxy.none"), Finding.warning("keyring.locked"), Finding.problem("qt.none"))
    bundle = SupportBundle(
        "2026-11-23T02:00:00+00:00",
        versions={"stile": "1.0"},
        checks=tuple(map(words.finding_to_plain, checks)),
        conversations=(conversation, {"unreadable": "journal-unreadable"}),
    )
    file = stile.home / "support.json"
    file.write_text(bundle.render(), encoding="utf-8")
    done = stile.call("support", "--read", str(file))
    assert done.returncode == 0
    made, versions, problem, warning, *rest = done.stdout.splitlines()
    assert (made, versions) == ("Made at 2026-11-23T02:00:00+00:00 with:", "stile 1.0")
    assert problem.startswith("PROBLEM  Qt")
    assert warning.startswith("warning  The keyring")
    assert rest[1] == "work  a***  f1  signed-in"
    assert rest[2] == r"  2026-11-23T02:00:00+00:00  answered  email-code  x\u001b[2J", (
        "nothing steers the terminal"
    )


@pytest.mark.parametrize("content", [None, b"{}", b"\xff\xfe"])
def test_what_is_no_support_file_is_refused(srp: Stile, content: bytes | None) -> None:
    file = srp.home / "sent.json"
    if content is not None:
        file.write_bytes(content)
    done = srp.call("support", "--read", str(file))
    assert done.returncode == 1
    assert done.stderr.endswith(".\n") or "stile support" in done.stderr


def test_it_is_shown_before_it_is_saved_and_saved_only_if_that_is_wanted(srp: Stile) -> None:
    done = srp.call("support", typed="\n")
    assert (done.returncode, list(srp.home.glob("*.json"))) == (0, [srp.home / "profiles.json"])
    assert "Nothing was saved" in done.stdout


def test_a_yes_saves_it_under_its_time(srp: Stile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    done = srp.call("support", typed="y\n")
    (file,) = elsewhere.iterdir()
    assert file.name in done.stderr
    assert read_support_bundle(file.read_text(encoding="utf-8")).conversations == ()


def test_where_nobody_answers_nothing_is_saved(srp: Stile) -> None:
    assert srp.call("support", "--output", str(srp.home / "x.json")).returncode == 3
    assert not (srp.home / "x.json").exists()


@pytest.mark.parametrize("file", ["profiles.json", "no/such/folder.json"])
def test_a_file_that_cannot_be_written_is_told(srp: Stile, file: str) -> None:
    before = (srp.home / "profiles.json").read_bytes()
    done = srp.call("support", "--yes", "--output", str(srp.home / file))
    assert done.returncode == 1
    assert file in done.stderr
    assert (srp.home / "profiles.json").read_bytes() == before


def test_what_a_profile_sends_to_triggers_is_named_and_not_told(stile: Stile, practice: Practice) -> None:
    stile.add_practice(practice.hello, "srp", client_metadata={"key": CANARY})
    done = stile.call("support", "--yes", "--output", str(stile.home / "x.json"))
    (profile,) = json.loads(done.stdout.partition("\nSaved")[0])["settings"]["profiles"]
    assert profile["client_metadata"] == ["key"]
