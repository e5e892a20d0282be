from __future__ import annotations

import json
import logging
import sys
import tomllib
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from desktop.cli import logs, status, window_main
from desktop.cli.parser import _COMMANDS
from desktop.system.platform import current
from tests.cli.stile import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.stile import Stile


def test_the_version_is_the_projects(stile: Stile) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert stile.call("--version").stdout == f"stile {version}\n"


def test_every_public_code_is_listed_with_its_exit_code(stile: Stile) -> None:
    codes = {one["code"]: one for one in json.loads(stile.call("codes", "--json").stdout)}
    assert {one["kind"] for one in codes.values()} == {"problem", "note", "failed"}
    assert {one["exit"] for one in codes.values()} <= {0, 1, 2, 3, 4, 130}
    for code, exit_code in {
        "wrong-password": 1,
        "no-network": 4,
        "service-trouble": 4,
        "cancelled": 130,
        "no-answer": 3,
        "sign-in-open": 3,
    }.items():
        assert codes[code]["exit"] == exit_code
    promised = (
        "wrong-code code-expired code-renewed maybe-right-code-renewed weak-password not-accepted locked-out"
    )
    assert set(promised.split()) <= codes.keys()


@pytest.mark.parametrize(
    "args",
    [
        ("frobnicate",),
        ("sign-in", "--json", "--terminal"),
        ("sign-in", "--store", "plain-text"),
        ("token", "--id", "--access"),
        ("profile",),
        ("profile", "add", "work"),
        ("practice", "--port", "many"),
        ("pool",),
        ("doctor", "--frobnicate"),
    ],
)
def test_wrong_usage_exits_2(stile: Stile, args: tuple[str, ...]) -> None:
    assert stile.call(*args).returncode == 2


@pytest.mark.parametrize(
    "command",
    [
        *("", *_COMMANDS),
        *("profile add", "profile check", "pool check", "aws-profile add"),
    ],
)
def test_every_command_explains_itself(stile: Stile, command: str) -> None:
    done = stile.call(*command.split(), "--help")
    assert done.returncode == 0
    assert "usage: stile" in done.stdout


def test_a_fault_is_a_sentence_and_never_a_traceback(stile: Stile, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_args: object) -> None:
        raise RuntimeError("hunter2")

    monkeypatch.setattr(status, "_status", fail)
    done = stile.call("status")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "hunter2" not in done.stderr
    assert "Something went wrong inside Stile" in done.stderr


def test_a_terminal_that_knows_few_characters_is_enough(srp: Stile) -> None:
    srp.environment |= {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = srp.run("sign-in", "--terminal", "--username", "Zoë")
    assert done.returncode == 3, done.stderr
    assert "User name [Zo?]" in done.stdout


def test_a_program_without_streams_says_nothing_and_lives(
    stile: Stile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STILE_HOME", str(stile.home))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    with patch.object(type(current()), "deny_core_dumps"):
        assert window_main() == 2


def test_nobody_sees_a_traceback_at_control_c(stile: Stile, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(status, "_status", interrupt)
    done = stile.call("status")
    assert (done.returncode, done.stderr) == (130, "")


@pytest.fixture
def root_logger(monkeypatch: pytest.MonkeyPatch) -> Iterator[logging.Logger]:
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    level = root.level
    yield root
    root.setLevel(level)


@pytest.mark.parametrize("level", ["debug", "info", "warning", "", "nonsense"])
@pytest.mark.usefixtures("root_logger")
def test_libraries_that_log_secrets_are_quiet_whatever_is_asked(
    monkeypatch: pytest.MonkeyPatch, level: str
) -> None:
    monkeypatch.setenv("STILE_LOG", level)
    logs.configure()
    for name in ("botocore.endpoint", "urllib3.connectionpool", "qasync", "fido2"):
        assert not logging.getLogger(name).isEnabledFor(logging.INFO)


def fails() -> None:
    try:
        int("hunter2")
    except ValueError as error:
        raise RuntimeError("hunter3") from error


def test_a_logged_exception_has_a_place_and_no_message(
    root_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STILE_LOG", "debug")
    logs.configure()
    try:
        fails()
    except RuntimeError:
        root_logger.exception("it failed")
    shown = capsys.readouterr().err
    for known in ("it failed", "ValueError", "RuntimeError", "test_commands.py", "in fails"):
        assert known in shown
    assert "hunter" not in shown


def test_a_sign_in_logs_what_happened_and_no_secret(srp: Stile) -> None:
    srp.environment["STILE_LOG"] = "debug"
    typed = json.dumps({"username": "annabella", "password": "Hunter-2-secret"})
    done = srp.run("sign-in", "--json", typed=typed + "\n")
    assert done.returncode == 3
    assert "desktop.flow" in done.stderr
    for hidden in ("Hunter-2-secret", "annabella"):
        assert hidden not in done.stderr
