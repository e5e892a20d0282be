"""`stile journal`, after real sign-ins by other commands."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from desktop.core.journal.alarm_rules import ALARMS
from desktop.system.platform import current

if TYPE_CHECKING:
    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

_SCRIPT = """
[[answer]]
step = "sign-in"
fields = {{ username = "{username}", password = "{password}" }}
[[answer]]
step = "new-password"
fields = {{ new_password = "Chosen-1!" }}
[[answer]]
step = "email-code"
fields = {{ code = "000000" }}
[[answer]]
step = "email-code"
fields = {{ code = {{ inbox = true }} }}
"""


def _sign_in(stile: Stile, person: dict[str, Any]) -> None:
    script = stile.home / "script.toml"
    script.write_text(_SCRIPT.format(**person))
    done = stile.call("sign-in", "--script", str(script), "--store", "memory")
    assert done.returncode == 0, done.stderr


def test_a_sign_in_is_in_the_journal_and_in_the_rates(srp: Stile, practice: Practice) -> None:
    person = practice.person("temporary-password+email-code")
    _sign_in(srp, person)
    lines = [json.loads(line) for line in srp.call("journal", "--json").stdout.splitlines()]
    kinds = [(line["kind"], line.get("step")) for line in lines if line["kind"] not in {"call", "alarm"}]
    assert kinds[:3] == [("began", "sign-in"), ("asked", "sign-in"), ("answered", "sign-in")]
    assert kinds[-1][0] == "signed-in"
    assert all("request_id" in line for line in lines if line["kind"] == "call")
    assert person["username"] not in json.dumps(lines)
    rates = json.loads(srp.call("journal", "rates", "--json").stdout)
    assert [(row["step"], row["reached"], row["passed"], row["refused"]) for row in rates["steps"]] == [
        ("sign-in", 1, 1, 0),
        ("new-password", 1, 1, 0),
        ("email-code", 1, 1, 1),
    ]
    assert "email-code" in srp.call("journal", "rates", "--by", "day").stdout
    told = srp.call("journal")
    assert "new-password" in told.stdout
    assert "there was no keyring" in told.stderr


def test_profiles_and_times_narrow_it(srp: Stile, practice: Practice) -> None:
    _sign_in(srp, practice.person("temporary-password+email-code"))
    assert srp.call("journal", "--profile", "other").stdout == ""
    assert json.loads(srp.call("journal", "rates", "--profile", "other", "--json").stdout)["steps"] == []
    assert srp.call("journal", "--since", "1h").stdout
    assert srp.call("journal", "--since", "2999-01-01").stdout == ""


@pytest.mark.parametrize("command", [("journal",), ("journal", "rates")])
def test_nonsense_for_a_time_is_answered_by_a_sentence(stile: Stile, command: tuple[str, ...]) -> None:
    done = stile.call(*command, "--since", "yesterday")
    assert done.returncode == 2
    assert "90m" in done.stderr


def test_an_empty_journal_says_so(stile: Stile) -> None:
    done = stile.call("journal", "rates")
    assert done.returncode == 0
    assert "first sign-in" in done.stdout
    assert json.loads(stile.call("journal", "rates", "--json").stdout)["steps"] == []


def test_following_prints_what_happens_meanwhile(srp: Stile, practice: Practice) -> None:
    argv = srp.argv("journal", "--follow", "--json")
    with subprocess.Popen(argv, stdout=subprocess.PIPE, env=srp.env, text=True) as following:
        _sign_in(srp, practice.person("temporary-password+email-code"))
        assert following.stdout is not None
        assert json.loads(following.stdout.readline())["kind"] == "began"
        following.terminate()


def test_a_damaged_journal_is_told_of(stile: Stile) -> None:
    file = stile.home / "journal" / "journal.db"
    file.parent.mkdir()
    file.write_text("no database at all" * 100)
    done = stile.call("journal", "rates")
    assert done.returncode == 1
    assert "journal cannot be read" in done.stderr


def test_alarms_are_told_of_by_profile(srp: Stile, practice: Practice) -> None:
    quiet = json.loads(srp.call("journal", "alarms", "--json").stdout)["alarms"]
    assert {alarm["alarm"]: alarm["raised"] for alarm in quiet} == dict.fromkeys(ALARMS, False)
    _sign_in(srp, practice.person("temporary-password+email-code"))
    told = json.loads(srp.call("journal", "alarms", "--json", "--profile", "srp").stdout)["alarms"]
    (raised,) = (alarm for alarm in told if alarm["raised"])
    assert (raised["profile"], raised["alarm"], raised["value"]) == ("srp", "keyring-missing", 1.0)
    assert "stile doctor" in srp.call("journal", "alarms").stdout


def test_alarms_are_set_with_the_profile(stile: Stile) -> None:
    ids = ("--pool-id", "eu-west-1_Ab3dEf6hI", "--client-id", "abc1")
    settings = ("--alarm", "keyring-missing=off", "--alarm", "lost-sessions=5/30", "--alarm", "low-rate=90/4")
    assert stile.call("profile", "add", "work", *ids, *settings).returncode == 0
    told = json.loads(stile.call("journal", "alarms", "--json").stdout)["alarms"]
    assert "keyring-missing" not in {alarm["alarm"] for alarm in told}
    by_name = {alarm["alarm"]: alarm for alarm in told}
    assert (by_name["lost-sessions"]["count"], by_name["lost-sessions"]["minutes"]) == (5, 30)
    assert (by_name["low-rate"]["percent"], by_name["low-rate"]["attempts"]) == (90, 4)


@pytest.mark.parametrize("setting", ["lost-sessions", "lost-sessions=many", "no-such-alarm=off"])
def test_nonsense_for_an_alarm_is_answered_by_a_sentence(stile: Stile, setting: str) -> None:
    ids = ("--pool-id", "eu-west-1_Ab3dEf6hI", "--client-id", "abc1")
    done = stile.call("profile", "add", "work", *ids, "--alarm", setting)
    assert done.returncode == 2
    assert "lost-sessions" in done.stderr


def test_a_removed_profile_leaves_nothing_in_the_journal(srp: Stile, practice: Practice) -> None:
    _sign_in(srp, practice.person("temporary-password+email-code"))
    assert srp.call("journal").stdout
    assert srp.call("profile", "remove", "srp").returncode == 0
    assert srp.call("journal").stdout == ""


def test_lost_replies_of_a_real_pool_raise_an_alarm(srp: Stile, practice: Practice) -> None:
    for _ in range(3):
        practice.control.add_fault(operation="*", challenge="NEW_PASSWORD_REQUIRED", when="after", do="close")
        _sign_in(srp, practice.person("temporary-password+email-code"))
    rates = {row["step"]: row for row in json.loads(srp.call("journal", "rates", "--json").stdout)["steps"]}
    row = rates["new-password"]
    assert [row[name] for name in ("reached", "passed", "lost", "recovered")] == [3, 3, 3, 3]
    told = json.loads(srp.call("journal", "alarms", "--json").stdout)["alarms"]
    assert {alarm["alarm"] for alarm in told if alarm["raised"]} == {"lost-sessions", "keyring-missing"}


def test_an_alarm_that_rises_is_shown_on_the_desktop(
    srp: Stile, practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, str]] = []

    def notify(_system: object, title: str, text: str) -> bool:
        shown.append((title, text))
        return True

    monkeypatch.setattr(type(current()), "notify", notify)
    for _ in range(2):
        _sign_in(srp, practice.person("temporary-password+email-code"))
        srp.call("journal")
    assert [title for title, _ in shown] == ["There is no keyring"], "once, not at every sign-in"
    assert shown[0][1].startswith("srp: ")
