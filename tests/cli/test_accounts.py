"""Several accounts of one profile side by side: `--account NAME` on commands, and `stile accounts`."""

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


def call(
    stile: Stile, *args: str, answers: tuple[dict[str, Any], ...] = ()
) -> subprocess.CompletedProcess[str]:
    typed = "".join(f"{json.dumps(answer)}\n" for answer in answers) or f"{PASSPHRASE}\n"
    return stile.call(*args, *STORE, typed=typed)


def sign_in(stile: Stile, person: dict[str, Any], *account: str) -> None:
    answers = ({"passphrase": PASSPHRASE}, {"username": person["username"], "password": person["password"]})
    done = call(stile, "sign-in", "--json", *account, answers=answers)
    assert done.returncode == 0, done.stdout


def who(stile: Stile, *account: str) -> str | None:
    name: str | None = json.loads(call(stile, "status", "--json", *account).stdout)["username"]
    return name


@pytest.fixture
def two(sealed: Stile, practice: Practice) -> tuple[Stile, dict[str, Any], dict[str, Any]]:
    """Return a home in which two people are signed in with one profile."""
    sealed.seal("srp+work")
    first, second = practice.person("plain"), practice.person("plain")
    sign_in(sealed, first)
    sign_in(sealed, second, "--account", "Work")
    return sealed, first, second


def test_each_account_keeps_its_own_sign_in(two: tuple[Stile, dict[str, Any], dict[str, Any]]) -> None:
    stile, first, second = two
    assert who(stile) == first["username"]
    assert who(stile, "--account", "work") == who(stile, "--account", "WORK") == second["username"]
    tokens = {call(stile, "token", *account).stdout for account in ((), ("--account", "work"))}
    assert len(tokens) == 2
    details = json.loads(call(stile, "account", "--account", "work", "details", "--json").stdout)
    assert second["email"] in json.dumps(details)


def test_one_is_signed_out_and_forgotten_alone(
    two: tuple[Stile, dict[str, Any], dict[str, Any]],
) -> None:
    stile, first, _ = two
    assert call(stile, "sign-out", "--account", "work").returncode == 0
    assert who(stile) == first["username"]
    assert not [file for file in stile.home.rglob("*.sealed") if "+work" in file.name]


def test_accounts_are_listed(two: tuple[Stile, dict[str, Any], dict[str, Any]]) -> None:
    stile, _, _ = two
    listed = json.loads(stile.call("accounts", "--json").stdout)
    assert [(each["profile"], each["account"]) for each in listed] == [("srp", None), ("srp", "work")]
    assert [(each["signed_in"], each["unread"]) for each in listed] == [(None, "passphrase-not-given")] * 2
    done = stile.call("accounts")
    assert (done.returncode, done.stdout.count("cannot be read now")) == (0, 2)
    assert "srp --account work: " in done.stdout
    assert "nobody is signed in" not in done.stdout
    assert done.stderr.count("under a passphrase") == 1
    for kept in stile.home.rglob("*.sealed"):
        kept.unlink()
    (listed,) = json.loads(stile.call("accounts", "--json").stdout)
    assert (listed["signed_in"], listed["unread"]) == (False, None)


def test_removing_the_profile_removes_every_account(
    two: tuple[Stile, dict[str, Any], dict[str, Any]],
) -> None:
    stile, _, _ = two
    assert call(stile, "profile", "remove", "srp", "--yes").returncode == 0
    assert not list(stile.home.rglob("*.sealed"))


def test_removing_the_profile_signs_every_account_out_at_the_pool(
    two: tuple[Stile, dict[str, Any], dict[str, Any]], practice: Practice
) -> None:
    stile, _, _ = two
    tokens = [call(stile, "token", *account).stdout.strip() for account in ((), ("--account", "work"))]
    done = call(stile, "profile", "remove", "srp", "--yes")
    assert done.stdout.count("is signed out at the service, too") == 1 + 1, "before it, and when it is done"
    for token in tokens:
        with pytest.raises(practice.boto3.exceptions.NotAuthorizedException):
            practice.boto3.get_user(AccessToken=token)


@pytest.mark.parametrize("name", ["a b", "../x", "x+y", ".x", "x" * 65, ""])
def test_an_account_has_a_name_that_a_file_can_have(sealed: Stile, name: str) -> None:
    done = sealed.call("status", f"--account={name}")
    assert done.returncode == 2
    assert "may be called" in done.stderr


def test_a_command_that_is_told_names_the_account(sealed: Stile) -> None:
    for command in (("token",), ("account",), ("account", "change-password", "--json"), ("kube-token",)):
        done = sealed.call(*command, "--account", "work")
        assert done.returncode == 3
        assert "stile sign-in --account work" in done.stderr + done.stdout, command
