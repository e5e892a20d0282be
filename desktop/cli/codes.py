"""`stile codes`: every code that programs may rely on."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from desktop.cli.output import say
from desktop.core import words
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("codes", help=words.say("commands.codes"))
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List problems, notes and failures with the exit code of a command that ends with them."""
    codes = words.codes()
    if args.json:
        say(json.dumps([dataclasses.asdict(code) for code in codes], indent=2))
        return DONE
    for code in codes:
        say(f"{code.exit:>3}  {code.kind:<8} {code.code}")
    return DONE
