"""A profile whose values are wrong: told by its problem, changed by the command that the problem names."""

from __future__ import annotations

import argparse
import json
import shlex
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from desktop.cli import parser, profile_options
from desktop.core.catalogue.all_findings import ALL_FINDINGS
from desktop.core.catalogue.all_messages import ALL_MESSAGES
from desktop.profiles import suspects as table
from tests.cli.stile import PASSPHRASE, ROOT
from tests.cli.test_sign_in_terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

IDS = ("--pool-id", "eu-west-1_Ab3dEf6hI", "--client-id", "1example23456789")
STORE = ("--store", "passphrase")
WRITTEN = json.loads((ROOT / "resources/schemas/profile-written.json").read_text(encoding="utf-8"))


def shown(stile: Stile, name: str = "work") -> dict[str, Any]:
    record: dict[str, Any] = json.loads(stile.call("profile", "show", name, "--json").stdout)
    return record


def at(practice: Practice, **values: str) -> tuple[str, ...]:
    """Return the options of a profile of the practice pool, some of them others."""
    given = {
        "pool-id": practice.hello["pool_id"],
        "client-id": practice.client_id("srp"),
        "endpoint-url": practice.endpoint,
    }
    options = {**given, **{name.replace("_", "-"): value for name, value in values.items()}}
    return tuple(part for name, value in options.items() for part in (f"--{name}", value))


class TestChanging:
    @pytest.mark.parametrize(
        ("options", "member", "value"),
        [
            (("--client-id", "other1"), "client_id", "other1"),
            (("--pool-id", "us-east-1_Other1"), "pool_id", "us-east-1_Other1"),
            (("--pool-id", "us-east-1_Other1"), "region", "us-east-1"),
            (("--pool-id", "us-east-1_Other1", "--region", "us-east-1"), "region", "us-east-1"),
            (("--endpoint-url", "https://idp.example.com"), "endpoint_url", "https://idp.example.com"),
            (("--flow", "password"), "flow", "password"),
            (("--session-minutes", "9"), "session_minutes", 9),
            (("--identity-pool-id", "eu-west-1:0a"), "identity_pool_id", "eu-west-1:0a"),
            (("--aws-profile", "staff"), "aws_profile", "staff"),
        ],
    )
    def test_every_value_can_be_changed_and_the_others_stay(
        self, stile: Stile, options: tuple[str, ...], member: str, value: object
    ) -> None:
        stile.call("profile", "add", "work", *IDS, "--metadata", "team=staff", "--fallback-flow", "custom")
        done = stile.call("profile", "change", "work", *options)
        assert done.returncode == 0, done.stderr
        now = shown(stile)
        assert now[member] == value
        assert now["sources"][member] == ("flag" if member in str(options).replace("-", "_") else "default")
        assert (now["client_metadata"], now["fallback_flows"]) == ({"team": "staff"}, ["custom"])

    @pytest.mark.parametrize("name", ["work", "typo"])
    @pytest.mark.parametrize("option", [(), ("--check",), ("--json",)])
    def test_a_change_of_nothing_is_refused(self, stile: Stile, name: str, option: tuple[str, ...]) -> None:
        stile.call("profile", "add", "work", *IDS)
        done = stile.call("profile", "change", name, *option)
        said = "Say what to change, for example --client-id ID."
        assert done.returncode == 2
        if option == ("--json",):
            assert json.loads(done.stdout)["problems"] == [
                {"code": "nothing-to-change", "message": said, "field": None}
            ]
        else:
            assert (done.stdout, done.stderr) == ("", f"{said}\n")

    @pytest.mark.parametrize(
        ("command", "fields"),
        [
            (("add", "work", *IDS), [None]),
            (("add", "new", "--pool-id", "x", "--client-id", "?"), ["pool_id", "client_id"]),
            (("add", "new", *IDS, "--alarm", "a=x", "--endpoint-url", "ftp://x"), ["endpoint_url", "alarms"]),
            (("add", "nul", *IDS), [None]),
            (("add", "new", *IDS, "--client-secret-stdin"), [None]),
            (("change", "nobody", "--flow", "srp"), [None]),
            (("change", "work", "--flow", "none"), ["flow"]),
            (("change", "work", "--region", "us-east-1"), ["region"]),
        ],
    )
    def test_programs_are_told_of_every_refusal_by_one_object(
        self, stile: Stile, command: tuple[str, ...], fields: list[str | None]
    ) -> None:
        stile.call("profile", "add", "work", *IDS)
        plain, done = stile.call("profile", *command), stile.call("profile", *command, "--json")
        record = json.loads(done.stdout)
        jsonschema.validate(record, WRITTEN)
        assert (record["ok"], done.returncode) == (False, plain.returncode)
        assert [problem["field"] for problem in record["problems"]] == fields
        for problem in record["problems"]:
            assert problem["message"] in plain.stderr
            assert problem["message"] not in done.stderr

    def test_change_takes_every_option_of_add(self, tmp_path: Path) -> None:
        (tmp_path / "passphrase").write_text(PASSPHRASE)
        made = argparse.ArgumentParser()
        profile_options.add_pool(made)
        profile_options.add_manner(made)
        profile_options.add_check(made)
        typed = {
            "--metadata": "a=b",
            "--home-realm": "a.example=A",
            "--alarm": "low-rate=off",
            "--store": "passphrase",
        }
        typed |= {"--passphrase-file": str(tmp_path / "passphrase")}
        for action in made._actions[1:]:
            option = action.option_strings[0]
            if option == "--passphrase-fd":
                continue  # the same value from elsewhere
            value = [] if action.nargs == 0 else [typed.get(option, "x")]
            assert parser.parse(["profile", "change", "work", option, *value]).name == "work", option

    def test_a_region_that_is_not_the_pools_is_refused_and_nothing_changes(self, stile: Stile) -> None:
        stile.call("profile", "add", "work", *IDS)
        before = shown(stile)
        done = stile.call("profile", "change", "work", "--region", "us-east-1")
        assert done.returncode == 2
        assert "eu-west-1" in done.stderr
        assert "stile profile change work --region" in done.stderr
        assert shown(stile) == before

    def test_what_was_given_can_be_taken_back(self, stile: Stile) -> None:
        where = ("--endpoint-url", "https://idp.example.com", "--fallback-flow", "srp", "--sign-up", "email")
        stile.call("profile", "add", "work", *IDS, *where)
        done = stile.call(
            "profile", "change", "work", "--endpoint-url", "", "--fallback-flow", "", "--sign-up", ""
        )
        assert done.returncode == 0, done.stderr
        assert not {"endpoint_url", "fallback_flows", "sign_up"} & set(shown(stile)) - {"sources"}

    def test_a_profile_that_cannot_be_used_is_mended_by_the_command_that_is_named(self, stile: Stile) -> None:
        stile.call("profile", "add", "work", *IDS)
        book = stile.home / "profiles.json"
        book.write_text(book.read_text().replace("1example23456789", "not an id"))
        failed = stile.call("sign-in", "--terminal")
        assert failed.returncode == 2
        assert command_of(failed.stderr).startswith("stile profile change work --client-id ID")
        assert stile.call("profile", "change", "work", "--client-id", "right1").returncode == 0
        assert shown(stile)["client_id"] == "right1"

    def test_a_client_secret_can_be_given_later_and_let_go_of(self, stile: Stile, practice: Practice) -> None:
        pool = practice.pool("secret")
        ids = at(practice, pool_id=pool["pool_id"], client_id=pool["clients"]["srp"])
        stile.call("profile", "add", "work", *ids)
        assert stile.call("profile", "check", "work").returncode == 1
        secret = pool["settings"]["client_secrets"]["srp"]
        stile.seal("work")
        typed = f"{secret}\n{PASSPHRASE}\n"
        given = stile.call(
            "profile", "change", "work", "--client-secret-stdin", "--check", *STORE, typed=typed
        )
        assert given.returncode == 0, given.stdout + given.stderr
        assert "does not allow" not in given.stdout
        assert shown(stile)["has_client_secret"] is True
        gone = stile.call("profile", "change", "work", "--no-client-secret", *STORE, typed=f"{PASSPHRASE}\n")
        assert gone.returncode == 0, gone.stderr
        assert shown(stile)["has_client_secret"] is False


class TestWhatIsKept:
    @pytest.mark.parametrize(
        ("options", "codes"),
        [
            (("--session-minutes", "9"), []),
            (("--flow", "password"), ["change-leaves-step", "change-keeps-tokens"]),
            (("--client-id", "other1"), ["change-leaves-step", "change-leaves-tokens"]),
            (
                ("--pool-id", "eu-west-1_Other1"),
                ["change-leaves-step", "change-leaves-tokens", "change-leaves-computer"],
            ),
            (
                ("--endpoint-url", "https://idp.example.com"),
                ["change-leaves-step", "change-leaves-tokens", "change-leaves-computer"],
            ),
        ],
    )
    def test_is_told_to_a_person_and_to_programs(
        self, stile: Stile, options: tuple[str, ...], codes: list[str]
    ) -> None:
        """Under a passphrase all of it may be there; where nothing was ever kept, nothing is said of it."""
        stile.call("profile", "add", "work", *IDS)
        assert stile.call("profile", "change", "work", *options).stderr == ""
        undo = ("--flow", "srp", "--session-minutes", "3", "--endpoint-url", "")
        stile.call("profile", "change", "work", *IDS, *undo)
        stile.seal("work")
        told = stile.call("profile", "change", "work", *options).stderr.splitlines()
        assert len(told) == len(codes)
        stile.call("profile", "change", "work", *IDS, *undo)
        done = stile.call("profile", "change", "work", *options, "--json")
        record = json.loads(done.stdout)
        jsonschema.validate(record, WRITTEN)
        assert (record["kept"], record["changed"], done.stderr) == (codes, True, "")

    def test_tokens_of_another_app_client_are_not_handed_out(self, sealed: Stile, practice: Practice) -> None:
        person = practice.person("plain")
        answers = (
            {"passphrase": PASSPHRASE},
            {"username": person["username"], "password": person["password"]},
        )
        typed = "".join(f"{json.dumps(answer)}\n" for answer in answers)
        assert sealed.call("sign-in", "--json", *STORE, typed=typed).returncode == 0

        def unlocked(*args: str) -> Any:  # noqa: ANN401 - a finished process
            return sealed.call(*args, *STORE, typed=PASSPHRASE + "\n")

        other = practice.client_id("password")
        sealed.call("profile", "change", "srp", "--client-id", other, "--flow", "password")
        assert json.loads(unlocked("status", "--json").stdout)["signed_in"] is False
        assert unlocked("token").returncode != 0
        assert unlocked("token").stdout == ""
        sealed.call("profile", "change", "srp", "--client-id", practice.client_id("srp"), "--flow", "srp")
        assert json.loads(unlocked("status", "--json").stdout)["signed_in"] is True


class TestChecking:
    def test_what_is_well_is_added(self, stile: Stile, practice: Practice) -> None:
        done = stile.call("profile", "add", "work", *at(practice), "--check")
        assert done.returncode == 0, done.stdout
        assert f"The app client {practice.client_id('srp')} exists." in done.stdout
        assert "Added the profile work." in done.stdout

    def test_what_is_not_is_not_added_and_said(self, stile: Stile, practice: Practice) -> None:
        done = stile.call("profile", "add", "work", *at(practice, client_id="nobodysclient"), "--check")
        assert done.returncode == 1
        assert "no app client nobodysclient" in done.stdout
        assert "without --check" in done.stdout
        assert json.loads(stile.call("profile", "list", "--json").stdout) == []

    @pytest.mark.parametrize("command", ["add", "change"])
    @pytest.mark.parametrize("right", [True, False])
    def test_programs_get_one_object(
        self, stile: Stile, practice: Practice, command: str, *, right: bool
    ) -> None:
        if command == "change":
            stile.call("profile", "add", "work", *at(practice))
        client = practice.client_id("srp") if right else "nobodysclient"
        done = stile.call("profile", command, "work", *at(practice, client_id=client), "--check", "--json")
        record = json.loads(done.stdout)
        jsonschema.validate(record, WRITTEN)
        member = "added" if command == "add" else "changed"
        assert (record["ok"], record[member], done.returncode) == (right, right, 0 if right else 1)
        assert ("client.unknown" in {each["code"] for each in record["checks"]}) is not right

    def test_a_change_that_does_not_fit_is_not_written_and_the_command_is_named(
        self, stile: Stile, practice: Practice
    ) -> None:
        stile.call("profile", "add", "work", *at(practice))
        before = shown(stile)
        done = stile.call("profile", "change", "work", "--client-id", "nobodysclient", "--check")
        assert done.returncode == 1
        assert "stile profile change work --client-id ID" in done.stdout
        assert shown(stile) == before

    def test_the_check_of_a_profile_names_the_command(self, stile: Stile, practice: Practice) -> None:
        stile.call("profile", "add", "work", *at(practice, client_id="nobodysclient"))
        done = stile.call("profile", "check")
        assert "stile profile change work --client-id ID (or --pool-id ID, --endpoint-url URL)" in done.stdout
        assert "stile profile change" not in stile.call("profile", "check", "--json").stdout
        assert "stile profile change work --client-id ID" in stile.call("doctor").stdout


class TestTheNextCommand:
    def test_is_told_to_a_person(self, stile: Stile) -> None:
        with Terminal(stile, "profile", "add", "work", *IDS) as terminal:
            terminal.sees("Added the profile work.")
            terminal.sees("stile profile check work")
            terminal.sees("Sign in: stile\r\n")
            assert terminal.ends() == 0
        with Terminal(stile, "profile", "add", "home", *IDS) as terminal:
            terminal.sees("Sign in: stile --profile home")
            assert terminal.ends() == 0

    def test_is_not_told_to_a_pipe_or_a_program(self, stile: Stile) -> None:
        ids = ("--pool-id", "eu-west-1_Ab3dEf6hI", "--client-id", "5k2n8r3v9x1c4b7m6d0f8g2h1j")
        done = stile.call("profile", "add", "work", *ids)
        assert (done.stdout, done.stderr) == ("Added the profile work.\n", "")
        with Terminal(stile, "profile", "add", "home", *IDS, "--json") as terminal:
            assert terminal.ends() == 0
            jsonschema.validate(json.loads(terminal.shown), WRITTEN)


def command_of(text: str) -> str:
    """Return the command that a text names."""
    return next(line.partition(": ")[2] for line in text.splitlines() if "stile profile change" in line)


class TestProblemsNameTheCommand:
    def test_in_a_terminal_and_following_it_leads_on(self, stile: Stile, practice: Practice) -> None:
        stile.call("profile", "add", "work", *at(practice, client_id="nobodysclient"))
        person = practice.person("plain")
        with Terminal(stile, "sign-in", "--terminal", "--store", "memory") as terminal:
            terminal.sees("User name: ")
            terminal.types(person["username"])
            terminal.sees("Password: ")
            terminal.types(person["password"])
            terminal.sees("does not know this app")
            terminal.sees("stile profile change work --client-id ID")
        assert (
            stile.call("profile", "change", "work", "--client-id", practice.client_id("srp")).returncode == 0
        )
        script = stile.home / "answers.toml"
        script.write_text(
            '[[answer]]\nstep="sign-in"\nfields={{username="{username}", password="{password}"}}\n'.format(
                **person
            )
        )
        assert stile.call("sign-in", "--script", str(script), "--store", "memory").returncode == 0

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"client_id": "nobodysclient"}, "client_id"),
            ({"flow": "password"}, "flow"),
            ({"endpoint_url": "http://127.0.0.1:9"}, "endpoint_url"),
        ],
    )
    def test_programs_hear_which_values(
        self, stile: Stile, practice: Practice, values: dict[str, str], field: str
    ) -> None:
        stile.call("profile", "add", "work", *at(practice, **values))
        with stile.session() as session:
            session.is_asked("sign-in")
            session.says(username="ann", password="Some-password-1")
            said = session.hears()
        assert said["problem"]["profile_fields"][0] == field

    def test_a_script_is_told(self, stile: Stile, practice: Practice) -> None:
        pool = practice.pool("secret")
        stile.call(
            "profile", "add", "work", *at(practice, pool_id=pool["pool_id"], client_id=pool["clients"]["srp"])
        )
        script = stile.home / "answers.toml"
        script.write_text('[[answer]]\nstep="sign-in"\nfields={username="ann", password={stdin=true}}\n')
        done = stile.call("sign-in", "--script", str(script), typed="Some-password-1\n")
        assert "stile profile change work --client-secret-stdin" in done.stdout

    def test_a_command_that_fails_by_it_names_the_command(self, stile: Stile) -> None:
        stile.call("profile", "add", "work", *IDS, "--aws-profile", "nobodys")
        done = stile.call("admin", "list", "--profile", "work")
        assert done.returncode == 2
        assert done.stderr.splitlines()[-1] == "Change it with: stile profile change work --aws-profile VALUE"

    def test_a_command_that_adds_does_not_name_another(self, stile: Stile) -> None:
        done = stile.call("profile", "add", "work", *IDS, "--session-minutes", "99")
        assert "stile profile change" not in done.stderr


def test_a_pool_that_is_not_known_where_the_profile_calls_is_told_by_its_id_first(
    stile: Stile, practice: Practice
) -> None:
    stile.call("profile", "add", "work", *at(practice, pool_id="eu-west-1_Nowhere11"))
    seen = stile.call("profile", "check", "work").stdout
    advice = [line for line in seen.splitlines() if line.startswith("Change it with:")]
    assert advice[0] == ("Change it with: stile profile change work --pool-id ID (or --endpoint-url URL)")


def test_every_value_in_the_table_has_an_option_that_change_takes() -> None:
    named = {field for entry in table._BY_CODE.values() for field in entry.fields}
    for field in named:
        option, *value = shlex.split(profile_options.option_of(field))
        typed = ["a=b"] if option == "--metadata" else ["x"] if value else []
        assert parser.parse(["profile", "change", "work", option, *typed]), field


def test_every_code_in_the_table_is_public() -> None:
    for code in table._BY_CODE:
        name, _, variant = code.partition(".")
        known = code in ALL_FINDINGS or name in ALL_MESSAGES
        assert known, code
        if code not in ALL_FINDINGS and variant:
            assert variant in ALL_MESSAGES[name].variants, code
