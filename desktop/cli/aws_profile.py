"""`stile aws-profile`: profiles of the AWS command line and SDKs that take their credentials from Stile."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import choose_profile, signed_in_person
from desktop.cli.output import StopError, confirm, warn
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.profiles import aws_config
from desktop.profiles.account_profile import parted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from desktop.cli.commands import Commands
    from desktop.profiles.profile import Profile


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("aws-profile", help=words.say("programs.aws-profile"), allow_abbrev=False)
    actions = parser.add_subparsers(required=True, metavar=words.say("commands.metavar"))
    add = actions.add_parser("add", help=words.say("programs.aws-profile-add"), allow_abbrev=False)
    add.add_argument("name", metavar="NAME", help=words.say("programs.aws-profile-name"))
    signed_in_person.add_credential_options(add)
    signed_in_person.add_prompt_option(add)
    choose_profile.add_option(add)
    add.set_defaults(run=_add)
    remove = actions.add_parser("remove", help=words.say("programs.aws-profile-remove"), allow_abbrev=False)
    remove.add_argument("name", metavar="NAME", help=words.say("programs.aws-profile-name"))
    remove.set_defaults(run=_remove)


def _add(args: argparse.Namespace) -> int:
    from desktop.wiring.aws_access import aws_files  # noqa: PLC0415 - adapters are loaded when needed

    profile = choose_profile.chosen(args)
    if profile.identity_pool_id is None:
        raise StopError(Notice("no-identity-pool", {"profile": profile.name}))
    aws_config.check_name(args.name)
    files = aws_files(args.context)
    if aws_config.has_section(files.credentials(), args.name):
        raise aws_config.AwsProfileError("keys", args.name)
    settings = {
        "credential_process": _joined((*_this_program(), *_arguments(profile, args))),
        "region": profile.region,
    }
    files.change_config(lambda text: aws_config.added(text, args.name, settings))
    confirm(words.say("programs.aws-profile-added", name=args.name, file=str(files.config)))
    if files.has_mark():
        warn(Notice("aws-file-marked", {"file": str(files.config)}))
    return DONE


def _remove(args: argparse.Namespace) -> int:
    from desktop.wiring.aws_access import aws_files  # noqa: PLC0415 - as above

    files = aws_files(args.context)
    files.change_config(lambda text: aws_config.removed(text, args.name))
    confirm(words.say("programs.aws-profile-removed", name=args.name, file=str(files.config)))
    return DONE


def _arguments(profile: Profile, args: argparse.Namespace) -> list[str]:
    name, account = parted(profile.slot)
    texts = {"--profile": name, "--account": account, "--role": args.role}
    switches = {"--basic-flow": args.basic_flow, "--no-prompt": args.no_prompt}
    given = [word for option, text in texts.items() if text for word in (option, text)]
    return ["credentials", *given, *(name for name, on in switches.items() if on)]


def _this_program() -> tuple[str, ...]:
    """Return the command that starts this Stile from anywhere, whatever PATH is there."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    started = Path(sys.argv[0])
    beside = Path(sys.executable).with_name("stile.exe" if os.name == "nt" else "stile")
    for program in (shutil.which(str(started)) if started.stem == "stile" else None, beside):
        if program is not None and Path(program).is_file():
            return (str(Path(program).absolute()),)
    return (sys.executable, "-m", "desktop")


def _joined(command: Sequence[str]) -> str:
    """Return a command in one line, as SDKs split it: by a shell's rules, on Windows by Windows' own."""
    return subprocess.list2cmdline(command) if os.name == "nt" else shlex.join(command)
