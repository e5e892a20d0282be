"""`stile account`: pages and operations, in the terminal and as JSON, over HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from desktop.account.operations import OPERATIONS
from desktop.account.sections import SECTIONS
from tests.cli.stile import PASSPHRASE, SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

STORE = ("--store", "passphrase")
NEW = "Another-Way-7!"


@pytest.fixture
def person(sealed: Stile, practice: Practice) -> dict[str, Any]:
    """Return somebody who is signed in, with everything kept under a passphrase."""
    person = practice.person("plain")
    answers = ({"passphrase": PASSPHRASE}, {"username": person["username"], "password": person["password"]})
    typed = "".join(f"{json.dumps(answer)}\n" for answer in answers)
    assert sealed.call("sign-in", "--json", *STORE, typed=typed).returncode == 0
    practice.control.clear_ledger()
    return person


def section(stile: Stile, name: str) -> Any:  # noqa: ANN401 - JSON
    done = stile.call("account", name, "--json", *STORE, typed=PASSPHRASE + "\n")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def by_json(stile: Stile, *args: str, answers: tuple[dict[str, Any], ...] = ()) -> tuple[int, list[Any]]:
    typed = "".join(f"{json.dumps(answer)}\n" for answer in ({"passphrase": PASSPHRASE}, *answers))
    done = stile.call("account", *args, "--json", *STORE, typed=typed)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    for line in lines:
        jsonschema.validate(line, SCHEMA)
    return done.returncode, lines


def test_every_page_is_printed_and_is_json(sealed: Stile, person: dict[str, Any]) -> None:
    for name in SECTIONS:
        told = section(sealed, name)
        assert told["section"] == name
        done = sealed.call("account", name, *STORE, typed=PASSPHRASE + "\n")
        assert done.returncode == 0
        assert all(row["title"] in done.stdout for row in told["rows"])
        assert "Other pages" not in done.stderr
    bare = sealed.call("account", *STORE, typed=PASSPHRASE + "\n")
    assert person["email"] in bare.stdout
    assert "one of factors, passkeys, computers, claims" in bare.stderr
    assert "Other pages" not in bare.stdout


def test_every_operation_is_a_command_that_explains_itself(stile: Stile) -> None:
    for name in (*OPERATIONS, *SECTIONS):
        done = stile.call("account", name, "--help")
        assert done.returncode == 0
        assert name in done.stdout


def test_a_program_changes_the_password(sealed: Stile, person: dict[str, Any]) -> None:
    wrong = {"present_password": "Wrong-1-wrong!", "new_password": NEW}
    right = {"present_password": person["password"], "new_password": NEW}
    code, lines = by_json(sealed, "change-password", answers=(wrong, right))
    assert code == 0
    asked = [line for line in lines if line["event"] == "ask"]
    problems = [line["problem"] and line["problem"]["code"] for line in asked[1:]]
    assert problems == [None, "wrong-present-password"]
    assert (lines[-1]["event"], lines[-1]["code"]) == ("done", "password-changed")
    assert not [line for line in lines if NEW in json.dumps(line) or person["password"] in json.dumps(line)]


def test_a_person_changes_an_address_in_the_terminal(
    sealed: Stile, practice: Practice, person: dict[str, Any]
) -> None:
    typed = f"{PASSPHRASE}\nnew-{person['email']}\n"
    left = sealed.call("account", "change", "email", *STORE, typed=typed)
    assert left.returncode == 3  # nobody is there any more to type the code
    row = next(row for row in section(sealed, "details")["rows"] if row["id"] == "email")
    assert (row["facts"]["value"], row["marks"]) == (f"new-{person['email']}", ["open"])
    practice.control.add_fault(
        operation="VerifyUserAttribute",
        when="before",
        do="error",
        error="CodeMismatchException",
        message="Invalid verification code provided, please try again.",
    )
    done = sealed.call("account", "confirm", "email", *STORE, typed=f"{PASSPHRASE}\n000000\n")
    assert "not right" in done.stdout


def test_factors_are_switched_and_what_takes_away_asks_first(sealed: Stile, person: dict[str, Any]) -> None:
    del person
    assert by_json(sealed, "factor-on", "EMAIL_OTP")[1][-1]["code"] == "factor-on"
    done = sealed.call("account", "factor-off", "EMAIL_OTP", *STORE, typed=PASSPHRASE + "\n")
    assert done.returncode == 3
    done = sealed.call("account", "factor-off", "EMAIL_OTP", "--yes", *STORE, typed=PASSPHRASE + "\n")
    assert done.returncode == 0
    assert "Switched off" in done.stdout


def test_nobody_signed_in_is_told_at_once(sealed: Stile) -> None:
    done = sealed.call("account", *STORE, typed=PASSPHRASE + "\n")
    assert (done.returncode, done.stdout) == (3, "")
    code, lines = by_json(sealed, "change-password")
    assert (code, lines[-1]["code"]) == (3, "not-signed-in")


def test_a_cancelled_operation_does_nothing(
    sealed: Stile, practice: Practice, person: dict[str, Any]
) -> None:
    del person
    code, lines = by_json(sealed, "change-password", answers=({"cancel": True},))
    assert (code, lines[-1]["code"]) == (130, "cancelled")
    assert practice.control.ledger()["requests"] == []


def test_the_account_command_is_not_loaded_for_a_token(sealed: Stile) -> None:
    assert sealed.loaded_for("status", "desktop.account.operations", "jwt") == []


def test_the_passphrase_may_come_from_a_file(sealed: Stile, person: dict[str, Any], tmp_path: Path) -> None:
    del person
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE + "\n")
    file.chmod(0o600)
    done = sealed.call("account", "factor-on", "EMAIL_OTP", "--json", "--passphrase-file", str(file))
    assert [json.loads(line)["event"] for line in done.stdout.splitlines()] == ["hello", "done"]
