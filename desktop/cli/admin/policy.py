"""`stile admin policy`: the IAM policy that an admin of this pool needs, exactly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.admin.iam import policy
from desktop.cli import choose_profile
from desktop.cli.admin import command_setup
from desktop.cli.output import say
from desktop.core import words
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = command_setup.command(commands, "policy", run, about_person=False)
    parser.add_argument("--read-only", action="store_true", help=words.say("admin-command.read-only"))
    parser.add_argument("--settings", action="store_true", help=words.say("admin-command.settings"))
    account = words.say("admin-command.account")  # of AWS: nobody is signed in for this
    parser.add_argument("--account", dest="aws_account", default="*", metavar="ID", help=account)


def run(args: argparse.Namespace) -> int:
    """Print the policy; nobody is called, for it is wanted where permissions are missing."""
    profile = choose_profile.chosen(args)
    account, full = args.aws_account, not args.read_only
    document = policy(profile.pool_id, full=full, settings=args.settings, account=account)
    say(json.dumps(document, indent=2))
    return DONE
