"""Standard streams that are closed, full, or that nobody reads: each for itself, with true exit codes."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING
from unittest.mock import patch

import pytest

from desktop.cli import main, window_main
from desktop.core.exit_codes import DONE, PERSON_NEEDED, READER_GONE, TROUBLE, USAGE
from desktop.system.platform import current
from tests.cli.stile import PASSPHRASE

if TYPE_CHECKING:
    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

_FULL = Path("/dev/full")
needs_dev_full = pytest.mark.skipif(not _FULL.exists(), reason="this system has no device that is full")
_PRINTING = (
    ("--version",),
    ("--help",),
    ("codes", "--json"),
    ("help", "start"),
    ("profile", "list"),
    ("status", "--json"),
    ("sign-in", "--json"),
    ("journal", "--help"),
    ("doctor", "--json"),
)
"""Commands that print something, with one profile and nobody signed in."""


def _with_output(home: Path, out: IO[str] | None, *args: str) -> tuple[int, str]:
    """Run a command in this process with this standard output; return its code and what it warns of."""
    err = io.StringIO()
    environment = {
        **os.environ,
        "STILE_HOME": str(home),
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
    }
    with (
        patch.dict(os.environ, environment),
        patch.object(sys, "stdin", None),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
        patch.object(type(current()), "deny_core_dumps"),
    ):
        return main(args), err.getvalue()


def _shell(stile: Stile, line: str) -> subprocess.CompletedProcess[str]:
    """Let a real shell redirect; `$@` is the program."""
    return subprocess.run(
        ["bash", "-c", line, "bash", *stile.argv()],
        env=stile.env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@needs_dev_full
@pytest.mark.parametrize("command", _PRINTING, ids=" ".join)
def test_no_command_succeeds_whose_result_is_lost(srp: Stile, command: tuple[str, ...]) -> None:
    with _FULL.open("w") as full:
        code, said = _with_output(srp.home, full, *command)
    assert code == TROUBLE
    assert "could not be written to standard output (No space left on device)" in said
    code, said = _with_output(srp.home, None, *command)
    assert code == TROUBLE
    assert "standard output is closed" in said
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as pipe:
        code, said = _with_output(srp.home, pipe, *command)
    assert code == READER_GONE
    assert "standard output" not in said


def test_the_shell_hears_of_each_stream(stile: Stile) -> None:
    silent = _shell(stile, '"$@" no-such-command 2>&-')
    assert (silent.returncode, silent.stdout, silent.stderr) == (USAGE, "", "")
    lost = _shell(stile, '"$@" codes >&-')
    assert (lost.returncode, lost.stderr.count("\n")) == (TROUBLE, 1)
    piped = _shell(stile, '"$@" codes --json | true; exit ${PIPESTATUS[0]}')
    assert (piped.returncode, piped.stderr) == (READER_GONE, "")


def test_nothing_that_is_opened_takes_the_place_of_a_closed_stream(stile: Stile) -> None:
    """A remark of a library to descriptor 2 would be written into whatever file had it."""
    taken = (
        "import os, sys\n"
        "from desktop.cli.standard_streams import prepare_streams\n"
        "prepare_streams()\n"
        f"opened = os.open({str(stile.home / 'precious')!r}, os.O_CREAT | os.O_RDWR)\n"
        "for stream in (1, 2):\n"
        "    try:\n"
        "        os.write(stream, b'a remark')\n"
        "    except OSError:\n"
        "        pass\n"
        "os._exit(opened)\n"
    )
    done = subprocess.run(
        ["bash", "-c", '"$0" -c "$1" <&- >&- 2>&-', sys.executable, taken], env=stile.env, check=False
    )
    assert done.returncode > 2
    assert (stile.home / "precious").read_bytes() == b""


def test_a_pipe_that_never_waits_loses_nothing(stile: Stile) -> None:
    """Who shares its end, as a Node program does, may have made it so."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    process = subprocess.Popen(stile.argv("codes", "--json"), env=stile.env, stdout=writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        assert pipe.read().rstrip().endswith(b"]")
    assert process.wait(60) == DONE


def test_a_program_without_standard_input_has_nobody_to_ask(srp: Stile) -> None:
    out = io.StringIO()
    assert _with_output(srp.home, out, "sign-in", "--json") == (PERSON_NEEDED, "")
    assert '"no-answer"' in out.getvalue()


def test_a_practice_pool_without_standard_input_ends_where_it_should_end_with_it(srp: Stile) -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    out = io.StringIO()
    try:
        assert _with_output(srp.home, out, "practice", "--serve", "--until-stdin-closes") == (DONE, "")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert json.loads(out.getvalue())["endpoint"]


@pytest.mark.ci
def test_a_listener_that_leaves_costs_nobody_the_place(sealed: Stile, practice: Practice) -> None:
    person = practice.person("temporary-password+email-code")
    command = sealed.argv("sign-in", "--json", "--store", "passphrase")
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=sealed.env, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    ) as program:
        stdin, stdout, stderr = program.stdin, program.stdout, program.stderr
        assert stdin is not None
        assert stdout is not None
        assert stderr is not None
        for said in (
            {"passphrase": PASSPHRASE},
            {"username": person["username"], "password": person["password"]},
        ):
            stdin.write(json.dumps(said) + "\n")
        stdin.flush()
        while '"step": "new-password"' not in stdout.readline():
            pass
        stdout.close()
        stdin.write(json.dumps({"new_password": "Chosen-By-Me-1"}) + "\n")
        stdin.flush()
        assert (program.wait(60), stderr.read()) == (READER_GONE, "")
    with sealed.session("--store", "passphrase") as session:
        session.unlocks()
        session.is_asked("email-code")
        session.says(code=practice.code(person["username"]))
        assert session.ends("signed-in") == DONE


@needs_dev_full
def test_a_script_whose_lines_are_lost_has_not_succeeded(srp: Stile, practice: Practice) -> None:
    person = practice.person("plain")
    script = srp.home / "answers.toml"
    fields = f"{{ username = '{person['username']}', password = '{person['password']}' }}"
    script.write_text(f"[[answer]]\nstep = 'sign-in'\nfields = {fields}\n")
    with _FULL.open("w") as full:
        code, said = _with_output(srp.home, full, "sign-in", "--script", str(script))
    assert (code, said.count("\n")) == (TROUBLE, 1)
    done = srp.call("sign-in", "--script", str(script), "--store", "memory")
    assert done.returncode == DONE


def test_a_windowed_program_without_streams_and_without_a_display_ends(tmp_path: Path) -> None:
    """As pythonw starts it; what it would have asked in a terminal has nowhere to go."""
    environment = {"PATH": os.environ["PATH"], "STILE_HOME": str(tmp_path)}
    with (
        patch.dict(os.environ, environment, clear=True),
        patch.object(sys, "stdin", None),
        patch.object(sys, "stdout", None),
        patch.object(sys, "stderr", None),
        patch.object(type(current()), "deny_core_dumps"),
    ):
        assert window_main() == USAGE  # there is no profile
