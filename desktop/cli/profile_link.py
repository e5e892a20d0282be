"""`stile profile link`: a profile for somebody else, as a link and as a file, without a secret."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import choose_profile
from desktop.cli.output import StopError, say, warn
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.core.offers import ENDING
from desktop.profiles.link import file_of, left_out, link_of
from desktop.regular_file import read_named

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.profiles.profile import Profile


def register(actions: Commands) -> None:
    """Add the command."""
    parser = actions.add_parser("link", help=words.say("commands.profile-link"), allow_abbrev=False)
    parser.add_argument("name", nargs="?", metavar="NAME", help=words.say("commands.show-which"))
    parser.add_argument("--output", type=Path, metavar="FILE", help=words.say("commands.link-output"))
    parser.add_argument("--no-file", action="store_true", help=words.say("commands.link-no-file"))
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    choose_profile.add_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the file, print the link, and say what is in neither."""
    profile = choose_profile.found(args.context, choose_profile.named(args))
    link = link_of(profile)
    file = None if args.no_file else args.output or Path(f"{profile.name}{ENDING}")
    if file is not None:
        _write(file, profile)
    notices = left_out(profile)
    if args.json:
        told = [{"code": notice.code, "message": words.sentence(notice)} for notice in notices]
        say(json.dumps({"link": link, "file": str(file.absolute()) if file else None, "left_out": told}))
        return DONE
    say(link)
    if file is not None:
        warn(Notice("link-written", {"file": str(file)}))
    warn(*notices)
    return DONE


def _write(file: Path, profile: Profile) -> None:
    """Write a new file; one that is there already is kept, unless it says the same. Raises StopError."""
    data = file_of(profile)
    try:
        with file.open("xb") as new:
            new.write(data)
    except FileExistsError:
        if not _says(file, data):
            raise StopError(Notice("link-file-exists", {"file": str(file)})) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StopError(Notice("link-not-written", {"file": str(file), "reason": reason})) from None


def _says(file: Path, data: bytes) -> bool:
    try:
        return read_named(file, len(data)) == data
    except OSError:
        return False
