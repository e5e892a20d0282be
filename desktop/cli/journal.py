"""`stile journal`: what happened in sign-ins, and what became of each step."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

from desktop.cli import journal_alarms, journal_rates
from desktop.cli.journal_options import add_options
from desktop.cli.output import remark, say
from desktop.cli.since import moment_of
from desktop.core import words
from desktop.core.exit_codes import DONE, PERSON_NEEDED
from desktop.core.plain_text import one_line

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.journal.journal_entry import JournalEntry
    from desktop.journal.reader import JournalQuery, JournalReader
    from desktop.wiring.app_context import AppContext

_PAUSE = 0.5
"""Seconds between two looks at what is new."""
_LIMIT = 200


def register(commands: Commands) -> None:
    """Add the command with its own commands."""
    parser = commands.add_parser("journal", help=words.say("journal.command"), allow_abbrev=False)
    parser.add_argument("--follow", action="store_true", help=words.say("journal.follow"))
    parser.add_argument("--window", action="store_true", help=words.say("journal.window"))
    parser.add_argument("--limit", type=int, metavar="N", default=_LIMIT, help=words.say("journal.limit"))
    add_options(parser, "json", "profile", "since")
    parser.set_defaults(run=run, json=False, since=None)
    actions = parser.add_subparsers(metavar=words.say("commands.metavar"))
    journal_rates.register(actions)
    journal_alarms.register(actions)


def run(args: argparse.Namespace) -> int:
    """Print events, oldest first."""
    if args.window:
        return _in_window(args.context, args.profile)
    from desktop.journal.pseudonym import PASSING  # noqa: PLC0415 - only here
    from desktop.journal.reader import JournalQuery  # noqa: PLC0415 - it brings SQLite

    since = moment_of(args.since, time.time()) if args.since else 0.0
    reader = args.context.journal.reader()
    query = JournalQuery(args.profile, since, limit=args.limit)
    last = _print(reader, query, as_json=args.json)
    if not args.json and any(one.person.startswith(PASSING) for one in reader.conversations(query)):
        remark(words.say("journal.passing"))
    if last is None and not args.json and not args.follow:
        remark(words.say("journal.empty"))
    while args.follow:
        time.sleep(_PAUSE)
        last = _print(reader, JournalQuery(args.profile, since, after=last or 0), as_json=args.json) or last
    return DONE


def _in_window(context: AppContext, profile: str | None) -> int:
    from desktop.cli import window  # noqa: PLC0415 - only here

    reason = window.reason_against()
    if reason is None:
        return window.open_journal(context, profile)
    sys.stderr.write(f"{reason}\n")
    return PERSON_NEEDED


def _print(reader: JournalReader, query: JournalQuery, *, as_json: bool) -> int | None:
    """Print what is there and return the number of the last one, None where there was none."""
    found = reader.numbered(query)
    for _, entry in found:
        say(json.dumps(entry.to_plain()) if as_json else _line(entry))
    sys.stdout.flush()
    return found[-1][0] if found else None


def _line(entry: JournalEntry) -> str:
    event = entry.event
    words_of = (event.step or event.operation, event.outcome, event.code, event.reason)
    took = f"{event.seconds:.2f}s" if event.seconds is not None else None
    when = entry.moment.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    parts = (when, entry.profile, event.conversation_id[:8], entry.name, event.kind, *words_of, took)
    return "  ".join(one_line(part) for part in parts if part)
