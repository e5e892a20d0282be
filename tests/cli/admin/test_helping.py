"""From the command line: who is stuck, why, and the action after which they sign in."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from desktop.core.admin.help_note import HelpNote
from desktop.core.redact import masked
from desktop.wiring import admin_ports as compose_admin
from tests.cli.stile import PASSPHRASE, ROOT
from tests.practice.signing_in import SignIn

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

DAY = 86_400
PEOPLE = json.loads((ROOT / "resources/schemas/people.json").read_text(encoding="utf-8"))
MEMBERS = {
    "username",
    "sub",
    "email",
    "phone_number",
    "status",
    "enabled",
    "created_at",
    "modified_at",
    "temporary_password_expires_at",
    "expiry_basis",
    "why_stuck",
    "recommended_action",
}


def done(stile: Stile, *args: str, typed: str = "") -> str:
    ended = stile.call("admin", *args, typed=typed)
    assert ended.returncode == 0, ended.stderr
    return str(ended.stdout)


def refused(stile: Stile, code: int, *args: str) -> str:
    ended = stile.call("admin", *args)
    assert (ended.returncode, ended.stdout) == (code, "")
    return str(ended.stderr)


def rows(stile: Stile, *args: str) -> dict[str, dict[str, Any]]:
    found = [json.loads(line) for line in done(stile, "list", "--json", *args).splitlines()]
    jsonschema.validate(found, {"type": "array", "items": PEOPLE})
    return {row["username"]: row for row in found}


def test_somebody_whose_temporary_password_has_expired_signs_in(srp: Stile, practice: Practice) -> None:
    person = practice.person("temporary-password+email-code")
    name = person["username"]
    assert rows(srp)[name]["why_stuck"] is None
    practice.control.advance(8 * DAY)
    with srp.session() as session:
        session.is_asked("sign-in")
        session.says(username=name, password=person["password"])
        session.is_asked("sign-in", "temporary-password-expired")
    row = rows(srp, "--view", "expired")[name]
    assert (row["why_stuck"], row["expiry_basis"]) == ("temporary-password-expired", "created")
    done(srp, str(row["recommended_action"]), name)
    assert name not in rows(srp, "--view", "expired")
    with srp.session() as session:
        session.is_asked("sign-in")
        session.says(username=name, password=practice.control.inbox(name)[-1]["password"])
        session.is_asked("new-password")
        session.says(new_password="Chosen-By-Me-1")
        session.is_asked("email-code")
        session.says(code=practice.code(name))
        assert session.ends("signed-in") == 0


def test_a_list_for_programs_has_the_published_members(srp: Stile, practice: Practice) -> None:
    made = {
        practice.person(situation)["username"]: situation
        for situation in ("plain", "disabled", "reset-required")
    }
    listed = rows(srp)
    for name, situation in made.items():
        assert set(listed[name]) == MEMBERS
        expected = {"plain": None, "disabled": "disabled", "reset-required": "reset-required"}
        assert listed[name]["why_stuck"] == expected[situation]
        assert listed[name]["temporary_password_expires_at"] is None
        assert listed[name]["created_at"].endswith("Z")


def test_every_saved_view_shows_its_people(srp: Stile, practice: Practice) -> None:
    made = {
        situation: practice.person(situation)["username"]
        for situation in ("temporary-password", "unconfirmed", "reset-required", "disabled", "plain")
    }
    expected = {
        "stuck": {"unconfirmed", "reset-required", "disabled"},
        "not-confirmed": {"unconfirmed"},
        "no-verified-address": {"unconfirmed"},
        "expired": set(),
        "expiring": set(),
        "never-signed-in": {"temporary-password", "unconfirmed"},
        "reset-required": {"reset-required"},
        "disabled": {"disabled"},
    }
    for view, situations in expected.items():
        shown = rows(srp, "--view", view)
        assert {situation for situation, name in made.items() if name in shown} == situations, view
    practice.control.advance(5 * DAY)
    assert made["temporary-password"] in rows(srp, "--view", "expiring")


def test_a_list_is_narrowed(srp: Stile, practice: Practice) -> None:
    invited, plain = practice.person("temporary-password"), practice.person("plain")
    by_status = rows(srp, "--status", "FORCE_CHANGE_PASSWORD")
    assert invited["username"] in by_status
    assert plain["username"] not in by_status
    assert list(rows(srp, "--filter", f"email={plain['email']}")) == [plain["username"]]
    assert plain["username"] in rows(srp, "--filter", f"username^={plain['username'][:3]}")
    assert "cannot filter by custom:x" in refused(srp, 2, "list", "--filter", "custom:x=1")
    refused(srp, 2, "list", "--filter", "nonsense")


def test_people_read_the_same_in_words(srp: Stile, practice: Practice) -> None:
    name = practice.person("temporary-password")["username"]
    heading, *lines = done(srp, "list").splitlines()
    assert heading.split("  ")[0] == "User name"
    (line,) = (line for line in lines if line.startswith(f"{name} "))
    assert "Invited, not signed in yet" in line
    assert "at the latest" in line
    assert f"  {name}@example.com  " in line
    stuck = practice.person("disabled")["username"]
    practice.boto3.admin_update_user_attributes(
        UserPoolId=practice.hello["pool_id"],
        Username=name,
        UserAttributes=[{"Name": "name", "Value": "安 Ann"}],
    )
    wide = done(srp, "list", "--columns", "name,username", "--filter", f"username={name}").splitlines()
    assert wide[0].index("User name") == wide[1].index(name) + 1
    heading, *lines = done(srp, "list", "--view", "stuck").splitlines()
    (line,) = (line for line in lines if line.startswith(f"{stuck} "))
    assert line.index("Account disabled") == heading.index("Why stuck")
    assert not any(line.startswith(f"{name} ") for line in lines)


def test_a_list_has_the_columns_and_the_form_that_are_wanted(srp: Stile, practice: Practice) -> None:
    name = practice.person("temporary-password")["username"]
    practice.boto3.admin_update_user_attributes(
        UserPoolId=practice.hello["pool_id"],
        Username=name,
        UserAttributes=[
            {"Name": "name", "Value": '=1+1, "Ann"\nOrange'},
            {"Name": "email", "Value": "a@x.org"},
        ],
    )
    only = ("--filter", f"username={name}")
    said = done(srp, "list", "--columns", "username, email,created_at", *only).splitlines()
    assert said[0].split() == ["User", "name", "E-mail", "Created"]
    assert said[1].split()[:2] == [name, "a@x.org"]
    assert len(said) == 2
    chosen = json.loads(done(srp, "list", "--json", "--columns", "sub,phone_number,state", *only))
    assert (chosen["state"], chosen["phone_number"][0], len(chosen)) == ("invited", "+", 3)
    table = done(srp, "list", "--csv", *only)
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["username"], row["email"], row["enabled"]) == (name, "a@x.org", "true")
    assert row["name"] == '\'=1+1, "Ann"\nOrange'
    ended = srp.call("admin", "bulk", "resend", "--from", "-", "--confirm", "1", typed=table)
    assert (ended.returncode, "1 done" in ended.stdout) == (0, True)
    ended = srp.call("admin", "bulk", "resend", "--from", "-", typed=table)
    assert (ended.returncode, "--confirm 1" in ended.stderr) == (3, True)
    nobody = srp.call("admin", "list", "--filter", "username=nobody-at-all")
    assert (nobody.returncode, nobody.stdout, nobody.stderr) == (0, "", "There is nobody here.\n")
    assert "There is no column x." in refused(srp, 2, "list", "--columns", "x")
    assert "two forms" in refused(srp, 2, "list", "--csv", "--json")
    assert "<" not in refused(srp, 2, "list", "--status", "X").partition("error")[2]


REFUSALS = [
    ("InvalidParameterException", "Invalid phone number format.", "phone_number is no phone number"),
    ("InvalidParameterException", "Invalid email address format.", "email is no e-mail address"),
    ("AliasExistsException", "An account with the given email already exists.", "email belongs to another"),
    (
        "InvalidParameterException",
        "Attributes did not conform to the schema: custom:dept: Attribute does not exist in the schema.\n",
        "no attribute custom:dept",
    ),
    (
        "InvalidParameterException",
        (
            "1 validation error detected: Value at 'userAttributes.1.member.value' failed to satisfy "
            "constraint: Member must have length less than or equal to 2048"
        ),
        "email is too long: the pool takes at most 2048 characters",
    ),
    ("InvalidParameterException", "Something new about it", "does not take what was given"),
]


def test_the_member_that_was_wrong_is_named_with_the_reason(srp: Stile, practice: Practice) -> None:
    name = practice.person("plain")["username"]
    given = "email=ann@example.org"
    commands = {
        "AdminUpdateUserAttributes": ("attributes", name, "--set", given),
        "AdminCreateUser": ("create", f"new-{name}", "--attribute", given),
    }
    for place, (error, text, says) in enumerate(REFUSALS):
        operation, args = list(commands.items())[place % 2]
        practice.control.add_fault(operation=operation, when="before", do="error", error=error, message=text)
        said = refused(srp, 1, *args)
        assert says in said
        assert f"The pool said: {text.strip()}" in said


def test_a_password_that_is_set_is_shown_once_and_its_end_is_then_known(
    srp: Stile, practice: Practice
) -> None:
    person = practice.person("plain")
    name = person["username"]
    said = json.loads(done(srp, "set-temporary", name, "--json"))
    assert set(said) == {"username", "password"}
    shown = json.loads(done(srp, "show", name, "--json"))
    assert (shown["status"], shown["expiry_basis"]) == ("FORCE_CHANGE_PASSWORD", "audit")
    assert said["password"] not in (srp.home / "audit" / "srp.jsonl").read_text()
    with srp.session() as session:
        session.is_asked("sign-in")
        session.says(username=name, password=said["password"])
        session.is_asked("new-password")


@pytest.mark.parametrize(
    ("command", "situation", "after"),
    [
        ("reset", "plain", {"status": "RESET_REQUIRED"}),
        ("confirm", "unconfirmed", {"status": "CONFIRMED"}),
        ("enable", "disabled", {"enabled": True}),
        ("disable", "plain", {"enabled": False}),
        ("sign-out", "plain", {"status": "CONFIRMED"}),
        ("reset-mfa", "totp", {"status": "CONFIRMED"}),
    ],
)
def test_each_action_is_a_command(
    srp: Stile, practice: Practice, command: str, situation: str, after: dict[str, object]
) -> None:
    name = practice.person(situation)["username"]
    said = json.loads(done(srp, command, name, "--json"))
    assert (said["username"], said["action"], said["result"]) == (name, command, "done")
    shown = json.loads(done(srp, "show", name, "--json"))
    assert {member: shown[member] for member in after} == after


def test_what_cannot_be_done_is_told_with_what_to_do_instead(srp: Stile, practice: Practice) -> None:
    name = practice.person("temporary-password")["username"]
    assert "Send the invitation again" in refused(srp, 1, "reset", name)
    assert "nobody of this name" in refused(srp, 1, "show", "nobody-at-all")
    assert "Name the person" in refused(srp, 2, "show")


def test_somebody_is_found_by_whatever_they_are_called(srp: Stile, practice: Practice) -> None:
    person = practice.person("plain")
    sub = json.loads(done(srp, "show", person["username"], "--json"))["sub"]
    for name in (person["email"], person["phone"], sub):
        assert json.loads(done(srp, "show", name, "--json"))["username"] == person["username"]


def test_triage_names_one_thing_to_do_and_what_it_means(srp: Stile, practice: Practice) -> None:
    name = practice.person("disabled")["username"]
    said = done(srp, "show", name)
    assert "Why: The account is disabled." in said
    assert said.count("Do this:") == 1
    assert "Do this: Enable (enable)\n    The person can sign in again" in said
    assert "Add to a group (groups --add)" in said, "what stands in brackets can be typed"
    assert "Remove from a group (groups --remove)" in said


def test_everything_else_is_told_where_it_is_wanted(srp: Stile, practice: Practice) -> None:
    name = practice.person("totp")["username"]
    shown = json.loads(done(srp, "show", name, "--all", "--json"))
    assert shown["factors"]["enabled"] == ["SOFTWARE_TOKEN_MFA"]
    assert (shown["groups"], shown["devices"]) == ([], [])
    assert "AdminGetUser" not in {entry["operation"] for entry in practice.control.ledger()["requests"]}
    practice.control.add_fault(
        operation="AdminGetUserAuthFactors", when="before", do="error", error="AccessDeniedException"
    )
    said = done(srp, "show", name, "--all")
    assert "Second factors: not told\n" in said
    assert "Groups: none\n" in said


@pytest.mark.parametrize(
    ("operation", "line"),
    [
        ("AdminGetUserAuthFactors", "Second factors"),
        ("AdminListGroupsForUser", "Groups"),
        ("AdminListUserSessions", "Open sign-ins"),
    ],
)
def test_what_cannot_be_read_hides_nothing_else(
    srp: Stile, practice: Practice, operation: str, line: str
) -> None:
    """The service's own trouble, too: it is asked several times, then the line says that it was not told."""
    name = practice.person("totp")["username"]
    fault = {
        "operation": operation,
        "do": "error",
        "error": "InternalErrorException",
        "status": 500,
        "times": 20,
    }
    practice.control.add_fault(when="before", **fault)
    said = done(srp, "show", name, "--all")
    assert f"{line}: not told\n" in said
    untold = {each.partition(":")[0] for each in said.splitlines() if each.endswith("not told")}
    own = {"Second factors", "Can begin with"} if line == "Second factors" else {line}
    assert untold == own | {"Open sign-ins"}  # this pool keeps no list of those
    assert "Linked providers: none\n" in said


def test_a_missing_permission_is_named(srp: Stile, practice: Practice) -> None:
    told = "User: x is not authorized to perform: cognito-idp:DescribeUserPool on resource: y"
    practice.control.add_fault(
        operation="DescribeUserPool", when="before", do="error", error="AccessDeniedException", message=told
    )
    assert "cognito-idp:DescribeUserPool" in refused(srp, 1, "list")


def test_the_policy_is_printed_without_asking_anybody(srp: Stile, practice: Practice) -> None:
    printed = json.loads(done(srp, "policy"))
    assert "cognito-idp:DescribeUserPool" in printed["Statement"][0]["Action"]
    assert [each["Sid"] for each in printed["Statement"]] == ["StileReads", "StileHelps", "StileReadsLimits"]
    assert len(json.loads(done(srp, "policy", "--read-only"))["Statement"]) == 1
    assert ":123456789012:" in done(srp, "policy", "--account", "123456789012")
    assert practice.control.ledger()["requests"] == []


def test_the_profile_remembers_what_to_sign_with(srp: Stile, monkeypatch: pytest.MonkeyPatch) -> None:
    assert srp.call("profile", "change", "srp", "--aws-profile", "company-sso").returncode == 0
    monkeypatch.setattr(compose_admin, "practice_control", lambda _profile: None)
    assert "There is no AWS profile company-sso" in refused(srp, 2, "list")
    assert "There is no AWS profile other" in refused(srp, 2, "list", "--aws-profile", "other")


def test_an_account_is_made_changed_and_deleted(srp: Stile, practice: Practice) -> None:
    made = json.loads(done(srp, "create", "quentin", "--attribute", "email=q@example.com", "--json"))
    assert (made["username"], "password" in made) == ("quentin", False)
    assert practice.control.inbox("quentin")[-1]["password"]
    options = ("--set", "email=quentin@example.com", "--verified", "email", "--json")
    changed = json.loads(done(srp, "attributes", "quentin", *options))
    assert (changed["email"], changed["email_verified"]) == ("quentin@example.com", "true")
    assert "Nothing was done" in refused(srp, 2, "delete", "quentin", "--confirm", "quent")
    done(srp, "delete", "quentin", "--confirm", "quentin")
    refused(srp, 1, "show", "quentin")


def test_a_deletion_is_typed_or_it_is_none(srp: Stile, practice: Practice) -> None:
    name = practice.person("plain")["username"]
    assert srp.call("admin", "delete", name).returncode == 3
    done(srp, "delete", name, typed=f"{name}\n")


def test_an_account_without_an_invitation_shows_its_password(srp: Stile, practice: Practice) -> None:
    made = json.loads(done(srp, "create", "quiet", "--silent", "--json"))
    assert made["password"]
    assert practice.control.inbox("quiet") == []
    done(srp, "delete", "quiet", "--confirm", "quiet")


def test_groups_are_listed_and_changed(srp: Stile, practice: Practice) -> None:
    practice.boto3.create_group(UserPoolId=practice.hello["pool_id"], GroupName="helpers")
    name = practice.person("plain")["username"]
    assert "helpers" in done(srp, "groups")
    assert json.loads(done(srp, "groups", name, "--add", "helpers", "--json"))[0]["name"] == "helpers"
    assert json.loads(done(srp, "groups", name, "--remove", "helpers", "--json")) == []
    assert f"{name} is in the group helpers now." in done(srp, "groups", name, "--add", "helpers")
    assert "any more" in done(srp, "groups", name, "--remove", "helpers")
    assert "no such group" in refused(srp, 1, "groups", name, "--add", "nowhere")
    refused(srp, 2, "groups", "--add", "helpers")


def test_the_members_of_a_group_are_a_list_like_any_other(srp: Stile, practice: Practice) -> None:
    practice.boto3.create_group(UserPoolId=practice.hello["pool_id"], GroupName="watch")
    member, other = (practice.person("plain")["username"] for _ in range(2))
    done(srp, "groups", member, "--add", "watch")
    assert set(rows(srp, "--group", "watch")) == {member}
    assert other not in done(srp, "list", "--group", "watch", "--csv")
    assert "no such group" in refused(srp, 1, "list", "--group", "nowhere")
    assert "not allowed with" in refused(srp, 2, "list", "--group", "watch", "--view", "stuck")


def test_attributes_are_removed(srp: Stile, practice: Practice) -> None:
    name = practice.person("plain")["username"]
    options = ("--remove", "phone_number", "--set", "name=Ann", "--json")
    changed = json.loads(done(srp, "attributes", name, *options))
    assert changed == json.loads(done(srp, "attributes", name, "--json"))
    assert (changed["name"], [each for each in changed if "phone" in each]) == ("Ann", [])
    assert "email" in refused(srp, 1, "attributes", name, "--remove", "email")


def test_sessions_are_listed_and_ended(srp: Stile, practice: Practice) -> None:
    person = practice.person("plain", "careful")
    srp.add_practice(practice.hello, "srp", name="tracked", pool_id=person["pool_id"])
    name, profile = person["username"], ("--profile", "tracked")
    for _ in range(2):
        SignIn(practice, person).begin()
    first, second = json.loads(done(srp, "sessions", name, "--json", *profile))
    assert "is_current" not in first
    assert "no such sign-in" in refused(srp, 1, "sessions", name, "--end", "tkn0", *profile)
    said = done(srp, "sessions", name, "--end", first["id"], *profile)
    assert f"The session {first['id']} of {name} has ended.\n{second['id']}  " in said
    assert second["id"] in str(json.loads(done(srp, "show", name, "--all", "--json", *profile))["sessions"])
    plain = practice.person("plain")["username"]
    assert "session tracking is off" in refused(srp, 1, "sessions", plain)


def test_providers_are_listed_and_unlinked(srp: Stile, practice: Practice) -> None:
    name = practice.person("plain")["username"]
    corp = {"ProviderName": "Corp", "ProviderAttributeName": "Cognito_Subject"}
    practice.boto3.admin_link_provider_for_user(
        UserPoolId=practice.hello["pool_id"],
        DestinationUser={"ProviderName": "Cognito", "ProviderAttributeValue": name},
        SourceUser={**corp, "ProviderAttributeValue": name},
    )
    assert done(srp, "providers", name) == f"Corp  Corp  {name}\n"
    assert "but with Corp" in refused(srp, 1, "providers", name, "--unlink", "Google")
    assert json.loads(done(srp, "providers", name, "--unlink", "Corp", "--json")) == []
    assert json.loads(done(srp, "providers", name, "--json")) == []
    assert "nor with any other" in refused(srp, 1, "providers", name, "--unlink", "Corp")


def test_somebody_is_found_although_the_pool_does_not_tell_its_factors(
    srp: Stile, practice: Practice
) -> None:
    name = practice.person("totp")["username"]
    trouble = {"do": "error", "error": "InternalErrorException", "status": 500, "times": 50}
    practice.control.add_fault(operation="GetUserPoolMfaConfig", **trouble)
    shown = json.loads(done(srp, "show", name, "--all", "--json"))
    assert (shown["factors"]["enabled"], shown["devices"]) == (["SOFTWARE_TOKEN_MFA"], [])
    assert shown["impossible_actions"]["reset-mfa"] == "factors-untold"
    assert "this pool's plan is Essentials" in refused(srp, 1, "events", name)
    assert "did not tell which second factors" in refused(srp, 1, "reset-mfa", name)


def test_sign_ins_need_a_plan_that_keeps_them(srp: Stile, practice: Practice) -> None:
    name = practice.person("plain")["username"]
    assert "this pool's plan is Essentials" in refused(srp, 1, "events", name)
    assert "the plan Plus" in refused(srp, 1, "events", name)
    assert "x is no whole number" in refused(srp, 2, "events", name, "--most", "x")


# The note of somebody who asked for help


def note(practice: Practice, folder: Path, name: str, *, named: bool = False) -> str:
    told = HelpNote("work", practice.hello["pool_id"], masked(name), "sign-in", "wrong-password", "now")
    whole = replace(told, username=name if named else "")
    file = folder / "stile-help.txt"
    file.write_text(f"Hello!\n{whole.render()}\nBest, me", encoding="utf-8-sig")
    return str(file)


def test_a_note_leads_to_its_person_with_the_reason(srp: Stile, practice: Practice, tmp_path: Path) -> None:
    name = practice.person("temporary-password")["username"]
    file = note(practice, tmp_path, name, named=True)
    shown = json.loads(done(srp, "show", "--note", file, "--json"))
    assert (shown["username"], shown["told"]) == (name, "wrong-password")
    assert shown["recommended_action"] == "resend"
    said = done(srp, "show", "--note", file)
    assert "The note tells of wrong-password at sign-in" in said
    assert "Cognito does not say which of the two is wrong" in said


def test_a_masked_note_leads_to_the_only_one_it_fits(srp: Stile, practice: Practice, tmp_path: Path) -> None:
    done(srp, "create", "xaver", "--attribute", "email=xaver@example.com")
    file = note(practice, tmp_path, "xaver")
    assert json.loads(done(srp, "show", "--note", file, "--json"))["username"] == "xaver"
    done(srp, "create", "xenia", "--attribute", "email=xenia@example.com")
    assert "xaver, xenia" in refused(srp, 3, "show", "--note", file)
    assert json.loads(done(srp, "show", "xenia", "--note", file, "--json"))["username"] == "xenia"
    assert "Nobody" in refused(srp, 3, "show", "--note", note(practice, tmp_path, "~"))
    for name in ("xaver", "xenia"):
        done(srp, "delete", name, "--confirm", name)


def test_a_note_that_cannot_be_used_is_told(srp: Stile, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(HelpNote("x", "eu-west-1_Elsewhere", "a***", "sign-in", "wrong-code", "").render())
    assert "eu-west-1_Elsewhere" in refused(srp, 2, "show", "--note", str(other))
    (tmp_path / "empty.txt").write_text("Hello, I am stuck")
    assert "no help note" in refused(srp, 2, "show", "--note", str(tmp_path / "empty.txt"))
    assert "cannot be read" in refused(srp, 2, "show", "--note", str(tmp_path / "nowhere.txt"))


@pytest.mark.parametrize("action", [("disable",), ("delete", "--confirm")])
def test_nobody_shuts_out_who_they_signed_in_as_under_a_passphrase(
    sealed: Stile, practice: Practice, action: tuple[str, ...]
) -> None:
    person = practice.person("plain")
    with sealed.session("--store", "passphrase") as session:
        session.unlocks()
        session.is_asked("sign-in")
        session.says(username=person["username"], password=person["password"])
        assert session.ends("signed-in") == 0
    name = person["username"]
    named = (name, *action[1:], *([name] if action[1:] else []))
    typed = f"{PASSPHRASE}\n"  # asked for once, although who is signed in and the audit are both under it
    ended = sealed.call("admin", action[0], *named, "--store", "passphrase", typed=typed)
    assert ended.returncode == 1
    assert "shut yourself out" in ended.stderr
    other = practice.person("plain")["username"]
    ended = sealed.call("admin", "disable", other, "--store", "passphrase", typed=typed)
    assert ended.returncode == 0, ended.stderr
