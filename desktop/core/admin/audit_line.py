"""One line of the audit's log, in each of the forms that Stile has written.

    {"n": 4, "entry": {...}, "hmac": "..."}   chained: no member of the entry can be taken for the chain's
    {"n": 3, ..., "code": "..."}              older: all members together, and the entry's own `code` lost
                                              to the chain's, which had the same name
    {...}                                     bare: an entry that nothing could seal, for want of a store

What is on the disk may be anything: whatever is none of these is no line, and nothing here fails over it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from desktop.core.admin.audit_entry import AuditEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

LineForm: TypeAlias = Literal["chained", "older", "bare"]

_NUMBER, _ENTRY, _HMAC = "n", "entry", "hmac"
_OLDER_HMAC = "code"
_HEXADECIMAL = re.compile(r"[0-9a-f]{64}")
_MOST_NUMBER = 2**53
_HAVE_CODE = frozenset({"refused", "unconfirmed"})


@dataclass(frozen=True, slots=True)
class AuditLine:
    """A line: its form, its number in the chain and the code it carries, and the entry's members as written.

    A bare line has number 0; its code is empty, as is one that cannot be one.
    """

    form: LineForm
    number: int
    hmac: str
    members: Mapping[str, Any]

    @property
    def may_have_lost_code(self) -> bool:
        """Say whether the entry may have had a `code` that the chain's took the place of."""
        return self.form == "older" and self.members.get("result") in _HAVE_CODE

    def entry(self, code: str | None = None) -> AuditEntry | None:
        """Return the entry, with the `code` that it had lost if that is known; None if it makes none."""
        known = {**self.members, "code": code} if code is not None else self.members
        try:
            return AuditEntry.read(known)
        except ValueError:
            return None


def parse(text: str) -> AuditLine | None:
    """Return the line that a text is, None if it is none."""
    record = _record(text)
    if record is None:
        return None
    if _NUMBER not in record:
        bare = AuditLine("bare", 0, "", record)
        return bare if bare.entry() is not None else None
    number = record.pop(_NUMBER)
    if type(number) is not int or not 0 < number < _MOST_NUMBER:
        return None
    if set(record) == {_ENTRY, _HMAC}:
        return _made("chained", number, record[_HMAC], record[_ENTRY])
    return _made("older", number, record.pop(_OLDER_HMAC, None), record)


def write_chained(number: int, members: Mapping[str, Any], hmac: str) -> str:
    """Return the text of a line in the chain."""
    return json.dumps({_NUMBER: number, _ENTRY: members, _HMAC: hmac}, separators=(",", ":"))


def write_bare(members: Mapping[str, Any]) -> str:
    """Return the text of a line that nothing seals."""
    return json.dumps(members)


def signed_text(number: int, members: Mapping[str, Any], form: LineForm) -> bytes:
    """Return what a line's code is made over, besides the code before it: canonical JSON."""
    signed = {_NUMBER: number, **members} if form == "older" else {_NUMBER: number, _ENTRY: members}
    return json.dumps(signed, sort_keys=True, separators=(",", ":")).encode()


def _made(form: LineForm, number: int, hmac: object, members: object) -> AuditLine | None:
    if not isinstance(members, dict):
        return None
    is_code = isinstance(hmac, str) and _HEXADECIMAL.fullmatch(hmac) is not None
    return AuditLine(form, number, str(hmac) if is_code else "", members)


def _record(text: str) -> dict[str, Any] | None:
    try:
        record = json.loads(text, parse_constant=_refuse)
        json.dumps(record)  # what is too deep to be written was never written here
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
