from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.cli.stile import ROOT
from tests.fixtures.secret_service import needs_secret_service

SCHEMA = json.loads((ROOT / "resources/schemas/report.json").read_text(encoding="utf-8"))

if TYPE_CHECKING:
    import subprocess

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice
    from tests.fixtures.secret_service import SecretService


def codes(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, Any]]:
    """Return what was found, by code; the report is held against its schema."""
    report = json.loads(done.stdout)
    jsonschema.validate(report, SCHEMA)
    assert report["ok"] == (done.returncode == 0)
    return {each["code"]: each for each in report["checks"]}


def test_updates_are_looked_for_only_when_asked_and_a_build_without_a_feed_says_so(stile: Stile) -> None:
    done = stile.call("doctor", "--updates", "--json")
    assert set(codes(done)) == {"updates.no-feed"}
    assert not [code for code in codes(stile.call("doctor", "--json")) if code.startswith("updates")]


def test_a_computer_with_a_profile_is_looked_at_whole(srp: Stile) -> None:
    done = srp.call("doctor", "--json")
    seen = codes(done)
    assert done.returncode == 0
    assert {code.partition(".")[0] for code in seen} == {
        *("keyring", "files", "disk", "security-keys", "display", "qt", "fonts", "profiles"),
        *("proxy", "certificates", "endpoint", "clock", "client", "pool", "flow", "settings"),
    }
    assert seen["keyring.no-session"]["state"] == "warning"
    assert "--store passphrase" in seen["keyring.no-session"]["todo"]


def test_without_a_profile_the_computer_alone_is_looked_at(stile: Stile) -> None:
    done = stile.call("doctor")
    assert done.returncode == 0
    assert "There is no profile yet" in done.stdout
    assert "stile profile add" in done.stdout


def test_a_profile_that_cannot_be_used_is_a_problem(srp: Stile) -> None:
    book = srp.home / "profiles.json"
    book.write_text(book.read_text().replace('"srp"', '"nonsense"'))
    done = srp.call("doctor", "--json")
    assert done.returncode == 1
    assert codes(done)["profiles.unsound"]["state"] == "problem"


def test_a_profile_that_is_named_and_not_there_is_told(srp: Stile) -> None:
    done = srp.call("doctor", "--profile", "elsewhere")
    assert done.returncode == 2
    assert "no profile called elsewhere" in done.stderr


def test_a_problem_of_the_pool_ends_with_1_and_says_what_to_do(stile: Stile, practice: Practice) -> None:
    stile.add_practice(practice.hello, "srp", client_id="nobodysclient")
    done = stile.call("doctor")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    at = next(at for at, line in enumerate(lines) if "nobodysclient" in line)
    assert lines[at].startswith("PROBLEM")
    assert "Copy the Client ID" in lines[at + 1]


@pytest.mark.keyring
@needs_secret_service
def test_a_real_keyring_is_named(srp: Stile, secret_service: SecretService) -> None:
    srp.environment.update(secret_service.environment)
    seen = codes(srp.run("doctor", "--json"))
    assert seen["keyring.works"]["values"]["backend"] == "Secret Service"


def test_a_profile_is_checked_by_name(srp: Stile) -> None:
    done = srp.call("profile", "check", "srp", "--json")
    assert json.loads(done.stdout)["profile"] == "srp"
    assert codes(done)["flow.on"]["values"]["flow"] == "srp"
    assert srp.call("profile", "check").returncode == 0


def test_a_profile_whose_flow_is_off_is_found_out(stile: Stile, practice: Practice) -> None:
    stile.add_practice(practice.hello, "choice", client_id=practice.client_id("srp"))
    done = stile.call("profile", "check")
    assert done.returncode == 1
    assert "does not allow the flow choice" in done.stdout


def test_the_program_tests_itself(stile: Stile) -> None:
    done = stile.run("doctor", "--self-test", "--json")
    seen = codes(done)
    assert done.returncode == 0, done.stdout
    assert seen["part.loaded"]["values"]["n"] > 390
    assert "cognito-idp" in seen["model.there"]["found"]
    assert seen["play.signed-in"]["state"] == "ok"
    assert "Signed in as" in done.stderr
