"""`stile credentials`: AWS credentials for the AWS command line and SDKs, as their `credential_process`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.cli import signed_in_person
from desktop.cli.credential_formats import process_output
from desktop.cli.output import say
from desktop.cli.signed_in_person import SignedInPerson
from desktop.core import words
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("credentials", help=words.say("programs.credentials"), allow_abbrev=False)
    signed_in_person.add_credential_options(parser)
    signed_in_person.add_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the credentials as JSON and nothing else."""
    say(json.dumps(process_output(SignedInPerson(args).credentials())))
    return DONE
