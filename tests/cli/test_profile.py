from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.stile import PASSPHRASE
from tests.cli.test_sign_in_terminal import Terminal

if TYPE_CHECKING:
    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

IDS = ("--pool-id", "eu-west-1_Ab3dEf6hI", "--client-id", "1example23456789")


def test_a_profile_is_added_shown_chosen_and_removed(stile: Stile) -> None:
    assert stile.call("profile", "add", "work", *IDS, "--flow", "password").returncode == 0
    assert stile.call("profile", "add", "home", *IDS, "--session-minutes", "15").returncode == 0
    listed = json.loads(stile.call("profile", "list", "--json").stdout)
    assert [(one["name"], one["default"]) for one in listed] == [("work", True), ("home", False)]
    stile.call("profile", "use", "home")
    shown = json.loads(stile.call("profile", "show", "--json").stdout)
    assert (shown["name"], shown["region"], shown["session_minutes"]) == ("home", "eu-west-1", 15)
    assert "* home" in stile.call("profile", "list").stdout
    assert stile.call("profile", "remove", "home").returncode == 0
    assert "home" not in stile.call("profile", "list").stdout


def test_ids_that_only_stand_in_the_guide_are_told(stile: Stile) -> None:
    client = "5k2n8r3v9x1c4b7m6d0f8g2h1j"
    done = stile.call("profile", "add", "work", "--pool-id", "eu-west-1_AbCdEfGhI", "--client-id", client)
    assert done.returncode == 0
    assert "placeholders where the ids belong: eu-west-1_AbCdEfGhI." in done.stderr
    assert "stile profile change work" in done.stderr
    real = stile.call("profile", "add", "real", "--pool-id", "eu-west-1_Qw7Zp2LmK", "--client-id", client)
    assert real.stderr == ""


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (("--pool-id", "arn:aws:x", "--client-id", "1example"), "user pool's id"),
        ((*IDS, "--flow", "magic"), "magic"),
        ((*IDS, "--endpoint-url", "http://example.com"), "https://"),
        ((*IDS, "--session-minutes", "2"), "minutes"),
        ((*IDS, "--session-minutes", "soon"), "session_minutes"),
        ((*IDS, "--region", "us-east-1"), "eu-west-1"),
        ((*IDS, "--plain-password", "maybe"), "ask, allow or never"),
        ((*IDS, "--plain-password", "never", "--fallback-flow", "password"), "ask, allow or never"),
        ((*IDS, "--relying-party", "https://example.com"), "domain such as example.com"),
        ((*IDS, "--relying-party", "*.example.com"), "domain such as example.com"),
        ((*IDS, "--relying-party", "192.0.2.1"), "domain such as example.com"),
        ((*IDS, "--flow", "browser"), "needs the domain"),
        ((*IDS, "--domain", "http://auth.example.com"), "host such as"),
        ((*IDS, "--domain", "auth.example.com/login"), "host such as"),
        ((*IDS, "--domain", "auth.example.com", "--scopes", "email"), "openid"),
        ((*IDS, "--domain", "auth.example.com", "--redirect-ports", "80"), "1024"),
        ((*IDS, "--domain", "auth.example.com", "--home-realm", "@example.com=Example"), "own providers"),
        ((*IDS, "--domain", "auth.example.com", "--home-realm", "example.com"), "as DOMAIN=PROVIDER"),
        ((*IDS, "--domain", "auth.example.com", "--redirect-ports", "soon"), "redirect_ports"),
        ((*IDS, "--domain", "auth.example.com", "--fallback-flow", "browser"), "browser"),
    ],
)
def test_a_wrong_value_is_told_in_a_sentence(stile: Stile, wrong: tuple[str, ...], says: str) -> None:
    done = stile.call("profile", "add", "work", *wrong)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert stile.call("profile", "list").stdout == ""


def test_what_guards_passkeys_and_passwords_is_set_shown_and_taken_back(stile: Stile) -> None:
    stile.call("profile", "add", "work", *IDS, "--relying-party", "Example.com", "--plain-password", "never")
    shown = json.loads(stile.call("profile", "show", "work", "--json").stdout)
    assert (shown["relying_party"], shown["plain_password"]) == ("example.com", "never")
    assert (
        stile.call("profile", "change", "work", "--relying-party", "", "--plain-password", "ask").returncode
        == 0
    )
    shown = json.loads(stile.call("profile", "show", "work", "--json").stdout)
    assert not {"relying_party", "plain_password"} & {*shown}


def test_a_name_is_given_once(stile: Stile) -> None:
    stile.call("profile", "add", "work", *IDS)
    done = stile.call("profile", "add", "work", *IDS)
    assert done.returncode == 1
    assert "already" in done.stderr


@pytest.mark.parametrize("command", ["use", "remove", "show"])
def test_an_unknown_name_is_wrong_usage(stile: Stile, command: str) -> None:
    done = stile.call("profile", command, "nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr


def test_without_a_profile_the_way_to_one_is_told(stile: Stile) -> None:
    done = stile.call("status")
    assert done.returncode == 2
    assert "stile profile add" in done.stderr


def test_a_client_secret_is_kept_sealed_and_used(stile: Stile, practice: Practice) -> None:
    pool = practice.pool("secret")
    secret = pool["settings"]["client_secrets"]["srp"]
    person = practice.person("plain", "secret")
    ids = ("--pool-id", pool["pool_id"], "--client-id", pool["clients"]["srp"])
    where = ("--endpoint-url", practice.endpoint, "--client-secret-stdin", "--store", "passphrase")
    added = stile.call(
        "profile", "add", "work", *ids, *where, typed=f"{secret}\n{PASSPHRASE}\n{PASSPHRASE}\n"
    )
    assert added.returncode == 0, added.stderr
    assert secret not in added.stdout + added.stderr
    assert not any(secret.encode() in path.read_bytes() for path in stile.home.rglob("*") if path.is_file())
    with stile.session("--store", "passphrase") as session:
        session.unlocks()
        session.is_asked("sign-in")
        session.says(username=person["username"], password=person["password"])
        assert session.ends("signed-in") == 0
    assert stile.call("profile", "remove", "work").returncode == 0
    assert not list(stile.home.rglob("*.sealed"))


def test_a_client_secret_that_cannot_be_kept_is_refused(stile: Stile) -> None:
    done = stile.call("profile", "add", "work", *IDS, "--client-secret-stdin", typed="s3cret\n")
    assert done.returncode == 1
    assert "--store passphrase" in done.stderr
    assert stile.call("profile", "list").stdout == ""


def test_a_profile_may_be_named_before_the_command_or_after_it(stile: Stile) -> None:
    for name in ("work", "home"):
        stile.call("profile", "add", name, *IDS)
    for args in (("--profile", "home", "status"), ("status", "--profile", "home")):
        assert stile.call(*args).stdout.startswith("home:")
    assert stile.call("status").stdout.startswith("work:")


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_profile_to_look_at_is_named_in_any_of_the_ways(stile: Stile, command: str) -> None:
    stile.call("profile", "add", "work", *IDS)
    at_nobody = ("--endpoint-url", "http://127.0.0.1:9")
    stile.call("profile", "add", "home", *IDS, *at_nobody)
    ways = (
        ("--profile", "home", "profile", command),
        ("profile", command, "--profile", "home"),
        ("profile", command, "home", "--profile", "Home"),
    )
    for way in ways:
        assert "127.0.0.1" in stile.call(*way).stdout, way
    unknown = stile.call("profile", command, "--profile", "typo")
    assert unknown.returncode == 2
    assert "typo" in unknown.stderr


@pytest.mark.parametrize("command", ["show", "check"])
def test_two_names_for_one_profile_are_refused(stile: Stile, command: str) -> None:
    for name in ("work", "home"):
        stile.call("profile", "add", name, *IDS)
    for way in (
        ("--profile", "home", "profile", command, "work"),
        ("profile", command, "work", "--profile", "home"),
    ):
        done = stile.call(*way)
        assert (done.returncode, done.stdout) == (2, "")
        assert "two profiles, work and home" in done.stderr


@pytest.mark.parametrize("command", ["token", "sign-out --everywhere"])
def test_who_is_told_to_sign_in_is_told_with_which_profile(stile: Stile, command: str) -> None:
    for name in ("work", "home"):
        stile.call("profile", "add", name, *IDS)
    for profile, told in (("work", "stile sign-in"), ("home", "stile sign-in --profile home")):
        done = stile.call(*command.split(), "--profile", profile)
        assert done.returncode == 3
        assert done.stderr.splitlines()[-1] == f"Nobody is signed in. Run: {told}"


def test_a_sign_in_on_a_terminal_names_its_profile_in_what_to_type_next(
    stile: Stile, practice: Practice
) -> None:
    stile.call("profile", "add", "work", *IDS)
    stile.add_practice(practice.hello, "srp")
    for profile, told in ((("--profile", "srp"), "stile sign-in --profile srp"), ((), "stile sign-in")):
        shown = " ".join(stile.call("sign-in", "--terminal", *profile).stdout.split())
        assert f"run: {told} --store passphrase" in shown


def test_removing_says_what_goes_and_which_profile_is_the_default_then(stile: Stile) -> None:
    for name in ("work", "home", "other"):
        stile.call("profile", "add", name, *IDS)
    done = stile.call("profile", "remove", "other", "--yes")
    assert "With it go from this computer: who is signed in" in done.stdout
    assert "default profile" not in done.stdout
    moved = stile.call("profile", "remove", "work").stdout.splitlines()
    assert moved[-2:] == ["Removed the profile work.", "The default profile is now home."]
    last = stile.call("profile", "remove", "home").stdout.splitlines()
    assert last[-1] == "Removed the profile home."


def test_at_a_terminal_a_profile_goes_only_when_that_is_agreed_to(stile: Stile) -> None:
    stile.call("profile", "add", "work", *IDS)
    for typed, code, left in (("", 130, True), ("n", 130, True), ("y", 0, False)):
        with Terminal(stile, "profile", "remove", "work") as terminal:
            terminal.sees("With it go from this computer")
            terminal.sees("Remove work? [y/N]")
            terminal.types(typed)
            terminal.sees("Nothing was removed." if left else "Removed the profile work.")
            assert terminal.ends() == code
        assert ("work" in stile.call("profile", "list").stdout) is left
    with Terminal(stile, "profile", "remove", "work") as terminal:
        terminal.sees("work")
        assert terminal.ends() == 2
        assert "[y/N]" not in terminal.shown


def test_a_list_that_is_broken_is_told_and_not_thrown_away(stile: Stile) -> None:
    stile.call("profile", "add", "work", *IDS)
    broken = stile.home / "profiles.json"
    broken.write_text("{")
    for command in ("status", "profile list"):
        assert str(broken) in stile.call(*command.split()).stderr
    assert broken.read_text() == "{"


def test_a_profile_that_is_not_sound_is_explained_and_can_be_removed(stile: Stile) -> None:
    stile.call("profile", "add", "work", *IDS)
    book = stile.home / "profiles.json"
    book.write_text(book.read_text().replace("1example23456789", "not an id"))
    assert "work" in stile.call("profile", "list").stderr
    shown = stile.call("profile", "show", "work")
    assert shown.returncode == 2
    assert "Client ID" in shown.stderr
    assert stile.call("profile", "remove", "work").returncode == 0


def test_a_profile_says_which_endpoint_of_aws_is_called(stile: Stile) -> None:
    ids = ("--pool-id", "us-east-1_Ab3dEf6hI", "--client-id", "1example23456789")
    assert stile.call("profile", "add", "work", *ids, "--fips", "--dualstack").returncode == 0
    assert stile.call("profile", "change", "work", "--no-dualstack").returncode == 0
    shown = json.loads(stile.call("profile", "show", "work", "--json").stdout)
    assert shown["fips"] is True
    assert "dualstack" not in shown
    refused = stile.call("profile", "add", "home", *IDS, "--fips")
    assert refused.returncode == 2
    assert "us-gov-west-1" in refused.stderr


def test_a_profile_is_changed_and_stays_what_it_was_otherwise(stile: Stile) -> None:
    stile.call("profile", "add", "work", *IDS, "--flow", "password", "--metadata", "team=staff")
    done = stile.call("profile", "change", "work", "--session-minutes", "9", "--fallback-flow", "srp")
    assert done.returncode == 0, done.stderr
    shown = json.loads(stile.call("profile", "show", "work", "--json").stdout)
    assert (shown["flow"], shown["session_minutes"], shown["fallback_flows"]) == ("password", 9, ["srp"])
    assert shown["client_metadata"] == {"team": "staff"}
    refused = stile.call("profile", "change", "work", "--session-minutes", "99")
    assert refused.returncode == 2
    assert "minutes" in refused.stderr
