"""A store under a passphrase where nobody can be asked: the passphrase comes by a file or a descriptor."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.stile import PASSPHRASE
from tests.cli.test_sign_in_script import SIGN_IN, plays

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice


@pytest.fixture
def file(sealed: Stile) -> Path:
    """Return a file with the store's passphrase in its first line."""
    path = sealed.home / "passphrase"
    path.write_text(PASSPHRASE + "\r\nand a line that is not read\n")
    return path


@pytest.fixture
def descriptor() -> Iterator[int]:
    """Return a descriptor with the passphrase and one more line behind it."""
    read, write = os.pipe()
    os.write(write, f"{PASSPHRASE}\nwhat comes next\n".encode())
    os.close(write)
    yield read
    os.close(read)


def test_a_job_signs_in_by_a_script_and_the_next_command_has_the_token(
    sealed: Stile, practice: Practice, file: Path, descriptor: int
) -> None:
    person = practice.person("plain")
    by_file = ("--passphrase-file", str(file))
    assert plays(sealed, SIGN_IN, person, store=by_file).returncode == 0
    token = sealed.call("token", "--passphrase-fd", str(descriptor))
    assert practice.boto3.get_user(AccessToken=token.stdout.strip())["Username"] == person["username"]
    assert os.read(descriptor, 100) == b"what comes next\n", "no more than one line is taken"
    told = json.loads(sealed.call("status", "--json", *by_file).stdout)
    assert (told["store"], told["username"]) == ("passphrase", person["username"])


def test_a_wrong_passphrase_ends_and_is_not_tried_again(sealed: Stile, practice: Practice) -> None:
    (sealed.home / "wrong").write_text("another one\n")
    for args in (("token",), ("status", "--json")):
        done = sealed.call(*args, "--passphrase-file", str(sealed.home / "wrong"))
        assert (done.returncode, done.stdout) == (1, "")
        assert "The passphrase that was given is not the one" in done.stderr
    told = sealed.call("sign-in", "--json", "--passphrase-file", str(sealed.home / "wrong")).stdout
    assert [json.loads(line).get("code") for line in told.splitlines()] == ["given-passphrase-refused"]
    assert practice.control.ledger()["requests"] == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--passphrase-file", "nowhere"), "cannot be read from nowhere: No such file"),
        (("--passphrase-file", "{home}"), "cannot be read from"),
        (("--passphrase-file", "{home}/empty"), "is empty"),
        (("--passphrase-file", "{home}/latin"), "is not UTF-8"),
        (("--passphrase-fd", "three"), "is no descriptor"),
        (("--passphrase-fd", "99"), "cannot be read from 99"),
    ],
)
def test_what_holds_no_passphrase_is_wrong_usage(stile: Stile, options: tuple[str, ...], said: str) -> None:
    (stile.home / "empty").write_text("\nbehind")
    (stile.home / "latin").write_bytes(b"caf\xe9\n")
    done = stile.call("token", *(option.format(home=stile.home) for option in options))
    assert done.returncode == 2
    assert said in done.stderr, done.stderr
    assert "_from" not in done.stderr


def test_tokens_that_end_with_the_command_are_told_by_its_exit_code(srp: Stile, practice: Practice) -> None:
    person = practice.person("plain")
    done = plays(srp, SIGN_IN, person, store=())
    assert done.returncode == 1
    assert f"Signed in as {person['username']}." in done.stdout
    assert "they end with this command" in done.stdout
    meant = plays(srp, SIGN_IN, practice.person("plain"))
    assert (meant.returncode, "end with this command" in meant.stdout) == (0, False)


def test_a_disk_that_refuses_the_tokens_is_told_by_the_exit_code(
    sealed: Stile, practice: Practice, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:  # noqa: ANN401 - whatever a write is given
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.storage.sealed_file.write_atomically", refuse)
    person = practice.person("plain")
    done = plays(sealed, SIGN_IN, person, store=("--passphrase-file", str(file)))
    assert done.returncode == 1
    assert "could not be written to the disk" in done.stdout
    typed = json.dumps({"username": person["username"], "password": person["password"]})
    told = sealed.call("sign-in", "--json", "--passphrase-file", str(file), typed=typed + "\n")
    events = [json.loads(line) for line in told.stdout.splitlines()]
    assert [event.get("code", event["event"]) for event in events[-2:]] == ["tokens-not-kept", "signed-in"]
    assert told.returncode == 1


def test_a_program_that_was_told_of_the_memory_first_is_done_with_0(srp: Stile, practice: Practice) -> None:
    person = practice.person("plain")
    typed = json.dumps({"username": person["username"], "password": person["password"]})
    told = srp.call("sign-in", "--json", typed=typed + "\n")
    assert json.loads(told.stdout.splitlines()[0])["store"] == "memory"
    assert told.returncode == 0
