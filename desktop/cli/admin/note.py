"""The note of somebody who asked for help: reading it, and finding out whose it is."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from desktop.cli.output import StopError
from desktop.core.help_note import HelpNote, fits_mask, parse_note
from desktop.core.people import Filter, Person
from desktop.core.problems import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.ports import Directory

_MOST = 20
"""People to name where a mask fits many."""


def taken_note(file: Path) -> HelpNote:
    """Read a note's file. Raises HelpNoteError, and StopError where there is no such file."""
    try:
        return parse_note(file.read_text(encoding="utf-8-sig", errors="replace"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StopError(Notice("note-unreadable", {"file": str(file), "reason": reason})) from None


async def suspects(directory: Directory, note: HelpNote) -> tuple[Person, ...]:
    """Return the first of those whom the masked name fits, by user name or by e-mail address."""
    first = note.person[:1]
    if not first:
        return ()
    found: dict[str, Person] = {}
    for attribute in ("username", "email"):
        async for page in directory.pages(Filter(attribute, first, prefix=True)):
            fitting = (person for person in page.people if _fits(person, note.person))
            found |= {person.sub: person for person in islice(fitting, _MOST)}
            if len(found) >= _MOST:
                break
    return tuple(found.values())[:_MOST]


def _fits(person: Person, mask: str) -> bool:
    names = (person.username, person.attributes.get("email", ""))
    return any(fits_mask(name, mask) for name in names if name)
