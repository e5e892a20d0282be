"""Several accounts have one address, number or name: always said, listed, left out, never guessed."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.cli.admin.test_bulk import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

NUMBER = "+4915112345678"


def change(practice: Practice, name: str, **attributes: str) -> None:
    pairs = [{"Name": each, "Value": value} for each, value in attributes.items()]
    pool = practice.hello["pool_id"]
    practice.boto3.admin_update_user_attributes(UserPoolId=pool, Username=name, UserAttributes=pairs)


@pytest.fixture
def two(practice: Practice) -> Iterator[list[str]]:
    """Invite two people who share an address and a number, one of them unverified."""
    names = sorted(practice.person("temporary-password")["username"] for _ in range(2))
    for name, verified in zip(names, ("true", "false"), strict=True):
        change(practice, name, email=shared_by(names), email_verified=verified, phone_number=NUMBER)
    practice.control.clear_ledger()
    yield names
    for name in names:
        change(practice, name, phone_number="")


def shared_by(names: list[str]) -> str:
    return f"family-{names[0]}@example.org"


def calls(practice: Practice) -> set[str]:
    return {request["operation"] for request in practice.control.ledger()["requests"]}


def test_who_is_never_guessed(srp: Stile, practice: Practice, two: list[str]) -> None:
    shared, listed = shared_by(two), ", ".join(two)
    commands = (("show", "--json"), ("resend",), ("delete", "--confirm", shared), ("events",), ("groups",))
    whos = (shared, f"Ann\u00a0<{shared}>", NUMBER, "+49 (0)151 1234 5678", shared)
    for (command, *options), who in zip(commands, whos, strict=True):
        ended = srp.call("admin", command, who, *options)
        assert (ended.returncode, ended.stdout) == (3, ""), command
        form = "address" if "@" in who else "phone number"
        assert f"Several people have this {form}: {listed}." in ended.stderr
    assert calls(practice) <= {"ListUsers", "DescribeUserPool", "GetUserPoolMfaConfig"}
    shown = json.loads(srp.call("admin", "show", two[1], "--json").stdout)
    assert shown["username"] == two[1]
    by_sub = srp.call("admin", "show", shown["sub"], "--json")
    assert json.loads(by_sub.stdout)["username"] == two[1]


def test_an_address_is_not_only_an_address(srp: Stile, practice: Practice) -> None:
    """It may be another's user name or the name they prefer, and a provider's person may have it, too."""
    pool, address = practice.hello["pool_id"], "twice@example.org"
    plain, other = (practice.person("plain")["username"] for _ in range(2))
    practice.boto3.admin_create_user(UserPoolId=pool, Username=address, MessageAction="SUPPRESS")
    change(practice, plain, email=address)
    said = srp.call("admin", "reset", address)
    assert (said.returncode, said.stdout) == (3, "")
    assert f"{plain}, {address}" in said.stderr or f"{address}, {plain}" in said.stderr
    change(practice, other, preferred_username=plain)
    assert f"go by this name: {', '.join(sorted((plain, other)))}" in srp.call("admin", "show", plain).stderr
    change(practice, other, preferred_username="")
    practice.boto3.admin_delete_user(UserPoolId=pool, Username=address)
    assert json.loads(srp.call("admin", "show", address, "--json").stdout)["username"] == plain


def events(text: str) -> list[dict[str, Any]]:
    said = [json.loads(line) for line in text.splitlines()]
    for line in said:
        jsonschema.validate(line, SCHEMA)
    return said


def test_in_bulk_they_are_left_out_and_named_in_preview_json_report_and_result(
    srp: Stile, practice: Practice, two: list[str]
) -> None:
    third = practice.person("temporary-password")
    table, report = srp.home / "people.csv", srp.home / "report.csv"
    shared = shared_by(two)
    dialled = f"+1 ({third['phone'][2:5]}) {third['phone'][5:]}"
    table.write_text(f'Note,E-mail\n"a\nb",{shared.upper()}\nc,{shared}\nd,{third["email"]}\ne,{dialled}\n')
    bulk = ("admin", "bulk", "resend", "--from", str(table), "--report", str(report))
    dry = srp.call(*bulk, "--dry-run")
    reason = f"Several people have this address: {', '.join(two)}."
    assert f"line 4: {shared}  {reason}" in dry.stdout
    assert f"line 2: {shared.upper()}  There is nobody of this name" in dry.stdout
    assert f"line 6: {dialled}  This person is listed twice" in dry.stdout
    assert "for 1 person, 3 left out" in dry.stdout
    with report.open(encoding="utf-8-sig", newline="") as file:
        told = list(csv.DictReader(file))
    assert [(line["result"], line["line"]) for line in told] == [
        ("left-out", "2"),
        ("left-out", "4"),
        ("left-out", "6"),
        ("waiting", "5"),
    ]
    assert told[1]["code"] == "several-people"
    assert reason in told[1]["message"]
    rows = [
        event for event in events(srp.call(*bulk, "--dry-run", "--json").stdout) if event["event"] == "row"
    ]
    assert [row.get("usernames") for row in rows] == [None, two, None, None]
    done = events(srp.call(*bulk, "--confirm", "1", "--json").stdout)
    assert next(event for event in done if event.get("usernames"))["usernames"] == two
    assert (done[-1]["done"], done[-1]["left_out"]) == (1, 3)
    whom = [
        r["username"] for r in practice.control.ledger()["requests"] if r["operation"] == "AdminCreateUser"
    ]
    assert whom == [third["username"]]
    job = next(event["job"] for event in done if event["event"] == "begun")
    again = srp.call("admin", "bulk", "--resume", job, "--json")
    assert any(event.get("usernames") == two for event in events(again.stdout))


def test_a_pool_that_ignores_case_has_one_address_in_all_cases(srp: Stile, practice: Practice) -> None:
    pool = practice.pool("any-case")["pool_id"]
    srp.add_practice(practice.hello, "password", pool_id=pool)
    for name, address in (
        ("Ann", "Ann@Example.org"),
        ("bob", "BOB@example.org"),
        ("bobby", "bob@EXAMPLE.org"),
    ):
        practice.boto3.admin_create_user(
            UserPoolId=pool,
            Username=name,
            MessageAction="SUPPRESS",
            UserAttributes=[{"Name": "email", "Value": address}],
        )
    where = ("--profile", "password")
    for who in ("ann@example.org", "ANN", "\u200bann@example.org\u00ad"):
        shown = srp.call("admin", "show", who, "--json", *where)
        assert json.loads(shown.stdout)["username"] == "Ann", shown.stderr
    assert "bob, bobby" in srp.call("admin", "show", "bob@example.org", *where).stderr
    table = "User name;Mail\nANN;x\n;bob@example.org\n;\u202aann@example.org\u202c\n"
    args = ("admin", "bulk", "resend", "--from", "-", "--dry-run", "--json", *where)
    rows = [event for event in events(srp.call(*args, typed=table).stdout) if event["event"] == "row"]
    assert [(row["username"], row["left_out"], row["line"]) for row in rows] == [
        ("Ann", None, 2),
        (None, "several-people", 3),
        ("Ann", "listed-twice", 4),
    ]
