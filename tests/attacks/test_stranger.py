"""Only a practice pool that proves itself is one: all else on a port of this computer is a pool like others.

What a stranger is sent is counted: no secret of a script, and no credentials of practice.
"""

from __future__ import annotations

import asyncio
import os
import socket
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest

from desktop import wiring
from desktop.aws.credentials import AwsCredentials
from desktop.local_services.local_practice import LocalPractice
from desktop.practice import pool_proof
from desktop.practice.pool_proof import is_proven, proof
from desktop.practice.private_keys import PublishedKey, found_keys
from desktop.practice.server import PracticeServer
from desktop.profiles.parsing import parse
from desktop.wiring.admin_ports import open_admin
from desktop.wiring.app_context import AppContext
from tests.attacks.stranger import ANSWERS, Stranger, relay_to
from tests.cli.stile import Stile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.fixtures.practice import Practice

SECRET = "Literal-Secret-1!"
SCRIPT = f'[[answer]]\nstep="sign-in"\nfields={{username="ada", password="{SECRET}"}}\n'
CODE = '[[answer]]\nstep="email-code"\nfields={code={inbox=true}}\n'


@pytest.fixture
def stile(tmp_path: Path) -> Stile:
    return Stile(tmp_path)


def add(stile: Stile, practice: Practice, stranger: Stranger) -> None:
    stile.add_practice(practice.hello, "srp", endpoint_url=stranger.url)


@pytest.mark.parametrize("what", ANSWERS)
def test_what_is_no_practice_pool_is_simply_none(what: str, practice: Practice) -> None:
    with Stranger(ANSWERS[what]) as stranger:
        key = PublishedKey(int(stranger.url.rpartition(":")[2]))  # as a pool that was killed leaves it
        try:
            profile = parse({"name": "x", **stranger.profile(practice.hello)})
            assert wiring.practice_control(profile) is None
            assert b"/_practice/proof" in stranger.heard
        finally:
            key.withdraw()


def test_one_that_never_answers_is_given_up(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_proof, "_PATIENCE", 0.2)
    with Stranger(b"", silent=True) as stranger:
        key = PublishedKey(int(stranger.url.rpartition(":")[2]))
        assert wiring.practice_control(parse({"name": "x", **stranger.profile(practice.hello)})) is None
        key.withdraw()


def test_without_a_key_for_the_port_nobody_is_even_asked(practice: Practice) -> None:
    with Stranger(ANSWERS["an answer that talks like practice"]) as stranger:
        assert wiring.practice_control(parse({"name": "x", **stranger.profile(practice.hello)})) is None
    assert stranger.heard == b""


def test_a_practice_pool_is_one(practice: Practice) -> None:
    assert is_proven(practice.endpoint)
    assert is_proven(practice.endpoint.replace("127.0.0.1", "localhost"))


def test_a_stranger_gains_nothing_by_handing_on_what_it_is_asked(practice: Practice) -> None:
    with Stranger(relay_to(practice.endpoint)) as stranger:
        port = int(stranger.url.rpartition(":")[2])
        [real] = {*found_keys(int(practice.endpoint.rpartition(":")[2]))}
        key = PublishedKey(port)
        for file in key._files:  # even with the very key of the real pool: the address is in what is signed
            file.write_bytes(real)
        assert not is_proven(stranger.url)
        key.value = real
        key.withdraw()
    assert b"nonce=" in stranger.heard


def test_an_answer_is_good_for_one_question_alone() -> None:
    key, asked = b"k" * 32, "0" * 64
    answers = {proof(key, asked, "127.0.0.1", 80), proof(key, "1" * 64, "127.0.0.1", 80)}
    answers |= {
        proof(key, asked, "127.0.0.1", 81),
        proof(key, asked, "::1", 80),
        proof(b"j" * 32, asked, "::1", 80),
    }
    assert len(answers) == 5


@pytest.mark.parametrize("script", [SCRIPT, CODE])
@pytest.mark.parametrize("what", ["talks like practice", "hands on"])
def test_a_stranger_gets_no_secret_of_a_script(
    what: str, script: str, stile: Stile, practice: Practice
) -> None:
    answer = (
        relay_to(practice.endpoint) if what == "hands on" else ANSWERS["an answer that talks like practice"]
    )
    (stile.home / "script.toml").write_text(script)
    with Stranger(answer) as stranger:
        add(stile, practice, stranger)
        done = stile.call("sign-in", "--script", str(stile.home / "script.toml"))
    assert done.returncode == 2
    assert "practice" in done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert SECRET.encode() not in stranger.heard
    assert b"RespondToAuthChallenge" not in stranger.heard
    assert b"InitiateAuth" not in stranger.heard


def test_a_stranger_is_not_signed_to_with_the_credentials_of_practice(
    practice: Practice, tmp_path: Path
) -> None:
    with Stranger(relay_to(practice.endpoint)) as stranger:
        profile = parse({"name": "x", **stranger.profile(practice.hello)})
        real = parse({"name": "x", **stranger.profile(practice.hello, endpoint_url=practice.endpoint)})
        for pool, is_practice in ((profile, False), (real, True)):
            credentials = open_admin(AppContext(tmp_path), pool).credentials
            assert isinstance(credentials, AwsCredentials)
            assert credentials.identity.practice is is_practice


PLANTED = {
    "AWS_ACCESS_KEY_ID": "PLANTEDKEYID",
    "AWS_SECRET_ACCESS_KEY": "planted-secret-key",
    "AWS_SESSION_TOKEN": "planted-session-token",
}


def named_credentials(stile: Stile) -> None:
    """Let there be an AWS profile `staff`, and no credentials but its own."""
    keys = "\n".join(f"{name.lower()} = {value}" for name, value in PLANTED.items())
    (stile.home / "credentials").write_text(f"[staff]\n{keys}\n")
    files = {"AWS_SHARED_CREDENTIALS_FILE": str(stile.home / "credentials"), "AWS_CONFIG_FILE": os.devnull}
    stile.environment |= {"AWS_EC2_METADATA_DISABLED": "true", **files}


@pytest.mark.parametrize("named", ["by nobody", "by the command", "by the profile"])
def test_a_stranger_sees_the_credentials_of_an_admin_only_if_they_are_named(
    named: str, stile: Stile, practice: Practice
) -> None:
    """Those of the environment are for AWS; those of a named profile go where the person sends them."""
    named_credentials(stile)
    stile.environment |= PLANTED
    with Stranger(ANSWERS["Cognito's own refusal"]) as stranger:
        more = {"aws_profile": "staff"} if named == "by the profile" else {}
        stile.add_practice(practice.hello, "srp", endpoint_url=stranger.url, **more)
        said = ("--aws-profile", "staff") if named == "by the command" else ()
        done = stile.call("admin", "list", *said)
    heard = any(value.encode() in stranger.heard for value in PLANTED.values())
    assert heard is (named != "by nobody")
    assert b"planted-secret-key" not in stranger.heard
    if named == "by nobody":
        assert done.returncode == 2
        assert "not AWS" in done.stderr
        assert "--aws-profile" in done.stderr


_LOOKS = {
    "check": ("profile", "check", "srp"),
    "admin": ("admin", "list", "--aws-profile", "staff"),
    "sign-in": ("sign-in", "--terminal"),
    "json": ("sign-in", "--json"),
}
_TOLD = [
    "not found as a list",
    "Cognito's own refusal",
    "half a reply",
    "the greeting of SSH",
    "an alert of TLS",
]


@pytest.mark.parametrize("command", _LOOKS)
@pytest.mark.parametrize("what", [*_TOLD, "nothing", "an empty object"])
def test_commands_go_on_whoever_answers(command: str, what: str, stile: Stile, practice: Practice) -> None:
    named_credentials(stile)
    with Stranger(ANSWERS[what]) as stranger:
        add(stile, practice, stranger)
        done = stile.call(
            *_LOOKS[command], typed='{"fields": {"username": "ada", "password": "Any-1234!"}}\n'
        )
    assert done.returncode in {1, 3, 4}, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "inside Stile" not in done.stdout + done.stderr


@pytest.mark.parametrize("what", ["not found as a list", "an answer that talks like practice"])
def test_the_window_shows_no_inbox_of_a_stranger(what: str, practice: Practice, tmp_path: Path) -> None:
    with Stranger(ANSWERS[what]) as stranger:
        profile = parse({"name": "x", **stranger.profile(practice.hello)})
        assert asyncio.run(LocalPractice(AppContext(tmp_path)).feed(profile)) is None


class TestTheKey:
    def test_it_is_this_users_alone_and_ends_with_its_pool(self, tmp_path: Path) -> None:
        key = PublishedKey(5, [tmp_path])
        [file] = tmp_path.iterdir()
        assert file.stat().st_mode & 0o777 == 0o600
        assert found_keys(5, [tmp_path]) == (key.value,)
        key.withdraw()
        assert list(tmp_path.iterdir()) == []

    def test_a_pool_leaves_no_key_behind(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("STILE_HOME", str(tmp_path))
        with PracticeServer() as server:
            server.run()
            assert len(list(tmp_path.iterdir())) == 1
            assert is_proven(server.endpoint)
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
    @pytest.mark.parametrize("mode", [0o644, 0o660, 0o622])
    def test_one_that_others_can_read_or_write_is_none(self, mode: int, tmp_path: Path) -> None:
        PublishedKey(5, [tmp_path])._files[0].chmod(mode)
        assert found_keys(5, [tmp_path]) == ()

    @pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
    def test_one_in_a_folder_that_others_can_write_to_is_none(self, tmp_path: Path) -> None:
        PublishedKey(5, [tmp_path])
        tmp_path.chmod(0o777)
        assert found_keys(5, [tmp_path]) == ()
        assert PublishedKey(6, [tmp_path])._files == []

    @pytest.mark.skipif(os.name == "nt", reason="FIFOs and links are POSIX's")
    @pytest.mark.parametrize("kind", ["fifo", "link", "folder", "short", "long", "socket"])
    def test_what_is_no_key_stops_nobody(
        self, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "practice-5.key"
        monkeypatch.chdir(tmp_path)
        make: dict[str, Callable[[], object]] = {
            "fifo": lambda: os.mkfifo(file),
            "link": lambda: file.symlink_to(PublishedKey(6, [tmp_path])._files[0]),
            "folder": file.mkdir,
            "short": lambda: file.write_bytes(b"x"),
            "long": lambda: file.write_bytes(b"x" * 33),
            "socket": lambda: socket.socket(socket.AF_UNIX).bind(file.name),
        }
        make[kind]()
        assert found_keys(5, [tmp_path]) == ()

    def test_a_pool_without_any_folder_serves_all_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("STILE_HOME", "XDG_RUNTIME_DIR"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr("tempfile.gettempdir", lambda: "/nonexistent")
        with PracticeServer() as server:
            server.run()
            assert not is_proven(server.endpoint)


def test_a_proof_is_for_questions_of_the_right_form(practice: Practice) -> None:
    connection = HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=5)
    connection.request("GET", "/_practice/proof?nonce=short")
    assert connection.getresponse().status == 400
