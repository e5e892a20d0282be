"""`stile journal rates`: what became of each step."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from desktop.cli.journal_options import add_options
from desktop.cli.output import say
from desktop.cli.since import moment_of
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.plain_text import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from desktop.cli.commands import Commands
    from desktop.journal.rates import RateSelection, StepRates

_COUNTS = ("reached", "passed", "refused", "lost", "recovered", "abandoned")


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("rates", help=words.say("journal.rates"), allow_abbrev=False)
    add_options(parser, "json", "profile", "since")
    parser.add_argument("--stile-version", metavar="VERSION", help=words.say("journal.version"))
    parser.add_argument("--step", metavar="STEP", help=words.say("journal.step"))
    parser.add_argument("--by", choices=["day", "profile", "version"], help=words.say("journal.by"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the rates of every step, in the order of a sign-in."""
    from desktop.journal.histogram import ERROR  # noqa: PLC0415 - only this command needs it

    found = args.context.journal.rates(_selection(args), args.by)
    if args.json:
        say(json.dumps({"steps": [one.to_plain() for one in found], "percentile_error": ERROR}, indent=2))
        return DONE
    if not found:
        say(words.say("journal.empty"))
        return DONE
    for line in table([_titles(args.by), *map(_cells, found)]):
        say(line)
    say(words.say("journal.times-note", percent=round(ERROR * 100)))
    return DONE


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines, texts to the left and numbers to the right."""
    shown = [[one_line(text) for text in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    return ["  ".join(_padded(*cell) for cell in zip(row, widths, strict=True)).rstrip() for row in shown]


def _padded(text: str, width: int) -> str:
    return text.rjust(width) if text[:1].isdigit() or text == "-" else text.ljust(width)


def _selection(args: argparse.Namespace) -> RateSelection:
    from desktop.journal.journal_entry import day_of  # noqa: PLC0415 - as above
    from desktop.journal.rates import RateSelection  # noqa: PLC0415 - it brings SQLite

    since = day_of(moment_of(args.since, time.time())) if args.since else None
    return RateSelection(args.profile, args.stile_version, args.step, since)


def _titles(by: str | None) -> list[str]:
    columns = ("step", *_COUNTS, "person", "service")
    return [*((by,) if by else ()), *(words.say(f"journal.column-{name}") for name in columns)]


def _cells(one: StepRates) -> list[str]:
    counts = [str(getattr(one, name)) for name in _COUNTS]
    times = [_times(one.person_median, one.person_p95), _times(one.service_median, one.service_p95)]
    return [*((one.group,) if one.group else ()), one.step, *counts, *times]


def _times(median: float | None, most: float | None) -> str:
    return f"{median:.2f}/{most:.2f}" if median is not None and most is not None else "-"
