"""`stile open`: a profile that somebody sent, shown before it is added; in a window if there can be one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from desktop.cli import profile_options, window, yes_no
from desktop.cli.output import StopError
from desktop.core import words
from desktop.core.notices.notice import Notice
from desktop.core.offers import is_link

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("open", help=words.say("commands.open"), allow_abbrev=False)
    parser.add_argument("what", metavar="FILE|LINK", help=words.say("commands.open-what"))
    parser.add_argument("--terminal", action="store_true", help=words.say("commands.terminal"))
    parser.add_argument("--name", default="", metavar="NAME", help=words.say("commands.import-name"))
    parser.add_argument(
        "--environment", default="", metavar="NAME", help=words.say("commands.import-environment")
    )
    profile_options.add_manner(parser)
    parser.set_defaults(run=run, is_new=True, yes=False, json=False)


def run(args: argparse.Namespace) -> int:
    """Show what it is and let the person agree. Nobody has, where a program was told to open a link."""
    what = local(args.what)
    reason = "" if args.terminal else window.reason_against()
    if reason is None:
        return window.open_offer(args.context, what)
    if not yes_no.can_ask():
        raise StopError(Notice("open-nobody-asked"))
    if reason:
        sys.stderr.write(f"{reason}\n")
    from desktop.cli.importing import run as import_profile  # noqa: PLC0415 - the window needs no reader yet

    args.file = what
    return import_profile(args)


def local(what: str) -> str:
    """Return a link as it is, and a file, also one that a desktop names by its address, by its whole path."""
    if is_link(what):
        return what
    url = urlsplit(what)
    path = url2pathname(url.path) if url.scheme == "file" and url.netloc in {"", "localhost"} else what
    return str(Path(path).absolute())
