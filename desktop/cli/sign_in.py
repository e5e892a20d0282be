"""`stile sign-in`: sign in by a window, a terminal, JSON lines or a script."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop import wiring
from desktop.cli import choose_profile, display, terminal_sign_in, unlocked_ports, window
from desktop.cli.change_advice import advise
from desktop.cli.output import StopError, notices_of
from desktop.cli.sign_in_options import sign_in_options
from desktop.cli.sign_in_run import sign_in
from desktop.cli.views.inbox_reader import InboxReader
from desktop.cli.views.json_lines import JsonLinesView
from desktop.cli.views.lines import Lines
from desktop.cli.views.script import ScriptView
from desktop.cli.views.script_file import ScriptedAnswer, ScriptError, read_script
from desktop.cli.views.script_values import ScriptValues
from desktop.cli.views.stdin import stdin
from desktop.core import words
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.profiles.suspects import suspects
from desktop.profiles.validation import is_loopback
from desktop.regular_file import read_named_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from desktop.cli.commands import Commands
    from desktop.profiles.profile import Profile


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("sign-in", help=words.say("commands.sign-in"), allow_abbrev=False)
    view = parser.add_mutually_exclusive_group()
    view.add_argument("--terminal", action="store_true", help=words.say("commands.terminal"))
    view.add_argument("--json", action="store_true", help=words.say("commands.json"))
    view.add_argument("--script", type=Path, metavar="FILE", help=words.say("commands.script"))
    choose_profile.add_option(parser)
    parser.add_argument("--username", default="", metavar="NAME", help=words.say("commands.username"))
    parser.add_argument("--paste", action="store_true", help=words.say("commands.paste"))
    parser.add_argument("--fresh", action="store_true", help=words.say("commands.fresh"))
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--forgot-password", action="store_true", help=words.say("commands.forgot-password"))
    start.add_argument("--browser", action="store_true", help=words.say("commands.by-browser"))
    start.add_argument("--sign-up", action="store_true", help=words.say("commands.new-account"))
    unlocked_ports.add_option(parser, memory=True)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Sign in and return the exit code; without a choice of view, a window where one can be opened."""
    if args.json:
        return _by_json(args)
    if args.script is not None:
        return _by_script(args)
    if not (args.terminal or args.paste) and display.is_named():
        return window.run(args.context, choose_profile.slot(args), sign_in_options(args))
    return terminal_sign_in.run(args.context, choose_profile.slot(args), sign_in_options(args))


def _by_json(args: argparse.Namespace) -> int:
    view = JsonLinesView(stdin(), sys.stdout)
    try:
        profile = choose_profile.chosen(args)
    except StileError as error:
        view.hello("memory")  # nothing was opened, so nothing is kept
        return view.failed(notices_of(error)[0])
    view.fields_behind = lambda problem: suspects(problem, profile)
    return sign_in(args.context, view, profile, sign_in_options(args))


def _by_script(args: argparse.Namespace) -> int:
    try:
        answers = read_script(_read(args.script))
        profile = choose_profile.chosen(args)
        view = script_view(answers, profile, args.username)
        return sign_in(args.context, view, profile, sign_in_options(args))
    except ScriptError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit


def script_view(answers: Sequence[ScriptedAnswer], profile: Profile, username: str = "") -> ScriptView:
    """Return the view that plays a script. Raises ScriptError for secrets that have no place in it."""
    practice = wiring.practice_control(profile)
    if practice is None:
        _refuse_what_is_for_practice(answers, profile)
    inbox = InboxReader(practice, username) if practice else None
    values = ScriptValues(Lines(stdin()), inbox)
    return ScriptView(answers, values, inbox, sys.stdout, lambda problem: advise((problem,), profile))


def _refuse_what_is_for_practice(answers: Sequence[ScriptedAnswer], profile: Profile) -> None:
    for number, answer in enumerate(answers, start=1):
        secrets = tuple(answer.literal_secrets())
        if secrets or answer.reads_inbox():
            _refuse_unproven(profile)
        for field in secrets:
            raise ScriptError(words.say("script.literal-secret", number=number, field=field))
        if answer.reads_inbox():
            raise ScriptError(words.say("script.practice-only"))


def _refuse_unproven(profile: Profile) -> None:
    """Say of a pool on this computer why it is none for practice: nobody listens, or it is somebody else."""
    endpoint = urlsplit(profile.endpoint_url or "")
    if not endpoint.hostname or not is_loopback(endpoint.hostname):
        return
    try:
        socket.create_connection((endpoint.hostname, endpoint.port or 80), timeout=2).close()
    except OSError:
        raise StopError(Notice("no-network")) from None
    raise ScriptError(words.say("script.not-proven", endpoint=profile.endpoint_url or ""))


def _read(file: Path) -> str:
    try:
        return read_named_text(file)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise ScriptError(words.say("script.unreadable", file=str(file), reason=reason)) from None
