"""From the command line: one action for many people, previewed, confirmed, reported, gone on with."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from desktop.assets import resource
from desktop.cli.admin import bulk_table
from tests.cli.stile import PASSPHRASE

if TYPE_CHECKING:
    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

COUNT = 8
SCHEMA = json.loads(resource("schemas/bulk-events.json").read_text(encoding="utf-8"))


@pytest.fixture
def names(srp: Stile, practice: Practice) -> list[str]:
    """Invite people, and list them in a table with somebody unknown and somebody twice."""
    names = [practice.person("temporary-password", "default")["username"] for _ in range(COUNT)]
    lines = ["Staff;User name", *(f"{n};{name}" for n, name in enumerate(names))]
    lines += ["x;nobody-at-all", f"y;{names[0]}"]
    (srp.home / "people.csv").write_text("\r\n".join(lines), encoding="utf-8-sig")
    return names


def bulk(stile: Stile, *args: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command on the table, whose path every option that takes one gets."""
    paths = {"people.csv", "report.csv", "out"}
    given = [str(stile.home / arg) if arg in paths else arg for arg in args]
    return stile.call("admin", "bulk", *given, typed=typed)


def events(ended: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """Return the lines that were said, each held against the schema."""
    said = [json.loads(line) for line in ended.stdout.splitlines()]
    for line in said:
        if "event" in line:
            jsonschema.validate(line, SCHEMA)
    return said


def operations(practice: Practice) -> set[str]:
    return {request["operation"] for request in practice.control.ledger()["requests"]}


def test_a_dry_run_only_reads(srp: Stile, practice: Practice, names: list[str]) -> None:
    ended = bulk(srp, "resend", "--from", "people.csv", "--dry-run", "--json")
    planned, *rows = events(ended)
    assert (ended.returncode, planned["ready"]) == (0, len(names))
    assert planned["left_out"] == {"person-unknown": 1, "listed-twice": 1}
    assert [row["username"] for row in rows if row["left_out"] is None] == names
    reads = {"ListUsers", "DescribeUserPool", "GetUserPoolMfaConfig", "GetProvisionedLimit"}
    assert operations(practice) <= reads


def test_it_is_done_after_the_number_was_confirmed_and_the_report_tells_of_everybody(
    srp: Stile, practice: Practice, names: list[str]
) -> None:
    refused = bulk(srp, "resend", "--from", "people.csv", "--confirm", "999")
    assert refused.returncode == 2
    assert "AdminCreateUser" not in operations(practice)
    ended = bulk(
        srp, "resend", "--from", "people.csv", "--confirm", str(COUNT), "--report", "report.csv", "--json"
    )
    assert ended.returncode == 0, ended.stderr
    told = events(ended)
    assert [event["event"] for event in told if event["event"] != "progress"][:2] == ["planned", "begun"]
    rows = [event for event in told if event["event"] == "row"]
    assert {row["name"]: row["result"] for row in rows if row["result"] == "done"} == dict.fromkeys(
        names, "done"
    )
    assert (told[-1]["event"], told[-1]["phase"], told[-1]["done"]) == ("ended", "finished", COUNT)
    with (srp.home / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        reported = list(csv.DictReader(file))
    assert [line["result"] for line in reported] == ["left-out"] * 2 + ["done"] * COUNT
    passwords = [mail["password"] for name in names for mail in practice.control.inbox(name)]
    text = (srp.home / "report.csv").read_text(encoding="utf-8") + ended.stdout
    assert len(passwords) >= COUNT
    assert not [password for password in passwords if password and password in text]


def test_the_number_can_be_typed(srp: Stile, names: list[str]) -> None:
    done = bulk(srp, "disable", "--from", "people.csv", typed=f"{len(names)}\n")
    assert done.returncode == 0, done.stderr
    assert f"{COUNT} done, 0 failed, 0 unconfirmed" in done.stdout
    nobody = bulk(srp, "enable", "--from", "people.csv", typed="")
    assert nobody.returncode == 3
    assert "nobody is here to type the number. Give it: --confirm " in nobody.stderr


def test_a_group_that_is_not_there_halts_it_and_the_audit_has_the_end_of_every_call(
    srp: Stile, practice: Practice, names: list[str]
) -> None:
    args = ("add-to-group", "--group", "nogroup", "--from", "people.csv", "--confirm", str(COUNT))
    ended = bulk(srp, *args)
    assert ended.returncode == 1
    assert f"0 done, 0 failed, 0 unconfirmed, 2 left out, {len(names)} not done" in ended.stdout
    exported = srp.call("admin", "audit", "export").stdout.splitlines()
    results = [json.loads(line)["result"] for line in exported]
    assert {json.loads(line)["target"] for line in exported} == {"nogroup"}
    calls = [r for r in practice.control.ledger()["requests"] if r["operation"] == "AdminAddUserToGroup"]
    assert results.count("intended") == results.count("refused") == len(calls) > 0


def test_a_view_can_be_the_selection(srp: Stile, practice: Practice, names: list[str]) -> None:
    practice.control.advance(8 * 86_400)
    planned, *_ = events(bulk(srp, "resend", "--view", "expired", "--dry-run", "--json"))
    assert planned["ready"] >= len(names)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ((), "an action, and --from FILE or --view VIEW"),
        (("resend",), "an action, and --from FILE or --view VIEW"),
        (("set-temporary", "--from", "people.csv"), "Send the invitations again"),
        (("create", "--from", "people.csv"), "import"),
        (("dance", "--from", "people.csv"), "cannot be done for many"),
        (("add-to-group", "--from", "people.csv"), "--group"),
        (("resend", "--from", "people.csv", "--rate", "0"), "above zero"),
        (("resend", "--from", "people.csv", "--rate", "fast"), "fast is no number"),
        (("resend", "--from", "people.csv", "--confirm", "all"), "all is no whole number"),
        (("resend", "--from", "people.csv", "--start", "arn:x"), "--bucket"),
        (("resend", "--from", "nowhere.csv"), "cannot be read"),
        (("resend", "--from", "people.csv", "--column", "badge"), "Staff, User name"),
        (("--resume", "20260101-000000-abcd"), "--jobs"),
    ],
)
@pytest.mark.usefixtures("names")
def test_what_is_not_clear_gets_a_sentence(srp: Stile, args: tuple[str, ...], says: str) -> None:
    ended = bulk(srp, *args)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert says in ended.stderr


def test_a_job_that_halted_is_gone_on_with_and_what_failed_is_tried_again(
    srp: Stile, practice: Practice, names: list[str]
) -> None:
    fault = {"operation": "AdminCreateUser", "do": "error"}
    practice.control.add_fault(**fault, error="InvalidParameterException", username=names[2])
    practice.control.add_fault(
        **fault, error="AccessDeniedException", username=names[5], message="not authorized"
    )
    ended = bulk(srp, "resend", "--from", "people.csv", "--confirm", str(COUNT), "--json")
    job, last = events(ended)[1]["job"], events(ended)[-1]
    assert (last["phase"], last["why"]) == ("halted", "admin-access-denied")
    assert job in ended.stderr
    again = bulk(srp, "--resume", job, "--json")
    assert (again.returncode, events(again)[-1]["failed"]) == (1, 1)
    assert next(row for row in events(again) if row["event"] == "row")["name"] == names[2]
    third = bulk(srp, "--retry-failed", job, "--json")
    assert (third.returncode, events(third)[-1]["done"]) == (0, COUNT)
    assert [event["job"] for event in events(bulk(srp, "--jobs", "--json"))] == [job]
    assert job in bulk(srp, "--jobs").stdout


@pytest.mark.parametrize("how", ["ctrl-c", pytest.param("reader-gone", marks=pytest.mark.ci)])
def test_a_job_ends_in_good_order_and_goes_on_at_the_pace_that_was_chosen(
    srp: Stile, names: list[str], how: str
) -> None:
    args = ("admin", "bulk", "resend", "--from", "people.csv", "--confirm", str(len(names)), "--rate", "6")
    with subprocess.Popen(
        [*srp.argv(*args), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=srp.env,
        cwd=srp.home,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        job = ""
        for line in process.stdout:
            said = json.loads(line)
            job = said.get("job", job)
            if said.get("done"):
                break
        if how == "ctrl-c":
            process.send_signal(signal.SIGINT)
            *_, last = process.stdout
            told = json.loads(last)
            assert (told["phase"], told["done"] + told["open"]) == ("stopped", COUNT)
        process.stdout.close()
        assert process.wait(20) == (130 if how == "ctrl-c" else 141)
        assert f"--resume {job}" in process.stderr.read()
    told = events(bulk(srp, "--resume", job, "--json"))
    paces = {event["allowed"] for event in told if event["event"] == "progress"}
    assert 0 < max(paces) <= 6
    assert (told[-1]["done"], kept_rates(srp, job)) == (COUNT, [6.0])
    assert bulk(srp, "--retry-failed", job, "--rate", "9").returncode == 0
    assert kept_rates(srp, job) == [6.0, 9.0]


def kept_rates(stile: Stile, job: str) -> list[float]:
    lines = (stile.home / "jobs" / f"{job}.jsonl").read_text(encoding="utf-8").splitlines()
    return [line["rate"] for line in map(json.loads, lines) if "rate" in line]


def test_a_person_is_asked_which_column_names_the_people(
    srp: Stile, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (srp.home / "people.csv").write_text(f"Mail,Mail\nx@example.org,{names[0]}\n")
    args = ("disable", "--from", "people.csv", "--dry-run")
    unasked = bulk(srp, *args)
    assert (unasked.returncode, "Mail (1), Mail (2)" in unasked.stderr) == (2, True)
    assert "for 1 person" in bulk(srp, *args, "--column", "2").stdout
    monkeypatch.setattr(bulk_table, "can_ask", lambda: True)
    asked = bulk(srp, *args[:3], typed="2\n1\n")
    assert "Which column names the people?" in asked.stderr
    assert "1 done" in asked.stdout


def test_a_passphrase_and_the_number_are_typed_one_after_the_other(sealed: Stile, practice: Practice) -> None:
    name = practice.person("plain")["username"]
    (sealed.home / "people.csv").write_text(f"username\n{name}\n")
    args = ("disable", "--from", "people.csv", "--store", "passphrase")
    ended = bulk(sealed, *args, typed=f"{PASSPHRASE}\n1\n")
    assert (ended.returncode, "1 done" in ended.stdout) == (0, True), ended.stderr


def test_an_export_needs_no_confirmation_and_changes_nothing(
    srp: Stile, practice: Practice, names: list[str]
) -> None:
    ended = bulk(srp, "resend", "--from", "people.csv", "--export", "out", "--bucket", "our-jobs")
    assert ended.returncode == 0, ended.stderr
    machine = json.loads((srp.home / "out" / "state-machine.asl.json").read_text())
    assert machine["States"]["EveryRow"]["MaxConcurrency"] == 50
    assert (srp.home / "out" / "people.csv").read_text().count("\n") == len(names) + 1
    assert "our-jobs" in (srp.home / "out" / "README.md").read_text()
    assert "AdminCreateUser" not in operations(practice)


def test_the_table_of_new_people_begins_as_the_pool_wants_it(srp: Stile) -> None:
    ended = bulk(srp, "--import-header")
    assert "cognito:username" in ended.stdout.strip().split(",")
    assert "import" in ended.stderr
