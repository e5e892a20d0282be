"""Whom something is about: by a name, by a help note, or by the mask that a note has instead of a name.

Cognito lets several accounts have one address or number, and one may be called what another's address is.
A name is therefore looked up in all its meanings, and where it leads to several people it is never guessed
which of them is meant.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from desktop.core.admin.errors import PersonUnknownError, SeveralPeopleError
from desktop.core.admin.help_note import HelpNote, fits_mask
from desktop.core.admin.people import PeopleFilter, Person
from desktop.core.admin.person_name import PersonName, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.core.admin.directory import Directory
    from desktop.core.admin.pool_facts import PoolFacts

_MOST = 20
"""People to name where a mask fits many, or a name does."""
_ENOUGH = 100
"""People after whom nobody looks for more who go by one name."""


async def find_person(directory: Directory, name: str) -> Person:
    """Return who goes by a name: a user name, an address, a number or the `sub`.

    Raises PersonUnknownError, and SeveralPeopleError where more than one goes by it.
    """
    wanted = PersonName.of(name)
    return only_one(wanted, await people_called(directory, wanted, await directory.facts()))


def only_one(wanted: PersonName, people: Iterable[Person]) -> Person:
    """Return the only one of some people. Raises PersonUnknownError, SeveralPeopleError."""
    found = tuple(people)
    if not found:
        raise PersonUnknownError(wanted.typed)
    if len(found) > 1:
        names = names_in_line(person.username for person in found)
        raise SeveralPeopleError(wanted.typed, because=wanted.kind, name=wanted.typed, names=names)
    return found[0]


def names_in_line(usernames: Iterable[str]) -> str:
    """Return user names in one line; those beyond twenty are counted."""
    names = sorted(usernames)
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f", … (+{more})" if more > 0 else "")


async def people_called(
    directory: Directory, wanted: PersonName, facts: PoolFacts, attributes: tuple[str, ...] = ()
) -> tuple[Person, ...]:
    """Return everybody who goes by a name, of very many the first.

    `attributes` are those to look by; where none are given, all that a name of this form can be.
    """
    attributes, any_case = attributes or wanted.attributes, facts.ignores_case
    keys, found = wanted.keys(any_case=any_case), dict[str, Person]()
    for asked in wanted.filters(attributes, facts):
        async for page in directory.pages(asked):
            for person in page.people:
                if not asked.prefix or keys & keys_of(person, attributes, any_case=any_case):
                    found[person.sub or person.username] = person
            if len(found) > _ENOUGH:
                return tuple(found.values())
    return tuple(found.values())


async def find_candidates(directory: Directory, note: HelpNote) -> tuple[Person, ...]:
    """Return those whom a note names, else the first of those whom its masked name fits."""
    if note.username:
        return await people_called(directory, PersonName.of(note.username), await directory.facts())
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
