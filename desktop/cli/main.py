"""The entry points: one place where what went wrong becomes a sentence and an exit code.

A bare `stile` opens the window, and loads nothing that the window does not need: the commands, their parser
and their sentences are loaded when a command is named, or when something goes wrong.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.cli import logs, window
from desktop.cli.standard_streams import OutputLostError, let_go_of_output, prepare_streams
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
    """Run the windowed executable, which has no terminal; a desktop may give it what to open."""
    return _guarded(lambda context: _run(context, [each for each in sys.argv[1:][-1:] if is_offer(each)]))


def _run(context: AppContext, argv: Sequence[str]) -> int:
    if not argv:
        return window.run(context)
    if len(argv) == 1 and is_offer(argv[0]):
        argv = ("open", "--", argv[0])
    from desktop.cli.output import be_quiet  # noqa: PLC0415 - see the module's docstring
    from desktop.cli.parser import parse  # noqa: PLC0415 - as above
    from desktop.wiring.language import apply_language  # noqa: PLC0415

    apply_language(context)
    odd = next((place for place, text in enumerate(argv, start=1) if not _is_text(text)), None)
    if odd is not None:
        return _refused(odd)
    args = parse(argv)
    args.context = context
    be_quiet(quiet=getattr(args, "quiet", False))
    logs.be_verbose(getattr(args, "verbose", 0))
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
    prepare_streams()
    logs.configure()
    context = AppContext()
    context.platform.deny_core_dumps()
    try:
        code = _outcome(run, context)
        sys.stdout.flush()
    except OutputLostError as lost:
        return _unsaid(lost)
    else:
        return code
    finally:
        context.close()


def _outcome(run: Callable[[AppContext], int], context: AppContext) -> int:
    """Run, and turn whatever ends it into an exit code, but for the loss of standard output."""
    try:
        return run(context)
    except SystemExit as usage:
        return int(usage.code or 0)
    except KeyboardInterrupt:
        from desktop.core.exit_codes import CANCELLED  # noqa: PLC0415 - see the module's first words

        return CANCELLED
    except Exception as error:  # noqa: BLE001 - the last resort: a person never sees a traceback
        from desktop.cli.failure import explained  # noqa: PLC0415 - see the module's docstring

        return explained(error)


def _unsaid(lost: OutputLostError) -> int:
    """Say what the command could not print, unless its reader left: then end as other programs do."""
    from desktop.core.exit_codes import READER_GONE  # noqa: PLC0415 - see the module's docstring

    let_go_of_output()
    if lost.has_no_reader:
        return READER_GONE
    from desktop.cli.output import explain  # noqa: PLC0415 - as above
    from desktop.core.notices.notice import Notice  # noqa: PLC0415

    return explain(Notice("output-lost", {"reason": lost.reason, "because": lost.because}))
