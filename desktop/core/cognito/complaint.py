"""What a refusal says about something that was given: which member, and what is wrong with it.

Cognito has no member for this: it is in the text, in many spellings ("Attributes did not conform to the
schema: birthdate: String must be no shorter than 10 characters", "Invalid attributes given, name is
missing").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_EXCEPTION = r"^\w+Exception: "  # compiled when needed: most conversations read no refusal
_LEAD_IN = (
    r"(?i)^(?:attributes did not conform (?:to|with) (?:the )?schema:?"
    r"|invalid (?:user )?attributes(?: given)?[:,]|\d+ validation errors? detected:)\s*"
)
_NAME = r"(?P<name>(?:[\w-]+\.)?(?:(?:custom|dev):)?[\w.-]+)"
_NAMES = r"(?P<name>(?:custom:)?[\w.-]+(?:(?:,| and|, and) (?:custom:)?[\w.-]+)*)"
_VALUE_AT = rf"\bvalue (?:'.*' |null )?at '{_NAME}' failed"
_FORMS: tuple[tuple[str, str | None, str | None], ...] = (
    (r"\busername cannot be of (?:email|phone)", "username", "name-plain"),
    (r"\busername should be an email\b", "username", "name-email"),
    (r"\busername should be a phone", "username", "name-phone"),
    (r"\busername should be either an email or a phone", "username", "name-address"),
    (r"(?<![\w:])user ?name\b(?!/client)", "username", None),
    (r"\binvalid phone[ _]?number\b", "phone_number", "phone"),
    (r"\binvalid e-?mail\b", "email", "email"),
    (r"\binvalid (?:birth ?date|date of birth)\b", "birthdate", "date"),
    (rf"\battribute value for {_NAME} must not be null", None, None),
    (rf"\battributes? (?:is |are )?missing:? {_NAMES}", None, None),
    (rf"\b{_NAMES} (?:is|are) missing\b", None, None),
    (rf"\bmissing required (?:parameters?|attributes?):? {_NAMES}", None, None),
    (rf"\bcannot modify (?:an already provided|the non-mutable attribute) {_NAME}", None, None),
    (rf"\btype for attribute \W?{_NAME}\W? could not", None, None),
    (rf"\bunauthorized attribute:? {_NAME}", None, None),
    (rf"{_VALUE_AT}.* length greater than or equal to (?P<least>\d+)", None, "short"),
    (rf"{_VALUE_AT}.* length less than or equal to (?P<most>\d+)", None, "long"),
    (_VALUE_AT, None, None),
    (rf"^{_NAME}: string must be no (?:short|less)er? than (?P<least>\d+)", None, "short"),
    (rf"^{_NAME}: string must be no (?:long|great)er than (?P<most>\d+)", None, "long"),
    (rf"^{_NAME}: ", None, None),
    (rf"\b{_NAMES} (?:is|are) required\b", None, None),
)
"""A pattern, the member that it is about where the text does not name it so, and the form that is wanted."""
_SPOKEN = {
    "password": "new_password",
    "proposedpassword": "new_password",
    "usercode": "code",
    "confirmationcode": "code",
    "user": "username",
}
"""Members of requests by the names of fields; a step calls its password so, or `new_password`."""
_PLACE = r"(?i)userattributes\.(?P<place>\d+)\."
_DATES = frozenset({"birthdate"})


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that a pool does not take.

    `members` are named as the pool names them. `because` is the form it wants where that is known, `limits`
    the length. `place` counts the attributes of the request from 1, where the pool gives a number for a name.
    """

    members: tuple[str, ...]
    because: str | None = None
    limits: Mapping[str, int] = field(default_factory=dict)
    place: int | None = None

    def field_among(self, names: Sequence[str]) -> str | None:
        """Return the field, of those that were asked for, that this is about."""
        if self.place is not None:
            attributes = [name for name in names if name not in {"username", "new_password", "code"}]
            return attributes[self.place - 1] if 0 < self.place <= len(attributes) else None
        return next(filter(None, (_among(names, member) for member in self.members)), None)


def complaints_in(detail: str) -> tuple[Complaint, ...]:
    """Return what a refusal's text complains about, in its order."""
    told = re.sub(_EXCEPTION, "", detail)
    return tuple(filter(None, map(_complaint, _parts(told))))


def complaint_in(detail: str, names: Sequence[str]) -> tuple[Complaint | None, str | None]:
    """Return the first complaint about one of the fields, with its field; else the first of all, and None."""
    found = complaints_in(detail)
    for complaint in found:
        field_name = complaint.field_among(names)
        if field_name is not None:
            return complaint, field_name
    return (found[0] if found else None), None


def _parts(told: str) -> Iterator[str]:
    for line in filter(None, map(str.strip, told.splitlines())):
        rest = re.sub(_LEAD_IN, "", line)
        yield from filter(None, map(str.strip, rest.split("; ")))


def _complaint(part: str) -> Complaint | None:
    for form, member, because in _FORMS:
        found = re.search(form, part, re.IGNORECASE)
        if found is not None:
            return _read(found.groupdict(), member, because)
    return None


def _read(said: Mapping[str, str | None], member: str | None, because: str | None) -> Complaint:
    name = said.get("name") or ""
    place = re.search(_PLACE, f"{name}.")
    limits = {key: int(said[key] or 0) for key in ("least", "most") if said.get(key)}
    members = (member,) if member else tuple(map(_member, re.split(r"(?:,| and) ?(?:and )?", name)))
    if _DATES & set(members):
        because = "date"
    return Complaint(members, because, limits, int(place["place"]) if place else None)


def _member(name: str) -> str:
    """Return the last part of a path, without the prefixes of attributes and in their spelling."""
    last = name.strip(".").rpartition(".")[2]
    plain = _SPOKEN.get(last.lower(), last)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", plain).lower() if ":" not in plain else plain


def _among(names: Iterable[str], member: str) -> str | None:
    """Return the field of a member: by its name, without `custom:`, or the one password there is."""
    for name in names:
        if name.lower() == member.lower() or name.lower().removeprefix("custom:") == member.lower():
            return name
    return "password" if member == "new_password" and "password" in names else None
