"""`stile journal alarms`: how the alarms of each profile stand."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop.cli.journal_options import add_options
from desktop.cli.output import say
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.wiring.journal_access import watched_journal

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.journal.alarm_states import AlarmState


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("alarms", help=words.say("alarm.command"), allow_abbrev=False)
    add_options(parser, "json", "profile")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print every alarm that is on, the raised ones with what helps."""
    repository = args.context.profile_repository()
    profiles = [repository.get(args.profile)] if args.profile else repository.profiles()
    states = watched_journal(args.context, profiles).alarms() if profiles else ()
    if args.json:
        say(json.dumps({"alarms": [_record(state) for state in states]}, indent=2))
        return DONE
    if not states:
        say(words.say("alarm.none"))
    for state in states:
        _print(state)
    return DONE


def _record(state: AlarmState) -> dict[str, Any]:
    since = datetime.fromtimestamp(state.since, UTC).isoformat() if state.since else None
    return {**state.to_plain(), "since": since}


def _print(state: AlarmState) -> None:
    from desktop.journal import alarm_words  # noqa: PLC0415 - only where there is something to say

    name = state.rule.name
    if not state.raised:
        say(words.say("alarm.quiet", profile=state.profile, title=alarm_words.title(name)))
        return
    say(words.say("alarm.stands", text=alarm_words.sentence(name, state.profile, state.value)))
    say(f"   {alarm_words.advice(name)}")
