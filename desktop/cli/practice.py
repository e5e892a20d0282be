"""`stile practice`: Stile on a pool of its own, in a folder of its own."""

from __future__ import annotations

import errno
import signal
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import wiring
from desktop.cli import practice_play, rehearse, window
from desktop.cli.output import StopError, say
from desktop.cli.sign_in_options import DEFAULT_OPTIONS
from desktop.cli.sign_in_run import sign_in
from desktop.cli.views.practice_terminal import PracticeTerminalView
from desktop.cli.views.stdin import descriptor, stdin
from desktop.cli.yes_no import can_ask
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.profiles.practice_profile import practice_profile
from desktop.wiring.app_context import AppContext

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from desktop.cli.commands import Commands


_PEOPLE = 3_000
"""Generated when they are first listed, so they cost nothing at the start."""

_LAST_PORT = 65_535
_PORT_DIGITS = 5
_WHY_NOT = {errno.EADDRINUSE: "taken", errno.EACCES: "reserved"}
"""What an error says of the port that was to be listened on."""


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("practice", help=words.say("commands.practice"), allow_abbrev=False)
    parser.add_argument("--serve", action="store_true", help=words.say("commands.serve"))
    parser.add_argument("--port", default="0", metavar="N", help=words.say("commands.port"))
    until = words.say("commands.until-stdin-closes")
    parser.add_argument("--until-stdin-closes", action="store_true", help=until)
    parser.add_argument("--own-issuer", action="store_true", help=words.say("commands.own-issuer"))
    parser.add_argument("--rehearse", type=Path, metavar="FILE", help=words.say("commands.rehearse"))
    parser.add_argument("--json", action="store_true", help=words.say("commands.rehearse-json"))
    people = words.say("commands.people")
    parser.add_argument("--people", type=_count, default=_PEOPLE, metavar="N", help=people)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve; or practise in a window, else in the terminal, else by watching a sign-in play itself."""
    port = _port(args.port)
    if args.serve:
        return _serve(args, port)
    if args.rehearse is not None:
        with home() as context:
            return rehearse.run(context, args.rehearse, as_json=args.json)
    reason = window.reason_against()
    with _termination_as_interrupt(), home() as context, pool(context, args.people) as hello:
        if reason is None:
            window.open_window(context, practice_profile(hello).name, people=hello["users"])
            return DONE
        say(reason)
        return _in_terminal(context, hello) if _is_terminal() else practice_play.run(context, hello)


def _serve(args: argparse.Namespace, port: int) -> int:
    """Be the pool. Raises StopError where the port cannot be had."""
    try:
        return wiring.serve_practice(
            port,
            until_stdin_closes=args.until_stdin_closes,
            generated_users=args.people,
            own_issuer=args.own_issuer,
        )
    except OSError as error:
        because = _WHY_NOT.get(error.errno or 0)
        if because is None or error.filename is not None:
            raise
        raise _unusable(str(port), because) from None


def _port(text: str) -> int:
    """Read a port; 0 stands for a free one. Raises StopError."""
    digits = text.isascii() and text.isdecimal() and len(text) <= _PORT_DIGITS
    if not digits or int(text) > _LAST_PORT:
        raise _unusable(text, "range")
    return int(text)


def _unusable(port: str, because: str) -> StopError:
    return StopError(Notice("port-not-usable", {"port": port, "because": because}))


def _count(text: str) -> int:
    """Read a number of people. Raises ValueError, which argparse tells of."""
    count = int(text)
    if count < 0:
        raise ValueError(text)
    return count


def _is_terminal() -> bool:
    return can_ask() and sys.stdout.isatty()


@contextmanager
def _termination_as_interrupt() -> Iterator[None]:
    """Let SIGTERM end this as Ctrl-C does, so that nothing is left behind."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def home() -> Iterator[AppContext]:
    """Provide a context whose folder is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="stile-practice-", ignore_cleanup_errors=True) as folder:
        context = AppContext(Path(folder))
        try:
            yield context
        finally:
            context.close()


@contextmanager
def pool(context: AppContext, people: int = _PEOPLE) -> Iterator[dict[str, Any]]:
    """Have a pool for as long as this takes, with a profile for it."""
    started = wiring.start_practice("--people", str(people))
    try:
        context.profile_repository().add(practice_profile(started.hello))
        yield started.hello
    finally:
        started.stop()


def _in_terminal(context: AppContext, hello: Mapping[str, Any]) -> int:
    profile = practice_profile(hello)
    control = wiring.practice_control(profile)
    if control is None:
        raise ConnectionError(profile.endpoint_url)
    view = PracticeTerminalView(stdin(), descriptor(), sys.stdout, control)
    view.introduce([user for user in hello["users"] if profile.flow in user["flows"]])
    return sign_in(context, view, profile, DEFAULT_OPTIONS)
