"""The entry points: one parser, one place where what went wrong becomes a sentence and an exit code."""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import compose
from desktop.cli import codes, doctor, logs, practice, profile, sign_in, sign_out, status, token, window
from desktop.cli.output import StopError, explain, notices_of, say
from desktop.conversation.loop import CancelledError
from desktop.conversation.view import NoAnswerError
from desktop.core import words
from desktop.core.catalogue.marks import CANCELLED, PERSON_NEEDED
from desktop.core.errors import StileError
from desktop.core.ports import KeepError
from desktop.core.problems import Notice
from desktop.version import version

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_COMMANDS = (sign_in, status, token, sign_out, profile, practice, doctor, codes)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    return _guarded(lambda: _run(argv))


def window_main() -> int:
    """Run the windowed executable, which has no terminal to fall back to."""
    return _guarded(lambda: _run([]))


def _run(argv: Sequence[str] | None) -> int:
    args = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = args.run
    return run(args)


def _guarded(run: Callable[[], int]) -> int:
    """Run with everything in place that holds for all commands; nothing but exit codes leaves."""
    _prepare_streams()
    logs.configure()
    compose.platform().deny_core_dumps()
    try:
        return run()
    except SystemExit as usage:
        return int(usage.code or 0)
    except KeyboardInterrupt:
        return CANCELLED
    except BrokenPipeError:
        return _nobody_reads()
    except Exception as error:  # noqa: BLE001 - the last resort: a person never sees a traceback
        return explain(*_notices(error))


def _prepare_streams() -> None:
    """Let no output fail: there is none in a windowed program, and some cannot write every character."""
    if sys.stdout is None or sys.stderr is None:
        sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _notices(error: Exception) -> tuple[Notice, ...]:
    match error:
        case StopError():
            return error.notices
        case KeepError():
            return (Notice("keep-failed"),)
        case StileError():
            return notices_of(error)
        case NoAnswerError():
            return (Notice("no-answer"),)
        case CancelledError():
            return (Notice("cancelled"),)
        case _:
            logs.report(error)
            return (Notice("unexpected"),)


def _nobody_reads() -> int:
    """Let go of a closed standard output, which Python would complain about when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PERSON_NEEDED


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        say(f"stile {version()}")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("stile", description=words.say("commands.stile"), allow_abbrev=False)
    parser.add_argument("--version", action=_Version, nargs=0, help=words.say("commands.version"))
    window.register(parser)
    commands = parser.add_subparsers(title=words.say("commands.title"), metavar=words.say("commands.metavar"))
    for command in _COMMANDS:
        command.register(commands)
    return parser
