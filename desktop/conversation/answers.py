"""What a person typed, checked and cleaned before anything is sent.

Only what can never be right is refused here, by the limits of botocore's model and of Cognito's documented
codes; everything else is the pool's to judge.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core import words
from desktop.core.notices.notice import Problem
from desktop.core.secret import Secret
from desktop.core.sign_in.password_policy import MOST_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.challenges.memory import Answers
    from desktop.core.steps.base import Field, FieldKind, Step

_INVISIBLE = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
_EDGES = re.compile(f"^{_INVISIBLE}|{_INVISIBLE}$")
"""White space, marks of no width and marks of direction, which pasting brings along unseen."""
_LINE_BREAKS = frozenset("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029")
"""What ends a line or a cell of a table. No password has one: Cognito takes none, and no keyboard has one."""
_AROUND_DIGITS = " .,;:!?\"'`()[]<>\u00ab\u00bb\u201c\u201d\u201e\u2018\u2019"
"""What stands around a code in a sentence."""
_IN_NUMBERS = frozenset("()./")
"""What people write between the digits of a phone number, besides spaces and dashes."""
_MOST: dict[FieldKind, int] = {"password": MOST_CHARACTERS, "text": 2048, "code": 256}
_MOST_OF_NAME = 128
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_PHONE = re.compile(r"\+[0-9]{4,15}")


def check(step: Step, typed: Mapping[str, str]) -> Answers | Problem:
    """Return the cleaned answers, or the first problem, at its field."""
    answers: dict[str, Secret] = {}
    for field in step.fields():
        value = _meant(field, typed.get(field.name, field.value or ""))
        problem = _problem(field, value)
        if problem is not None:
            return problem
        if value or field.required:
            answers[field.name] = Secret(value)
    return answers


def missing(field: Field) -> Problem:
    """Return the problem that a field is empty; it is called by its name, also if that is the pool's."""
    if words.names_field(field):
        return Problem("field-required", field=field.name)
    label = words.field_label(field)
    values = {"because": "other", "label": label[:1].upper() + label[1:]}
    return Problem("field-required", values, field=field.name)


def loses_line_break(step: Step, given: Mapping[str, str]) -> bool:
    """Say whether a password was given with a line break at an end, which is not sent."""
    passwords = (given.get(field.name, "") for field in step.fields() if field.kind == "password")
    return any(_without_line_breaks(value) != value for value in passwords)


def clean(kind: FieldKind, typed: str) -> str:
    """Return what was meant: a password as it is, codes and numbers without what only groups them."""
    if kind == "password":
        return typed
    if kind == "code":
        return _joined(typed)
    if kind == "phone":
        return "".join(c for c in _joined(typed) if c not in _IN_NUMBERS)
    trimmed = _EDGES.sub("", typed)
    return unicodedata.normalize("NFKC", trimmed) if kind == "email" else trimmed


def _without_line_breaks(typed: str) -> str:
    """Return a password without the line breaks at its ends, and the blanks beyond them."""
    begins, ends = len(typed) - len(typed.lstrip()), len(typed.rstrip())
    first = max((at + 1 for at in range(begins) if typed[at] in _LINE_BREAKS), default=0)
    last = min((at for at in range(ends, len(typed)) if typed[at] in _LINE_BREAKS), default=len(typed))
    return typed[first:last]


def _meant(field: Field, typed: str) -> str:
    """Return what was meant at a field, without what was copied along with it."""
    if field.kind == "password":
        return _without_line_breaks(typed)
    value = clean(field.kind, typed)
    return value.strip(_AROUND_DIGITS) if field.digits is not None else value


def _joined(typed: str) -> str:
    """Return what can be seen, without spaces and dashes, with the digits of any script as 0 to 9."""
    plain = unicodedata.normalize("NFKC", typed)
    seen = (c for c in plain if c.isprintable() and not c.isspace() and not _is_dash(c))
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in seen)


def _is_dash(character: str) -> bool:
    return unicodedata.category(character) == "Pd"


def _problem(field: Field, value: str) -> Problem | None:
    if not value and not field.required:
        return None
    problem = next(filter(None, (rule(field, value) for rule in _RULES)), None)
    return replace(problem, field=field.name) if problem else None


def _missing(field: Field, value: str) -> Problem | None:
    return None if value else missing(field)


def _not_offered(field: Field, value: str) -> Problem | None:
    offered = {choice.value for choice in field.choices}
    return Problem("not-a-choice") if offered and value not in offered else None


def _too_long(field: Field, value: str) -> Problem | None:
    most = _MOST_OF_NAME if field.name == "username" else _MOST.get(field.kind, _MOST["text"])
    return Problem("too-long", {"most": most}) if len(value) > most else None


def _unsendable(field: Field, value: str) -> Problem | None:
    if field.name == "new_password" and value != value.strip():
        return Problem("has-spaces")
    categories = {unicodedata.category(c) for c in value}
    if "Cs" in categories:  # half a character: nothing can send it
        return Problem("invalid-input")
    return Problem("has-control-characters") if "Cc" in categories else None


def _no_address(field: Field, value: str) -> Problem | None:
    if field.kind == "email" and not _EMAIL.fullmatch(value):
        return Problem("not-an-email")
    if field.kind == "phone" and not _PHONE.fullmatch(value):
        return Problem("not-a-phone-number")
    return None


def _no_code(field: Field, value: str) -> Problem | None:
    """Refuse a code that cannot have been sent; the pool's own triggers may send anything."""
    if field.digits is None:
        return None
    if not value.isdecimal():
        return Problem("wrong-code", {"because": "letters"})
    if field.digits and len(value) != field.digits:
        return Problem("wrong-code", {"because": "length", "n": field.digits})
    return None


_RULES = (_missing, _not_offered, _too_long, _unsendable, _no_address, _no_code)
