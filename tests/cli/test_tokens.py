"""What comes after signing in: status, token, sign-out."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.cli.stile import PASSPHRASE, ROOT

if TYPE_CHECKING:
    import subprocess

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

REFRESH = "GetTokensFromRefreshToken"
STORE = ("--store", "passphrase")


@pytest.fixture
def person(sealed: Stile, practice: Practice) -> dict[str, Any]:
    """Return somebody who is signed in, with everything kept under a passphrase."""
    person = practice.person("plain")
    answers = ({"passphrase": PASSPHRASE}, {"username": person["username"], "password": person["password"]})
    typed = "".join(f"{json.dumps(answer)}\n" for answer in answers)
    assert sealed.call("sign-in", "--json", *STORE, typed=typed).returncode == 0
    practice.control.clear_ledger()
    return person


def validated(printed: str, schema: str) -> Any:  # noqa: ANN401 - whatever was printed
    """Return what a command printed, which must be as its schema says."""
    told = json.loads(printed)
    jsonschema.validate(told, json.loads((ROOT / "resources/schemas" / schema).read_text(encoding="utf-8")))
    return told


def unlocked(stile: Stile, *args: str) -> subprocess.CompletedProcess[str]:
    return stile.call(*args, *STORE, typed=PASSPHRASE + "\n")


def operations(practice: Practice) -> list[str]:
    return [request["operation"] for request in practice.control.ledger()["requests"]]


def test_status_says_who_is_signed_in_without_a_call(
    sealed: Stile, practice: Practice, person: dict[str, Any]
) -> None:
    done = unlocked(sealed, "status", "--json")
    told = validated(done.stdout, "status.json")
    assert (done.returncode, told["signed_in"]) == (0, True)
    assert (told["profile"], told["username"]) == ("srp", person["username"])
    assert person["username"] in unlocked(sealed, "status").stdout
    assert operations(practice) == []


def test_a_token_is_printed_alone(sealed: Stile, practice: Practice, person: dict[str, Any]) -> None:
    access, identity = unlocked(sealed, "token").stdout, unlocked(sealed, "token", "--id").stdout
    assert access.count(".") == 2
    assert access.endswith("\n")
    assert access != identity
    user = practice.boto3.get_user(AccessToken=access.strip())
    assert user["Username"] == person["username"]


def test_signing_out_ends_the_session_at_the_pool(
    sealed: Stile, practice: Practice, person: dict[str, Any]
) -> None:
    del person
    token = unlocked(sealed, "token").stdout.strip()
    done = unlocked(sealed, "sign-out")
    assert (done.returncode, done.stdout) == (0, "Signed out.\n")
    assert operations(practice) == ["RevokeToken"]
    with pytest.raises(practice.boto3.exceptions.NotAuthorizedException):
        practice.boto3.get_user(AccessToken=token)
    assert unlocked(sealed, "token").returncode == 3
    nobody = unlocked(sealed, "status", "--json")
    assert (nobody.returncode, validated(nobody.stdout, "status.json")["signed_in"]) == (1, False)
    assert unlocked(sealed, "status").returncode == 1
    again = unlocked(sealed, "sign-out")
    assert (again.returncode, again.stdout) == (0, "srp: nobody is signed in.\n")


def test_without_the_passphrase_nobody_is_said_to_be_signed_out(
    sealed: Stile, practice: Practice, person: dict[str, Any]
) -> None:
    del person
    done = sealed.call("sign-out")
    assert (done.returncode, done.stdout) == (1, "")
    assert "under a passphrase that was not given" in done.stderr
    assert "Nobody was signed out" in done.stderr
    assert "desktop" not in sealed.call("status").stderr, "no other session has it"
    assert operations(practice) == []
    assert unlocked(sealed, "status").returncode == 0


def test_signing_out_everywhere_says_so_to_the_pool(
    sealed: Stile, practice: Practice, person: dict[str, Any]
) -> None:
    del person
    assert unlocked(sealed, "sign-out", "--everywhere").returncode == 0
    assert "GlobalSignOut" in operations(practice)
    assert unlocked(sealed, "sign-out", "--everywhere").returncode == 3


def test_a_wrong_passphrase_is_asked_again(sealed: Stile, person: dict[str, Any]) -> None:
    del person
    done = sealed.call("token", *STORE, typed=f"wrong\n{PASSPHRASE}\n")
    assert done.returncode == 0
    assert "not the passphrase" in done.stderr
    assert sealed.call("token", *STORE, typed="wrong\n").returncode == 3


def test_without_anybody_signed_in_a_person_is_needed(sealed: Stile) -> None:
    done = sealed.call("token")
    assert (done.returncode, done.stdout) == (3, "")
    assert "stile sign-in" in done.stderr


@pytest.mark.parametrize("command", ["token", "status"])
def test_a_quick_command_loads_nothing_heavy(sealed: Stile, command: str) -> None:
    assert sealed.loaded_for(command, "PySide6", "boto3", "botocore") == []


def test_without_a_profile_nobody_is_signed_in(stile: Stile) -> None:
    done = stile.call("status", "--json")
    told = validated(done.stdout, "status.json")
    assert (done.returncode, told["signed_in"], told["profile"]) == (1, False, None)
    assert done.stderr.startswith("There is no profile yet.")
    for args in ((), ("--profile", "typo"), ("--profile", "typo", "--json")):
        assert stile.call("status", *args).returncode == 2


def test_profiles_for_programs_are_as_their_schema_says(srp: Stile) -> None:
    srp.call("profile", "add", "work", "--pool-id", "eu-west-1_Ab3dEf6hI", "--client-id", "1example23456789")
    for profile in validated(srp.call("profile", "list", "--json").stdout, "profile-list.json"):
        assert profile["default"] is (profile["name"] == "srp")
    assert (
        validated(srp.call("--profile", "work", "status", "--json").stdout, "status.json")["profile"]
        == "work"
    )


def test_a_list_that_a_newer_stile_wrote_is_not_taken_for_nobody(stile: Stile) -> None:
    (stile.home / "profiles.json").write_text('{"version": 2, "profiles": []}')
    for args in (
        ("status", "--json"),
        ("token",),
        ("profile", "list"),
        ("profile", "show"),
        ("profile", "use", "a"),
    ):
        done = stile.call(*args)
        assert done.returncode == 1, args
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1, done.stderr
        assert "newer Stile" in done.stderr


class TestWhatATokenIsWorth:
    """`stile token` for a program that knows what it needs."""

    def token(self, stile: Stile, *args: str) -> dict[str, Any]:
        done = unlocked(stile, "token", "--json", *args)
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = validated(done.stdout, "token.json")
        return told

    def test_it_comes_with_its_kind_and_its_end(
        self, sealed: Stile, practice: Practice, person: dict[str, Any]
    ) -> None:
        del person
        access, identity = self.token(sealed), self.token(sealed, "--id")
        assert (access["kind"], identity["kind"]) == ("access", "id")
        assert access["token"] == unlocked(sealed, "token").stdout.strip()
        assert 3590 < access["expires_in"] <= 3600
        left = datetime.fromisoformat(access["expires_at"]) - practice.control.now()
        assert abs(left.total_seconds() - access["expires_in"]) < 5
        assert operations(practice) == []

    def test_it_is_renewed_where_it_would_end_too_soon_or_was_refused(
        self, sealed: Stile, practice: Practice, person: dict[str, Any]
    ) -> None:
        del person
        first = self.token(sealed, "--min-validity", "3000")
        assert operations(practice) == []
        second = self.token(sealed, "--refresh")
        assert second["token"] != first["token"]
        assert operations(practice) == [REFRESH]
        assert self.token(sealed)["token"] == second["token"]
        done = unlocked(sealed, "token", "--min-validity", "80000")
        assert (done.returncode, done.stdout) == (1, "")
        assert "fresh tokens live" in done.stderr
        assert operations(practice) == [REFRESH] * 2

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--timeout", "5"), "goes with --ask"),
            (("--min-validity", "soon"), "seconds are a whole number"),
            (("--min-validity", "86401"), "seconds are a whole number"),
        ],
    )
    def test_what_makes_no_sense_is_wrong_usage(
        self, stile: Stile, options: tuple[str, ...], said: str
    ) -> None:
        done = stile.call("token", *options)
        assert done.returncode == 2
        assert said in done.stderr


class TestSessionsThatNobodyHereCouldEnd:
    """Tokens that leave this computer do not live on at the pool."""

    def token(self, stile: Stile) -> str:
        return unlocked(stile, "token").stdout.strip()

    def is_dead(self, practice: Practice, token: str) -> bool:
        try:
            practice.boto3.get_user(AccessToken=token)
        except practice.boto3.exceptions.NotAuthorizedException:
            return True
        return False

    def test_removing_a_profile_signs_out_at_the_pool(
        self, sealed: Stile, practice: Practice, person: dict[str, Any]
    ) -> None:
        del person
        token = self.token(sealed)
        done = sealed.call("profile", "remove", "srp", *STORE, typed=PASSPHRASE + "\n")
        assert (done.returncode, self.is_dead(practice, token)) == (0, True)
        assert "is signed out at the service, too" in done.stdout
        assert not list(sealed.home.rglob("*.sealed"))

    def test_what_cannot_be_opened_is_removed_and_what_goes_on_is_said(
        self, sealed: Stile, practice: Practice, person: dict[str, Any]
    ) -> None:
        del person
        token = self.token(sealed)
        (sealed.home / "wrong").write_text("another one\n")
        kept = sealed.call("profile", "remove", "srp", "--passphrase-file", str(sealed.home / "wrong"))
        assert (kept.returncode, "srp" in sealed.call("profile", "list").stdout) == (1, True)
        done = sealed.call("profile", "remove", "srp")
        assert (done.returncode, self.is_dead(practice, token)) == (0, False)
        assert "could not be opened" in done.stdout
        assert not list(sealed.home.rglob("*.sealed"))

    def test_a_pool_that_is_gone_keeps_no_profile(
        self, sealed: Stile, practice: Practice, person: dict[str, Any]
    ) -> None:
        del person, practice
        nowhere = ("--endpoint-url", "http://127.0.0.1:9")
        assert sealed.call("profile", "change", "srp", *nowhere).returncode == 0
        done = sealed.call("profile", "remove", "srp", *STORE, typed=PASSPHRASE + "\n")
        assert done.returncode == 0
        assert "could not be told" in done.stdout

    def test_a_profile_of_which_nothing_is_kept_says_nothing_of_it(self, srp: Stile) -> None:
        assert srp.call("profile", "remove", "srp").stdout.splitlines()[-1] == "Removed the profile srp."

    def test_somebody_else_takes_the_place_of_who_was_signed_in(
        self, sealed: Stile, practice: Practice, person: dict[str, Any]
    ) -> None:
        del person
        before, other = self.token(sealed), practice.person("plain")
        answers = ({"passphrase": PASSPHRASE}, {"username": other["username"], "password": other["password"]})
        typed = "".join(f"{json.dumps(answer)}\n" for answer in answers)
        done = sealed.call("sign-in", "--json", "--username", other["username"], *STORE, typed=typed)
        assert (done.returncode, self.is_dead(practice, before)) == (0, True)
        assert not self.is_dead(practice, self.token(sealed))
