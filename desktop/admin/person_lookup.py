"""Whom something is about: by a name, by a help note, or by the mask that a note has instead of a name."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from desktop.core.admin.errors import PersonUnknownError
from desktop.core.admin.help_note import HelpNote, fits_mask
from desktop.core.admin.people import PeopleFilter, Person

if TYPE_CHECKING:
    from desktop.core.admin.directory import Directory

_MOST = 20
"""People to name where a mask fits many."""


async def find_person(directory: Directory, name: str) -> Person:
    """Return who goes by a name: the user name, else an address or the `sub`. Raises PersonUnknownError."""
    others = {"@": ("email",), "+": ("phone_number",)}
    attributes = next((names for mark, names in others.items() if mark in name), ())
    for attribute in ("username", *attributes, "sub"):
        person = await directory.find(PeopleFilter(attribute, name))
        if person is not None:
            return person
    raise PersonUnknownError(name)


async def find_candidates(directory: Directory, note: HelpNote) -> tuple[Person, ...]:
    """Return the one whom a note names, else the first of those whom its masked name fits."""
    if note.username:
        return (await find_person(directory, note.username),)
    first, found = note.person[:1], dict[str, Person]()
    if not first:
        return ()
    for attribute in ("username", "email"):
        async for page in directory.pages(PeopleFilter(attribute, first, prefix=True)):
            fitting = (person for person in page.people if _fits(person, note.person))
            found |= {person.sub: person for person in islice(fitting, _MOST)}
            if len(found) >= _MOST:
                break
    return tuple(found.values())[:_MOST]


def _fits(person: Person, mask: str) -> bool:
    names = (person.username, person.attributes.get("email", ""))
    return any(fits_mask(name, mask) for name in names if name)
