"""A computer of an organisation: its profiles are everybody's, and nobody can shadow or change them."""

from __future__ import annotations

import json
import os
import struct
import sys
from typing import TYPE_CHECKING, Any

import pytest

from desktop.core import words
from desktop.system.linux import Linux
from desktop.wiring import language
from desktop.wiring.app_context import AppContext
from tests.cli.stile import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights as POSIX has them")

WORK = {
    "name": "work",
    "pool_id": "eu-west-1_theirs",
    "client_id": "theirs",
    "organisation": "Example Corporation",
    "session_minutes": 9,
}
MINE = ("--pool-id", "eu-west-1_mine", "--client-id", "mine")


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a computer whose administrator is the user who runs the tests."""
    folder = tmp_path / "etc"
    (folder / "profiles.d").mkdir(mode=0o755, parents=True)
    monkeypatch.setattr(AppContext, "platform", Linux(folder, administrator=os.getuid()))
    return folder


def give(computer: Path, **plain: Any) -> Path:  # noqa: ANN401
    path = computer / "profiles.d" / "example.json"
    path.write_text(json.dumps(plain))
    path.chmod(0o644)
    return path


def shown(stile: Stile, *name: str) -> dict[str, Any]:
    done = stile.call("profile", "show", *name, "--json")
    assert done.returncode == 0, done.stderr
    record: dict[str, Any] = json.loads(done.stdout)
    return record


def test_its_profile_is_there_and_the_default(stile: Stile, computer: Path) -> None:
    give(computer, profiles=[WORK])
    assert shown(stile)["organisation"] == "Example Corporation"
    assert "given by your organisation" in stile.call("profile", "list").stdout
    assert not (stile.home / "profiles.json").exists()


@pytest.mark.parametrize("name", ["work", "WORK"])
def test_it_cannot_be_shadowed(stile: Stile, computer: Path, name: str) -> None:
    path = give(computer)
    stile.call("profile", "add", name, *MINE)
    path.write_text(json.dumps({"profiles": [WORK]}))
    for asked in ("work", "Work", "WORK"):
        assert shown(stile, asked)["pool_id"] == "eu-west-1_theirs"
    listed = stile.call("profile", "list", "--json")
    assert [one["pool_id"] for one in json.loads(listed.stdout)] == ["eu-west-1_theirs"]
    assert "Your own profile" in listed.stderr
    path.unlink()
    assert shown(stile, name)["pool_id"] == "eu-west-1_mine"


@pytest.mark.parametrize(
    "command",
    [
        ("add", "Work", *MINE),
        ("remove", "work"),
        ("change", "work", "--flow", "password"),
        ("change", "WORK", "--endpoint-url", "https://evil.example"),
    ],
)
def test_it_cannot_be_changed(stile: Stile, computer: Path, command: tuple[str, ...]) -> None:
    give(computer, profiles=[WORK])
    before = shown(stile, "work")
    done = stile.call("profile", *command)
    assert done.returncode == 1
    assert done.stderr.strip()
    assert shown(stile, "work") == before


def test_neither_a_variable_nor_an_import_comes_before_it(
    stile: Stile, computer: Path, tmp_path: Path
) -> None:
    give(computer, profiles=[WORK])
    for name in ("STILE_HOME", "STILE_ORGANISATION", "XDG_CONFIG_DIRS", "PROGRAMDATA", "HOME"):
        stile.environment[name] = str(tmp_path)
    assert shown(stile, "work")["pool_id"] == "eu-west-1_theirs"
    file = tmp_path / "aws-exports.js"
    file.write_text('{"aws_user_pools_id": "eu-west-1_evil", "aws_user_pools_web_client_id": "evil"}')
    assert stile.call("profile", "import", str(file), "--name", "work").returncode == 1
    assert shown(stile, "work")["pool_id"] == "eu-west-1_theirs"


def test_a_person_may_choose_another_default_and_come_back(stile: Stile, computer: Path) -> None:
    give(computer, profiles=[WORK], default="work")
    stile.call("profile", "add", "mine", *MINE)
    assert shown(stile)["name"] == "work"
    stile.call("profile", "use", "mine")
    assert shown(stile)["name"] == "mine"
    stile.call("profile", "use", "Work")
    assert shown(stile)["name"] == "work"


def test_every_value_says_where_it_comes_from(stile: Stile, computer: Path, tmp_path: Path) -> None:
    give(
        computer,
        profiles=[WORK],
        forced={"session_minutes": 5, "language": "de", "alarms": {"lock-outs": False}},
    )
    assert shown(stile, "work")["sources"]["organisation"] == "system-wide"
    file = tmp_path / "outputs.json"
    file.write_text('{"auth": {"user_pool_id": "eu-west-1_x", "user_pool_client_id": "abc"}}')
    stile.call("profile", "import", str(file), "--name", "mine", "--flow", "password")
    mine = shown(stile, "mine")
    expected = {
        "pool_id": "file",
        "client_id": "file",
        "flow": "flag",
        "session_minutes": "system-wide",
        "endpoint_url": "default",
    }
    assert {name: mine["sources"][name] for name in expected} == expected
    assert mine["session_minutes"] == 5
    assert mine["forced"] == {"session_minutes": 5, "language": "de", "alarms": {"lock-outs": False}}
    text = stile.call("profile", "show", "mine").stdout
    for line in (
        "flow: password  (given by flag or form)",
        "pool_id: eu-west-1_x  (from the imported file)",
        "session_minutes: 5  (system-wide, by your organisation)",
        "policy: {",
    ):
        assert line in text


def test_a_forced_value_is_never_written_down_as_the_persons(stile: Stile, computer: Path) -> None:
    path = give(computer, forced={"session_minutes": 5})
    stile.call("profile", "add", "mine", *MINE, "--session-minutes", "9")
    assert shown(stile, "mine")["session_minutes"] == 5
    stile.call("profile", "change", "mine", "--organisation", "Me")
    path.unlink()
    assert shown(stile, "mine")["session_minutes"] == 9


def test_a_flow_that_is_not_allowed_is_refused_wherever_it_comes_from(stile: Stile, computer: Path) -> None:
    stile.call("profile", "add", "old", *MINE, "--flow", "password")
    give(computer, forced={"flows": ["srp"]})
    for args in (
        ("profile", "show", "old"),
        ("status", "--profile", "old"),
        ("profile", "add", "new", *MINE, "--flow", "choice"),
        ("profile", "change", "old", "--flow", "custom"),
    ):
        done = stile.call(*args)
        assert done.returncode == 1
        assert "only: srp" in done.stderr
    assert "old" in stile.call("profile", "list").stderr
    assert stile.call("profile", "change", "old", "--flow", "srp").returncode == 0


def test_files_a_person_could_have_written_are_refused_with_a_sentence(stile: Stile, computer: Path) -> None:
    path = give(computer, profiles=[WORK])
    path.chmod(0o666)
    done = stile.call("profile", "list")
    assert done.stdout == ""
    assert str(path) in done.stderr
    assert "administrator" in done.stderr


def test_the_language_is_the_organisations(
    stile: Stile, computer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = tmp_path / "de" / "LC_MESSAGES" / "stile.mo"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_bytes(translations({"Removed the profile {name}.": "Das Profil {name} ist entfernt."}))
    monkeypatch.setattr(language, "resource", lambda _name: tmp_path)
    try:
        for told, says in (("de", "Das Profil mine ist entfernt."), ("fr", "Removed the profile mine.")):
            give(computer, forced={"language": told})
            stile.call("profile", "add", "mine", *MINE)
            assert says in stile.call("profile", "remove", "mine").stdout
    finally:
        words.use_language(None)


def translations(texts: dict[str, str]) -> bytes:
    """Return a catalogue as gettext compiles it."""
    pairs = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **texts}.items())
    strings = [[text.encode() for text in column] for column in zip(*pairs, strict=True)]
    tables, data = b"", b""
    start = 28 + 16 * len(pairs)
    for column in strings:
        for text in column:
            tables += struct.pack("<II", len(text), start + len(data))
            data += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + tables + data


def test_its_tokens_are_not_those_of_a_profile_of_the_same_name(
    stile: Stile, computer: Path, practice: Practice
) -> None:
    stile.add_practice(practice.hello, "srp")
    stile.seal("srp")
    person = practice.person("plain")
    signed_in = "\n".join((PASSPHRASE, person["username"], person["password"], ""))
    done = stile.call("sign-in", "--terminal", "--store", "passphrase", typed=signed_in)
    assert done.returncode == 0, done.stdout + done.stderr
    give(computer, profiles=[WORK | {"name": "srp"}])
    told = stile.call(
        "status", "--profile", "srp", "--store", "passphrase", typed=f"{PASSPHRASE}\n{PASSPHRASE}\n"
    )
    assert person["username"] not in told.stdout
