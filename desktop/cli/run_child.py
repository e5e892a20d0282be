"""Running another program in the place of this one, or under it, so that nobody can tell the difference."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

from desktop.cli.output import explain
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from types import FrameType

_NOT_FOUND, _NOT_RUNNABLE, _BY_SIGNAL = 127, 126, 128
"""Exit codes, as shells and env(1) have them."""

_PASSED_ON = ("SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGCONT")
_OF_THE_TERMINAL = ("SIGINT", "SIGQUIT")
"""A terminal sends these to the program as well: here they are only outlived."""

_IGNORED_BY_PYTHON = ("SIGPIPE", "SIGXFSZ")


def become(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Become another program; exit code and signals are then its own. Returns only if that cannot be.

    Where a process cannot become another program, it is run under this one.
    """
    if os.name == "nt":
        return run_under(command, environment)
    return _could_not_start(command, lambda: _replace(command, environment))


def run_under(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run another program, pass signals on to it, and return its exit code; 128 and more is a signal."""
    return _could_not_start(command, lambda: _supervised(command, environment))


def _replace(command: Sequence[str], environment: Mapping[str, str]) -> NoReturn:
    sys.stdout.flush()
    sys.stderr.flush()
    with _signals_as_python_found_them():
        os.execvpe(command[0], list(command), dict(environment))  # noqa: S606 - the person's own command


@contextlib.contextmanager
def _signals_as_python_found_them() -> Iterator[None]:
    """Take back what Python ignores, for a program that expects it so; where none starts, ignore it again."""
    numbers = [getattr(signal, name) for name in _IGNORED_BY_PYTHON]
    before = {number: signal.signal(number, signal.SIG_DFL) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _supervised(command: Sequence[str], environment: Mapping[str, str]) -> int:
    with _passing_signals() as signals, subprocess.Popen(list(command), env=dict(environment)) as program:  # noqa: S603 - as above
        signals.pass_to(program)
        code = program.wait()
    return code if code >= 0 else _BY_SIGNAL - code


def _could_not_start(command: Sequence[str], start: Callable[[], int]) -> int:
    try:
        return start()
    except OSError as error:
        is_there = not isinstance(error, FileNotFoundError)
        reason = error.strerror or type(error).__name__
        because = {} if is_there else {"because": "not-found"}
        explain(Notice("program-not-started", {"program": command[0], "reason": reason, **because}))
        return _NOT_RUNNABLE if is_there else _NOT_FOUND


class _PassedSignals:
    """Passes signals on to a program; what comes before it runs is kept for it."""

    def __init__(self) -> None:
        self._program: subprocess.Popen[bytes] | None = None
        self._early: list[int] = []

    def pass_to(self, program: subprocess.Popen[bytes]) -> None:
        """Send from now on to this program."""
        self._program = program
        for number in self._early:
            program.send_signal(number)

    def take(self, number: int, _frame: FrameType | None) -> None:
        """Handle a signal."""
        if self._program is None:
            self._early.append(number)
        else:
            self._program.send_signal(number)


def _outlive(_number: int, _frame: FrameType | None) -> None:
    """Do nothing; unlike SIG_IGN, this is not what the program inherits."""


@contextlib.contextmanager
def _passing_signals() -> Iterator[_PassedSignals]:
    signals = _PassedSignals()
    handlers = dict.fromkeys(_PASSED_ON, signals.take) | dict.fromkeys(_OF_THE_TERMINAL, _outlive)
    known = {getattr(signal, name): do for name, do in handlers.items() if hasattr(signal, name)}
    before = {number: signal.signal(number, do) for number, do in known.items()}
    try:
        yield signals
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
