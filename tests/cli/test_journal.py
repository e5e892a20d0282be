"""`stile journal`, after real sign-ins by other commands."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

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
    done = stile.call("sign-in", "--script", str(script))
    assert done.returncode == 0, done.stderr


def test_a_sign_in_is_in_the_journal_and_in_the_rates(srp: Stile, practice: Practice) -> None:
    person = practice.person("temporary-password+email-code")
    _sign_in(srp, person)
    lines = [json.loads(line) for line in srp.call("journal", "--json").stdout.splitlines()]
    kinds = [(line["kind"], line.get("step")) for line in lines if line["kind"] != "call"]
    assert kinds[:2] == [("asked", "sign-in"), ("answered", "sign-in")]
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
    assert "new-password" in srp.call("journal").stdout


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
        assert json.loads(following.stdout.readline())["kind"] == "asked"
        following.terminate()


def test_a_damaged_journal_is_told_of(stile: Stile) -> None:
    file = stile.home / "journal" / "journal.db"
    file.parent.mkdir()
    file.write_text("no database at all" * 100)
    done = stile.call("journal", "rates")
    assert done.returncode == 1
    assert "journal cannot be read" in done.stderr
