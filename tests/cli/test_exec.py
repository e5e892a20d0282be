"""`stile exec`: the program gets what it asked for and nothing else, and is itself."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from desktop.cli import run_child
from desktop.cli.child_environment import of_the_person
from tests.cli.for_programs import STORE, SignedIn, signed_in
from tests.cli.stile import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

OF_OTHERS = {
    "AWS_PROFILE": "other",
    "AWS_WEB_IDENTITY_TOKEN_FILE": "/other",
    "AWS_ROLE_ARN": "arn:aws:iam::1:role/other",
    "AWS_SESSION_TOKEN": "other",
    "AWS_REGION": "eu-north-1",
}
SHOW = "import json, os, sys; json.dump(dict(os.environ), open(sys.argv[1], 'w')); sys.exit(7)"
SERVED = """
import json, os, sys, urllib.request
asked = urllib.request.Request(os.environ["AWS_CONTAINER_CREDENTIALS_FULL_URI"])
asked.add_header("Authorization", os.environ["AWS_CONTAINER_AUTHORIZATION_TOKEN"])
found = json.load(urllib.request.urlopen(asked))
json.dump({"environment": dict(os.environ), "found": found}, open(sys.argv[1], "w"))
"""


def become(ann: SignedIn, *args: str) -> tuple[list[str], dict[str, str]]:
    """Run `stile exec` up to the moment when it becomes the program; return its arguments and environment."""
    seen: list[Any] = []

    def stand_in(_file: str, arguments: list[str], environment: dict[str, str]) -> None:
        seen.extend((arguments, environment))
        raise OSError(8, "Exec format error")

    with patch.object(os, "execvpe", stand_in):
        done = ann.call("exec", *args)
    assert done.returncode == 126, done.stderr
    return seen[0], seen[1]


@pytest.fixture
def ann(tmp_path: Path, practice: Practice) -> SignedIn:
    home = tmp_path / "home"
    home.mkdir()
    found = signed_in(home, practice)
    found.stile.environment |= OF_OTHERS
    return found


def test_credentials_are_in_the_programs_environment_and_others_are_not(ann: SignedIn) -> None:
    command, environment = become(ann, "--", "aws", "s3", "ls", "--", "x")
    assert command == ["aws", "s3", "ls", "--", "x"]
    said = ann.credentials()
    assert environment["AWS_SECRET_ACCESS_KEY"] == said["SecretAccessKey"]
    assert environment["AWS_SESSION_TOKEN"] == said["SessionToken"]
    assert environment["AWS_CREDENTIAL_EXPIRATION"] == said["Expiration"]
    assert environment["AWS_REGION"] == environment["AWS_DEFAULT_REGION"] == "eu-north-1"
    assert environment["AWS_EC2_METADATA_DISABLED"] == "true"
    assert not {"AWS_PROFILE", "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE"} & environment.keys()


def test_a_token_is_there_only_on_demand_and_then_alone(ann: SignedIn) -> None:
    _, environment = become(ann, "--token", "MY_TOKEN", "--id-token", "MY_ID", "--", "env")
    assert environment["MY_TOKEN"] == ann.call("token").stdout.strip()
    assert environment["MY_ID"] == ann.call("token", "--id").stdout.strip()
    assert "AWS_ACCESS_KEY_ID" not in environment
    _, both = become(ann, "--token", "MY_TOKEN", "--credentials", "env", "--", "env")
    assert {"MY_TOKEN", "AWS_ACCESS_KEY_ID"} <= both.keys()
    _, none = become(ann, "--", "env")
    assert not any(value == environment["MY_TOKEN"] for value in none.values())


def test_two_tokens_in_one_variable_are_wrong_usage(ann: SignedIn) -> None:
    with patch.object(os, "execvpe", side_effect=OSError(8, "started all the same")):
        done = ann.call("exec", "--token", "T", "--id-token", "T", "--", "env")
    assert (done.returncode, done.stdout) == (2, "")
    assert "T is named for two things" in done.stderr


def test_a_bundle_keeps_its_own_libraries_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyInstaller's start puts them into the environment, where another program would load them."""
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/stile/lib", raising=False)
    given = {
        "LD_LIBRARY_PATH": "/opt/stile/lib:/home/ann/lib",
        "LD_LIBRARY_PATH_ORIG": "/home/ann/lib",
        "OPENSSL_MODULES": "/opt/stile/lib/ossl-modules",
        "_PYI_ARCHIVE_FILE": "/opt/stile/stile",
        "PATH": "/usr/bin:/bin",
        "EMPTY": "",
    }
    with patch.dict(os.environ, given, clear=True):
        assert of_the_person() == {"LD_LIBRARY_PATH": "/home/ann/lib", "PATH": "/usr/bin:/bin", "EMPTY": ""}


def test_the_endpoint_serves_the_program_and_ends_with_it(ann: SignedIn, tmp_path: Path) -> None:
    file = tmp_path / "seen"
    done = ann.call("exec", "--credentials", "endpoint", "--", sys.executable, "-c", SERVED, str(file))
    assert done.returncode == 0, done.stderr
    seen = json.loads(file.read_text())
    said = ann.credentials()
    assert seen["found"] == {
        "AccessKeyId": said["AccessKeyId"],
        "SecretAccessKey": said["SecretAccessKey"],
        "Token": said["SessionToken"],
        "Expiration": said["Expiration"],
    }
    assert not any(said["SecretAccessKey"] in value for value in seen["environment"].values())
    assert seen["environment"]["AWS_CONFIG_FILE"] == os.devnull
    assert seen["environment"]["AWS_CONTAINER_CREDENTIALS_FULL_URI"].startswith("http://127.0.0.1:")


def test_the_program_is_itself(ann: SignedIn, tmp_path: Path) -> None:
    """In a process of its own: Stile becomes the program, with its exit code, and its pipes end as usual."""
    file = tmp_path / "seen"
    argv = ann.stile.argv("exec", *STORE, "--", sys.executable, "-c", SHOW, str(file))
    done = subprocess.run(
        argv, input=f"{PASSPHRASE}\n", env=ann.stile.env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 7, done.stderr
    seen = json.loads(file.read_text())
    assert seen["AWS_ACCESS_KEY_ID"] == ann.credentials()["AccessKeyId"]
    assert seen["STILE_HOME"] == str(ann.stile.home)


def test_signals_reach_a_program_that_runs_under_stile(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    waits = (
        "import signal, sys, time, pathlib\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(5))\n"
        f"pathlib.Path({str(ready)!r}).touch()\n"
        "time.sleep(30)\n"
    )
    under = (
        "import os, sys; from desktop.cli.run_child import run_under; "
        "sys.exit(run_under([sys.executable, '-c', sys.argv[1]], os.environ))"
    )
    with subprocess.Popen([sys.executable, "-c", under, waits]) as process:
        while not ready.exists():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)  # from a terminal, the program would get it as well
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 5


def test_a_program_that_a_signal_ends_is_told_as_shells_do() -> None:
    kill = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    assert run_child.run_under([sys.executable, "-c", kill], os.environ) == 128 + signal.SIGKILL


@pytest.mark.parametrize(("program", "code"), [("no-such-program", 127), ("/", 126)])
@pytest.mark.parametrize("how", [run_child.become, run_child.run_under])
def test_what_cannot_be_started_is_said(
    program: str, code: int, how: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert how([program], os.environ) == code
    assert program in capsys.readouterr().err
    assert signal.getsignal(signal.SIGPIPE) == signal.SIG_IGN  # else saying so could end this program


def test_nothing_is_started_where_something_is_missing(
    srp: Stile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "execvpe")  # it would take the tests with it
    file = tmp_path / "started"
    for options in ((), ("--credentials", "endpoint"), ("--token", "T")):
        done = srp.call("exec", *options, "--", "touch", str(file))
        assert done.returncode in {2, 3}, done.stderr
    assert srp.call("exec", "--token", "not a name", "--", "touch", str(file)).returncode == 2
    assert srp.call("exec").returncode == 2
    assert not file.exists()
