"""A name that was typed, pasted or listed: what it may stand for, and whether somebody goes by it.

People paste addresses with characters that nobody sees (a byte order mark, zero width spaces, soft hyphens,
the marks of direction that address books put around numbers), with the name in front (`Ann <ann@x.org>`),
and write numbers with spaces. Nothing is guessed: a name may have several readings, and whoever goes by one
of them goes by the name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from desktop.core.admin.people import PeopleFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.admin.people import Person
    from desktop.core.admin.pool_facts import PoolFacts

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs"})
"""Categories of characters that nobody sees; blanks are Zs, Zl and Zp."""
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0\u2800")
_LONGEST = 4096
"""Characters of what may be a name: no attribute of Cognito is half as long."""
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>]+)>[^<>\w]*")
_SCHEME = re.compile(r"(?:mailto|tel|sip):", re.IGNORECASE)
_SUB = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_TRUNK = re.compile(r"\(0\)")
_NUMBER = re.compile(r"\+[1-9]\d{5,14}")
_LOOKS_DIALLED = re.compile(r"[\d\s()./\-]{6,24}")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_LONGEST_FILTERED = 200
"""Characters of a reading that a filter takes for certain; a longer one is asked for if there is no other."""
_LARGE_POOL = 50_000
"""People of a pool from which on three letters lead to few enough of them; two do in smaller ones."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """One name, as it was typed; `readings` are the texts that it may stand for, never empty.

    `number` is the phone number in Cognito's form (E.164), None where it is none.
    """

    typed: str
    readings: tuple[str, ...]
    number: str | None

    NAMES: ClassVar[tuple[str, ...]] = ("username", "sub", "email", "phone_number", "preferred_username")
    """The attributes that somebody can be called by."""

    @classmethod
    def of(cls, typed: str) -> PersonName:
        """Read a name."""
        stripped = typed.strip()
        if len(stripped) > _LONGEST:
            return cls(stripped, (stripped,), None)
        plain = _plain(stripped)
        readings = (stripped, plain, unicodedata.normalize("NFC", plain))
        return cls(stripped, tuple(dict.fromkeys(filter(None, readings))) or ("",), _number(plain))

    @property
    def kind(self) -> str:
        """Return what the name is: `address`, `number` or `name`."""
        return "number" if self.number else "address" if "@" in self.readings[-1] else "name"

    @property
    def is_address(self) -> bool:
        """Say whether it has the form of an e-mail address or of a number with its country's code."""
        text = self.readings[-1]
        return _ADDRESS.fullmatch(text) is not None or (self.number is not None and "+" in text)

    @property
    def lacks_country(self) -> bool:
        """Say whether it is dialled like a number, but without the country's code, which no pool finds."""
        return self.number is None and bool(_LOOKS_DIALLED.fullmatch(self.readings[-1]))

    @property
    def attributes(self) -> tuple[str, ...]:
        """Return what to look by: everything that a name of this form can be."""
        text = self.readings[-1]
        found = ["username", "preferred_username"]
        found += ["sub"] if _SUB.fullmatch(text) else []
        found += ["email"] if "@" in text else []
        found += ["phone_number"] if self.number else []
        return tuple(found)

    def keys(self, *, any_case: bool) -> frozenset[str]:
        """Return what is compared with the `keys_of` a person."""
        keys = {*self.readings, *([self.number] if self.number else [])}
        return frozenset(map(str.casefold, keys)) if any_case else frozenset(keys)

    def filters(self, attributes: tuple[str, ...], facts: PoolFacts) -> Iterator[PeopleFilter]:
        """Return the questions to a pool by which everybody is found who goes by the name.

        A pool that ignores case may keep names as they were typed once, and its filter compares user names
        as they stand: there the first letters are asked for in all their cases. `keys` then decide.
        """
        short = [text for text in self.readings if len(text) <= _LONGEST_FILTERED]
        letters = 2 if facts.people < _LARGE_POOL else 3
        for attribute in attributes:
            texts = (self.number,) if attribute == "phone_number" else short or self.readings[-1:]
            for text in filter(None, texts):
                if facts.ignores_case and attribute not in {"sub", "phone_number"}:
                    yield from (PeopleFilter(attribute, each, prefix=True) for each in _cases(text[:letters]))
                else:
                    yield PeopleFilter(attribute, text)


def keys_of(person: Person, attributes: tuple[str, ...], *, any_case: bool) -> frozenset[str]:
    """Return everything that somebody can be called by."""
    known = {"username": person.username, "sub": person.sub}
    values = filter(None, (known.get(name) or person.attributes.get(name) for name in attributes))
    return frozenset(map(str.casefold, values)) if any_case else frozenset(values)


def without_unseen(text: str) -> str:
    """Return a text without characters that nobody sees, every kind of blank as a space, none around it."""
    return "".join(_seen(text)).strip()


def _seen(text: str) -> Iterator[str]:
    if text.isascii() and text.isprintable():
        yield text
        return
    for character in text:
        category = unicodedata.category(character)
        if category[0] == "Z" or character in "\t\r\n":
            yield " "
        elif category not in _UNSEEN and character not in _FILLERS:
            yield character


def _plain(text: str) -> str:
    """Return the name or the address alone."""
    seen = without_unseen(text)
    inner = _IN_BRACKETS.fullmatch(seen)
    is_address = inner is not None and "@" in inner[1] and not inner[1].strip().count(" ")
    return _SCHEME.sub("", inner[1].strip() if inner and is_address else seen, count=1).strip()


def _number(text: str) -> str | None:
    """Return a number with its country's code as Cognito keeps it. Source: ITU-T E.123, E.164."""
    digits = re.sub(r"[\s().\-/\u2010-\u2015\u2212]", "", _TRUNK.sub("", text)).replace("\uff0b", "+")
    international = f"+{digits[2:]}" if digits.startswith("00") else digits
    return international if _NUMBER.fullmatch(international) else None


def _cases(text: str) -> tuple[str, ...]:
    """Return a few letters in all their cases."""
    found = [""]
    for character in text:
        forms = dict.fromkeys((character, character.lower(), character.upper(), character.casefold()))
        found = [before + form for before in found for form in forms]
    return tuple(found)
