"""From the command line: is the log of what admins did as it was written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.stile import PASSPHRASE

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice


def audit(stile: Stile, *args: str) -> subprocess.CompletedProcess[str]:
    return stile.call("admin", "audit", *args, "--store", "passphrase", typed=f"{PASSPHRASE}\n")


@pytest.fixture
def log(sealed: Stile, practice: Practice) -> Path:
    """Do three things for somebody, and return the log's file."""
    name = practice.person("temporary-password")["username"]
    for action in ("resend", "disable", "enable"):
        done = sealed.call("admin", action, name, "--store", "passphrase", typed=f"{PASSPHRASE}\n")
        assert done.returncode == 0, done.stderr
    return sealed.home / "audit" / "srp.jsonl"


@pytest.mark.usefixtures("log")
def test_a_log_as_it_was_written_is_sound(sealed: Stile) -> None:
    assert audit(sealed).returncode == 0
    ended = audit(sealed, "verify", "--json")
    assert json.loads(ended.stdout) == {"sound": True, "broken": None, "line": None, "records": 6}


@pytest.mark.usefixtures("log")
def test_the_export_says_who_did_what_to_whom_and_no_name(sealed: Stile, practice: Practice) -> None:
    lines = [json.loads(line) for line in sealed.call("admin", "audit", "export").stdout.splitlines()]
    assert [(line["action"], line["result"]) for line in lines] == [
        (action, result) for action in ("resend", "disable", "enable") for result in ("intended", "done")
    ]
    assert not [line for line in lines if "target" in line]
    assert all(line["who"].startswith("arn:") and len(line["whom"]) == 36 for line in lines)
    assert all(line["request_id"] for line in lines if line["result"] == "done")
    assert not [name for name in practice.control.ledger()["users"] if f'"{name}"' in str(lines)]


def test_what_was_done_to_the_log_is_said_with_its_line(sealed: Stile, log: Path) -> None:
    lines = log.read_text().splitlines(keepends=True)
    log.write_text("".join([lines[0], lines[1].replace("resend", "confirm"), *lines[2:]]))
    ended = audit(sealed)
    assert ended.returncode == 1
    assert "Line 2" in ended.stderr
    log.write_text("".join(lines[:4]))
    ended = audit(sealed)
    assert ended.returncode == 1
    assert "cut off: 4 lines are left" in ended.stderr
    log.write_text("".join(lines))
    assert audit(sealed).returncode == 0


def test_without_a_keyring_nothing_proves_it_and_it_says_so(srp: Stile, practice: Practice) -> None:
    name = practice.person("temporary-password")["username"]
    assert srp.call("admin", "resend", name).returncode == 0
    ended = srp.call("admin", "audit", "verify")
    assert ended.returncode == 1
    assert "no sealed end" in ended.stderr
    assert srp.call("admin", "audit", "export").stdout.count("resend") == 2


def test_a_refused_action_is_no_tampering_and_its_reason_is_in_the_export(
    sealed: Stile, log: Path, practice: Practice
) -> None:
    name = practice.person("temporary-password")["username"]
    args = ("admin", "groups", name, "--add", "nogroup", "--store", "passphrase")
    assert sealed.call(*args, typed=f"{PASSPHRASE}\n").returncode == 1
    assert [json.loads(line)["n"] for line in log.read_text().splitlines()] == list(range(1, 9))
    ended = audit(sealed, "verify", "--json")
    assert json.loads(ended.stdout) == {"sound": True, "broken": None, "line": None, "records": 8}
    last = json.loads(audit(sealed, "export").stdout.splitlines()[-1])
    assert (last["result"], last["code"], last["target"]) == ("refused", "group-unknown", "nogroup")


def test_a_line_that_nothing_could_seal_is_said_to_be_one(sealed: Stile, log: Path) -> None:
    lines = log.read_text().splitlines()
    bare = json.dumps(json.loads(lines[0])["entry"])
    log.write_text("".join(f"{line}\n" for line in [*lines, bare]))
    ended = audit(sealed)
    assert ended.returncode == 0
    assert "sound: 6 entries" in ended.stdout
    assert "Written without a keyring: 1 line " in ended.stderr
    ended = audit(sealed, "verify", "--json")
    assert json.loads(ended.stdout)["unproved"] == [{"line": 7, "why": "without-store"}]


def test_a_wiped_log_stays_broken_until_a_person_says_why(
    sealed: Stile, log: Path, practice: Practice
) -> None:
    log.unlink()
    (sealed.home / "vaults" / "passphrase" / "profile-srp.sealed").unlink()
    sealed.seal()
    name = practice.person("temporary-password")["username"]
    assert (
        sealed.call("admin", "disable", name, "--store", "passphrase", typed=f"{PASSPHRASE}\n").returncode
        == 0
    )
    ended = audit(sealed)
    assert ended.returncode == 1
    assert "its seal is gone" in ended.stderr
    assert "audit acknowledge --reason" in ended.stderr
    assert json.loads(audit(sealed, "verify", "--json").stdout)["broken"] == "seal-gone"
    assert audit(sealed, "acknowledge").returncode == 2
    assert audit(sealed, "acknowledge", "--reason", "a new disk").returncode == 0
    assert audit(sealed).returncode == 0
    last = json.loads(audit(sealed, "export").stdout.splitlines()[-1])
    assert (last["action"], last["reason"]) == ("acknowledge-break", "a new disk")
    assert last["who"].startswith("arn:")
    assert audit(sealed, "acknowledge", "--reason", "again").returncode == 1


def test_what_was_set_aside_is_listed(sealed: Stile, log: Path) -> None:
    log.write_text("".join(log.read_text().splitlines(keepends=True)[:3]))
    assert audit(sealed, "acknowledge", "--reason", "cut off").returncode == 0
    ended = audit(sealed)
    assert ended.returncode == 0
    assert "srp.jsonl.before-" in ended.stderr
    assert json.loads(audit(sealed, "verify", "--json").stdout)["set_aside"]


def test_a_sealed_file_that_cannot_be_read_stops_the_action(
    sealed: Stile, log: Path, practice: Practice
) -> None:
    file = sealed.home / "vaults" / "passphrase" / "profile-srp.sealed"
    before = log.read_bytes()
    file.rename(file.with_name("elsewhere"))
    file.mkdir()
    name = practice.person("temporary-password")["username"]
    ended = sealed.call("admin", "disable", name, "--store", "passphrase", typed=f"{PASSPHRASE}\n")
    assert (ended.returncode, log.read_bytes()) == (4, before)
    assert "cannot be read at the moment" in ended.stderr
