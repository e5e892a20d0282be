"""Checking, and changing, the settings of a practice pool by signed calls over HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from desktop.practice.server import PracticeServer
from tests.cli.stile import ROOT
from tests.fixtures.practice import Practice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.sign_in.settings import Flow
    from tests.cli.stile import Stile

SCHEMA = json.loads((ROOT / "resources/schemas/report.json").read_text(encoding="utf-8"))
SES = ("--ses-identity", "arn:aws:ses:eu-west-1:000000000000:identity/example.com", "--from", "c@example.com")
WAY = ("pool", "check", "--email-codes")


@pytest.fixture
def own() -> Iterator[Practice]:
    """Return a server for one test, for its pools are changed."""
    with PracticeServer.start() as server:
        yield Practice(server)


def add(stile: Stile, practice: Practice, pool: str, flow: Flow) -> str:
    there = practice.pool(pool)
    stile.add_practice(
        practice.hello, flow, pool_id=there["pool_id"], client_id=there["clients"][flow], policy={}
    )
    return str(there["pool_id"])


def codes(out: str) -> dict[str, str]:
    """Return the states of what was found, by code; the report is held against its schema."""
    jsonschema.validate(json.loads(out), SCHEMA)
    return {each["code"]: each["state"] for each in json.loads(out)["checks"]}


def test_a_pool_is_weighed_with_what_to_do(stile: Stile, practice: Practice) -> None:
    pool_id = add(stile, practice, "no-mfa", "custom")
    done = stile.call("pool", "check", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["pool"] == pool_id
    seen = codes(done.stdout)
    assert seen["triggers.missing"] == "problem"
    assert {"mfa.off", "mail.default-sender", "session.short", "email-codes.not-ready"} <= seen.keys()


def test_other_app_clients_are_looked_at_where_that_is_allowed(srp: Stile, practice: Practice) -> None:
    assert "other-clients.plain-password" in codes(srp.call("pool", "check", "--json").stdout)
    refusal = {"do": "error", "error": "NotAuthorizedException", "times": 9, "when": "before"}
    practice.control.add_fault(operation="ListUserPoolClients", **refusal)
    done = srp.call("pool", "check", "--json")
    assert done.returncode == 0
    assert "other-clients.plain-password" not in codes(done.stdout)


def test_a_pool_without_problems_ends_with_0(srp: Stile) -> None:
    done = srp.call("pool", "check")
    assert done.returncode == 0, done.stdout
    assert "PROBLEM" not in done.stdout
    assert "stile pool check" not in done.stderr


def test_the_profile_learns_what_the_pool_says(stile: Stile, practice: Practice) -> None:
    add(stile, practice, "no-mfa", "srp")
    stile.call("pool", "check", "--write-profile")
    shown = json.loads(stile.call("profile", "show", "--json").stdout)
    assert (shown["policy"]["min_length"], shown["policy"]["symbol"]) == (12, False)
    assert "policy.differs" not in codes(stile.call("pool", "check", "--json").stdout)


def test_a_flow_that_cannot_work_is_replaced_in_the_profile(stile: Stile, practice: Practice) -> None:
    add(stile, practice, "no-mfa", "custom-srp")
    stile.call("pool", "check", "--write-profile", "--json")
    assert json.loads(stile.call("profile", "show", "--json").stdout)["flow"] == "srp"


def test_the_way_to_codes_by_email_is_told_with_its_calls(stile: Stile, practice: Practice) -> None:
    add(stile, practice, "no-mfa", "srp")
    practice.person("plain", "no-mfa")
    done = stile.call(*WAY, "--count-people", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert [command.split()[2] for command in report["commands"]] == [
        "update-user-pool",
        "update-user-pool-client",
        "set-user-pool-mfa-config",
    ]
    assert {"email-codes.plan-too-small", "email-codes.no-mail", "email-codes.off"} <= codes(
        done.stdout
    ).keys()
    assert "email-codes.people-uncounted" not in codes(done.stdout)


def requests(practice: Practice) -> list[str]:
    changing = ("Update", "Set")
    asked = practice.control.ledger()["requests"]
    return [each["operation"] for each in asked if each["operation"].startswith(changing)]


@pytest.mark.parametrize(
    ("typed", "more", "code"),
    [
        ("", SES, 3),
        ("eu-west-1_another\n", SES, 1),
        ("", (*SES, "--confirm", "eu-west-1_another"), 1),
        ("", ("--confirm", "POOL"), 1),
        ("", SES[:2], 2),
    ],
)
def test_nothing_is_changed_without_the_typed_id_and_a_sender(
    stile: Stile, practice: Practice, typed: str, more: tuple[str, ...], code: int
) -> None:
    pool_id = add(stile, practice, "no-mfa", "srp")
    done = stile.call(*WAY, "--apply", *(pool_id if part == "POOL" else part for part in more), typed=typed)
    assert done.returncode == code, done.stderr
    assert requests(practice) == []


def described(own: Practice, pool_id: str) -> dict[str, Any]:
    pool: dict[str, Any] = own.boto3.describe_user_pool(UserPoolId=pool_id)["UserPool"]
    return pool


def test_the_calls_are_made_and_nothing_else_is_lost(stile: Stile, own: Practice) -> None:
    pool_id = add(stile, own, "no-mfa", "srp")
    before = described(own, pool_id)
    done = stile.call(*WAY, *SES, "--apply", typed=f"{pool_id}\n")
    assert done.returncode == 0, done.stderr
    after = described(own, pool_id)
    assert after["UserPoolTier"] == "ESSENTIALS"
    assert after["EmailConfiguration"]["EmailSendingAccount"] == "DEVELOPER"
    changed = {"UserPoolTier", "EmailConfiguration", "MfaConfiguration", "AdminCreateUserConfig"}
    assert {name for name in before if before[name] != after.get(name)} == changed
    assert after["AdminCreateUserConfig"] == {"AllowAdminCreateUserOnly": True}
    assert stile.call(*WAY, "--json").returncode == 0


def test_a_person_who_is_asked_for_a_code_then_gets_one(stile: Stile, own: Practice) -> None:
    pool_id = add(stile, own, "no-mfa", "srp")
    person = own.person("plain", "no-mfa")
    stile.call(*WAY, *SES, "--apply", "--confirm", pool_id)
    own.boto3.set_user_pool_mfa_config(
        UserPoolId=pool_id, MfaConfiguration="ON", EmailMfaConfiguration={"Subject": "s", "Message": "{####}"}
    )
    with stile.session("--username", person["username"]) as session:
        session.is_asked("sign-in")
        session.says(username=person["username"], password=person["password"])
        session.is_asked("email-code")


def test_a_refused_call_is_told_and_ends_it(stile: Stile, own: Practice) -> None:
    pool_id = add(stile, own, "no-mfa", "srp")
    own.control.add_fault(
        operation="UpdateUserPoolClient",
        times=9,
        when="before",
        do="error",
        error="ConcurrentModificationException",
    )
    done = stile.call(*WAY, *SES, "--apply", "--confirm", pool_id)
    assert done.returncode == 1
    assert "UpdateUserPoolClient was not done; of those before it, 1 were" in done.stderr
    assert "ConcurrentModificationException" in done.stderr
    assert "SetUserPoolMfaConfig" not in requests(own)
