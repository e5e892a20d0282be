"""The entry points: one place where what went wrong becomes a sentence and an exit code.

A bare `stile` opens the window, and loads nothing that the window does not need: the commands, their parser
and their sentences are loaded when a command is named, or when something goes wrong.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import logs, window
from desktop.cli.plain_stream import guard_streams
from desktop.core.errors import StileError
from desktop.core.offers import is_offer
from desktop.wiring.app_context import AppContext

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    return _guarded(lambda context: _run(context, sys.argv[1:] if argv is None else argv))


def window_main() -> int:
    """Run the windowed executable, which has no terminal to fall back to; a desktop may give it what to open."""
    return _guarded(lambda context: _run(context, [each for each in sys.argv[1:][-1:] if is_offer(each)]))


def _run(context: AppContext, argv: Sequence[str]) -> int:
    if not argv:
        return window.run(context)
    if len(argv) == 1 and is_offer(argv[0]):
        argv = ("open", "--", argv[0])
    from desktop.cli.parser import parse  # noqa: PLC0415 - see the module's docstring
    from desktop.wiring.language import apply_language  # noqa: PLC0415

    apply_language(context)
    odd = next((place for place, text in enumerate(argv, start=1) if not _is_text(text)), None)
    if odd is not None:
        return _refused(odd)
    args = parse(argv)
    args.context = context
    run: Callable[[Namespace], int] = args.run
    try:
        return run(args)
    except StileError as error:
        from desktop.cli.failure import explained  # noqa: PLC0415 - see the module's docstring

        return explained(error, args)


def _is_text(argument: str) -> bool:
    """Say whether an argument came as UTF-8; Python keeps other bytes as halves of surrogates."""
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True


def _refused(place: int) -> int:
    from desktop.cli.output import explain  # noqa: PLC0415 - see the module's docstring
    from desktop.core.notices.notice import Notice  # noqa: PLC0415

    return explain(Notice("argument-not-text", {"n": place}))


def _guarded(run: Callable[[AppContext], int]) -> int:
    """Run with everything in place that holds for all commands; nothing but exit codes leaves."""
    _prepare_streams()
    logs.configure()
    context = AppContext()
    context.platform.deny_core_dumps()
    try:
        return run(context)
    except SystemExit as usage:
        return int(usage.code or 0)
    except KeyboardInterrupt:
        from desktop.core.exit_codes import CANCELLED  # noqa: PLC0415 - see the module's first words

        return CANCELLED
    except BrokenPipeError:
        return _output_closed()
    except Exception as error:  # noqa: BLE001 - the last resort: a person never sees a traceback
        from desktop.cli.failure import explained  # noqa: PLC0415 - see the module's docstring

        return explained(error)
    finally:
        context.close()


def _prepare_streams() -> None:
    """Let no output fail, and none steer a terminal.

    There is none in a windowed program, and some cannot write every character.
    """
    if sys.stdout is None or sys.stderr is None:
        sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    guard_streams()


def _output_closed() -> int:
    """Let go of a closed standard output, which Python would complain about when it ends."""
    from desktop.core.exit_codes import PERSON_NEEDED  # noqa: PLC0415

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PERSON_NEEDED
