"""`stile admin show`: why one person is stuck, and what helps."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.admin.person_lookup import find_candidates, find_person
from desktop.admin.triage import Triage, triage
from desktop.cli.admin import command_setup, show_lines
from desktop.cli.admin.extra_lines import ExtraDetailLines, extra_details_of
from desktop.cli.admin.note import read_note
from desktop.cli.admin.record import record_of
from desktop.cli.output import StopError, say
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.core.admin.help_note import HelpNote
    from desktop.core.admin.people import Person
    from desktop.core.admin.pool_facts import PoolFacts
    from desktop.wiring.admin_ports import AdminProfilePorts


def register(commands: Commands) -> None:
    """Add the command."""
    parser = command_setup.command(commands, "show", run, about_person=False)
    parser.add_argument("username", metavar="USERNAME", nargs="?", help=words.say("admin-command.whom"))
    parser.add_argument("--all", action="store_true", help=words.say("admin-command.all"))
    parser.add_argument("--note", type=Path, metavar="FILE", help=words.say("admin-command.note"))


def run(args: argparse.Namespace) -> int:
    """Show what is known of a person: by name, by the note they sent, or by both."""
    if args.username is None and args.note is None:
        raise StopError(Notice("person-not-named"))
    note = read_note(args.note) if args.note else None
    found, facts, more = asyncio.run(_shown(command_setup.open_for_note(args, note), args, note))
    if args.json:
        say(json.dumps({**_record(found), **(more.plain() if more else {})}))
        return DONE
    for line in (*show_lines.lines(found, facts, note), *(more.lines() if more else ())):
        say(line)
    return DONE


async def _shown(
    ports: AdminProfilePorts, args: argparse.Namespace, note: HelpNote | None
) -> tuple[Triage, PoolFacts, ExtraDetailLines | None]:
    found, facts = await _triaged(ports, args.username, note)
    more = await extra_details_of(ports.directory, found.person, facts) if args.all else None
    return found, facts, more


async def _triaged(
    ports: AdminProfilePorts, name: str | None, note: HelpNote | None
) -> tuple[Triage, PoolFacts]:
    directory = ports.directory
    facts = await directory.facts()
    person, times = await asyncio.gather(
        _person(ports, name, note), ports.audit.password_times(directory.pool_id)
    )
    now = directory.now()
    told = note.code if note else None
    return triage(person, facts, now, password_set_at=times.get(person.sub), told=told), facts


async def _person(ports: AdminProfilePorts, name: str | None, note: HelpNote | None) -> Person:
    if name is not None or note is None or note.username:
        return await find_person(ports.directory, name or (note.username if note else ""))
    people = await find_candidates(ports.directory, note)
    if len(people) != 1:
        names = ", ".join(person.username for person in people)
        values = {"because": "several" if people else "nobody", "mask": note.person, "names": names}
        raise StopError(Notice("note-names-nobody", values))
    return people[0]


def _record(found: Triage) -> dict[str, object]:
    return {
        **record_of(found.person, found.expiry, found.why_stuck, found.recommended),
        "state": found.state,
        "told": found.told,
        "other_actions": list(found.others),
        "impossible_actions": dict(found.impossible),
        "attributes": dict(found.person.attributes),
    }
