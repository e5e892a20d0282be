"""Importing a profile from a configuration file of Amplify."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import wiring
from desktop.cli import profile_options, yes_no
from desktop.cli.output import StopError, say
from desktop.cli.profile_secret import add_with_secret
from desktop.cli.views.stdin import stdin
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.core.offers import is_link
from desktop.profiles.configurations.errors import SeveralConfigurationsError
from desktop.profiles.configurations.import_profile import chosen
from desktop.profiles.configurations.source import MOST_BYTES
from desktop.profiles.parsing import to_plain
from desktop.profiles.preview import preview

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from desktop.profiles.configurations.import_profile import Imported
    from desktop.profiles.configurations.import_report import ImportLine

_STDIN = "-"


def run(args: argparse.Namespace) -> int:
    """Show what the file would add, let the person at a terminal agree, add it, and report."""
    try:
        imported = _read(args)
    except SeveralConfigurationsError as several:
        if args.json:
            say(json.dumps(_choices(several)))
        if args.json or args.environment or not yes_no.can_ask():
            raise
        imported = _ask_which(several)
    imported = imported.changed(**profile_options.given(args))
    if not args.json:
        for row in preview(imported.profile, imported.unsure_domain):
            say(words.say("import.row", label=row.label, value=row.value))
    if not args.yes:
        imported = _agreed(imported, can_ask=not args.json and yes_no.can_ask())
    asyncio.run(add_with_secret(imported.profile, args))
    lines = (json.dumps(_record(imported)),) if args.json else _told(imported)
    for line in lines:
        say(line)
    return DONE


def _read(args: argparse.Namespace) -> Imported:
    if is_link(args.file):
        return wiring.read_pasted(args.file, args.name, args.environment)
    if args.file != _STDIN:
        return wiring.read_configuration(Path(args.file), args.name, args.environment)
    if args.client_secret_stdin:
        raise StopError(Notice("import-stdin-twice"))
    return wiring.read_pasted(_pasted(), args.name, args.environment)


def _ask_which(several: SeveralConfigurationsError) -> Imported:
    """Let the person at the terminal name one of several configurations. Raises StopError."""
    say(words.say("import.several"))
    for number, found in enumerate(several.choices, start=1):
        ids = {"pool": found.pool_id, "client": found.client_id}
        say(words.say("import.choice", number=number, name=found.environment, **ids))
    names = {found.environment.lower() for found in several.choices}
    by_number = {str(number): found.environment for number, found in enumerate(several.choices, start=1)}
    while typed := yes_no.typed(words.say("import.which")):
        name = typed if typed.lower() in names else by_number.get(typed)
        if name:
            return chosen(several, name)
    raise StopError(Notice("import-not-confirmed"))


def _choices(several: SeveralConfigurationsError) -> dict[str, object]:
    """Return the list for a program, which names one of it with `--environment`."""
    choices = [
        {"name": found.environment, "pool_id": found.pool_id, "client_id": found.client_id}
        for found in several.choices
    ]
    return {"code": several.code, "message": words.sentence(several.notice), "environments": choices}


def _pasted() -> bytes:
    """Return standard input, up to one byte more than anybody reads."""
    data = bytearray()
    source = stdin()
    while len(data) <= MOST_BYTES and (part := source.read(MOST_BYTES + 1 - len(data))):
        data += part
    return bytes(data)


def _agreed(imported: Imported, *, can_ask: bool) -> Imported:
    """Ask at a terminal; without one, giving the command counts as agreeing. Raises StopError.

    It does not where the file says which address passwords go to: nobody has seen that yet. A page for
    browsers that is not Amazon's has a question of its own; who cannot be asked gives it as an option.
    """
    if not can_ask and imported.names_endpoint:
        raise StopError(Notice("import-endpoint-unseen", {"endpoint": imported.profile.endpoint_url or ""}))
    if can_ask and not yes_no.agrees(words.say("import.question")):
        raise StopError(Notice("import-not-confirmed"))
    domain = imported.unsure_domain if can_ask else ""
    if domain and yes_no.agrees(words.say("import.domain-question", domain=domain)):
        return imported.changed(domain=domain)
    return imported


def _told(imported: Imported) -> Iterator[str]:
    yield words.say("commands.profile-added", name=imported.profile.name)
    part = None
    for line in imported.report():
        if line.part != part:
            part = line.part
            yield f"\n{words.say(f'import.part-{part}')}:"
        yield words.say("import.line", text=words.sentence(line.notice))
    yield "\n" + words.say("import.then", name=imported.profile.name)


def _record(imported: Imported) -> dict[str, object]:
    return {"profile": to_plain(imported.profile), "report": list(_plain(imported.report()))}


def _plain(lines: Iterable[ImportLine]) -> Iterator[dict[str, str]]:
    for line in lines:
        yield {"part": line.part, "code": line.notice.code, "message": words.sentence(line.notice)}
