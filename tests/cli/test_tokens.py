"""What comes after signing in: status, token, sign-out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.stile import PASSPHRASE

if TYPE_CHECKING:
    import subprocess

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

STORE = ("--store", "passphrase")


@pytest.fixture
def person(sealed: Stile, practice: Practice) -> dict[str, Any]:
    """Return somebody who is signed in, with everything kept under a passphrase."""
    person = practice.person("plain")
    answers = ({"passphrase": PASSPHRASE}, {"username": person["username"], "password": person["password"]})
    typed = "".join(f"{json.dumps(answer)}\n" for answer in answers)
    assert sealed.call("sign-in", "--json", *STORE, typed=typed).returncode == 0
    practice.control.clear_ledger()
    return person


def unlocked(stile: Stile, *args: str) -> subprocess.CompletedProcess[str]:
    return stile.call(*args, *STORE, typed=PASSPHRASE + "\n")


def operations(practice: Practice) -> list[str]:
    return [request["operation"] for request in practice.control.ledger()["requests"]]


def test_status_says_who_is_signed_in_without_a_call(
    sealed: Stile, practice: Practice, person: dict[str, Any]
) -> None:
    told = json.loads(unlocked(sealed, "status", "--json").stdout)
    assert told["signed_in"] is True
    assert (told["profile"], told["username"]) == ("srp", person["username"])
    assert person["username"] in unlocked(sealed, "status").stdout
    assert operations(practice) == []


def test_a_token_is_printed_alone(sealed: Stile, practice: Practice, person: dict[str, Any]) -> None:
    access, identity = unlocked(sealed, "token").stdout, unlocked(sealed, "token", "--id").stdout
    assert access.count(".") == 2
    assert access.endswith("\n")
    assert access != identity
    user = practice.boto3.get_user(AccessToken=access.strip())
    assert user["Username"] == person["username"]


def test_signing_out_ends_the_session_at_the_pool(
    sealed: Stile, practice: Practice, person: dict[str, Any]
) -> None:
    del person
    token = unlocked(sealed, "token").stdout.strip()
    done = unlocked(sealed, "sign-out")
    assert (done.returncode, done.stdout) == (0, "Signed out.\n")
    assert operations(practice) == ["RevokeToken"]
    with pytest.raises(practice.boto3.exceptions.NotAuthorizedException):
        practice.boto3.get_user(AccessToken=token)
    assert unlocked(sealed, "token").returncode == 3
    assert json.loads(unlocked(sealed, "status", "--json").stdout)["signed_in"] is False
    assert unlocked(sealed, "sign-out").returncode == 0


def test_signing_out_everywhere_says_so_to_the_pool(
    sealed: Stile, practice: Practice, person: dict[str, Any]
) -> None:
    del person
    assert unlocked(sealed, "sign-out", "--everywhere").returncode == 0
    assert "GlobalSignOut" in operations(practice)
    assert unlocked(sealed, "sign-out", "--everywhere").returncode == 3


def test_a_wrong_passphrase_is_asked_again(sealed: Stile, person: dict[str, Any]) -> None:
    del person
    done = sealed.call("token", *STORE, typed=f"wrong\n{PASSPHRASE}\n")
    assert done.returncode == 0
    assert "not the passphrase" in done.stderr
    assert sealed.call("token", *STORE, typed="wrong\n").returncode == 3


def test_without_anybody_signed_in_a_person_is_needed(sealed: Stile) -> None:
    done = sealed.call("token")
    assert (done.returncode, done.stdout) == (3, "")
    assert "stile sign-in" in done.stderr


@pytest.mark.parametrize("command", ["token", "status"])
def test_a_quick_command_loads_nothing_heavy(sealed: Stile, command: str) -> None:
    assert sealed.loaded_for(command, "PySide6", "boto3", "botocore") == []
