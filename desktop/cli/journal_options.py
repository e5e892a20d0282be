"""Options that `stile journal` and its own commands share; they may stand before or after these."""

from __future__ import annotations

import argparse
from typing import Literal, TypeAlias

from desktop.core import words

Option: TypeAlias = Literal["json", "profile", "since"]


def add_options(parser: argparse.ArgumentParser, *options: Option) -> None:
    """Let a command know these options; one that is not given leaves what stood before the command."""
    unsaid = argparse.SUPPRESS
    if "json" in options:
        parser.add_argument("--json", action="store_true", default=unsaid, help=words.say("commands.as-json"))
    if "profile" in options:
        parser.add_argument(
            "--profile", metavar="NAME", default=unsaid, help=words.say("journal.all-profiles")
        )
    if "since" in options:
        parser.add_argument("--since", metavar="WHEN", default=unsaid, help=words.say("journal.since"))
