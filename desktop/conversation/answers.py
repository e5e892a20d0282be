"""What a person typed, checked and cleaned before anything is sent.

Only what can never be right is refused here; everything else is the pool's to judge.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from desktop.core.policy import MOST_CHARACTERS
from desktop.core.problems import Problem
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.recollection import Answers
    from desktop.core.steps import Field, FieldKind, Step

_MOST: dict[FieldKind, int] = {"password": MOST_CHARACTERS, "text": 2048, "code": 256}
_INVISIBLE = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
_EDGES = re.compile(f"^{_INVISIBLE}|{_INVISIBLE}$")
"""White space, marks of no width and marks of direction, which pasting brings along unseen."""


def check(step: Step, typed: Mapping[str, str]) -> Answers | Problem:
    """Return the cleaned answers, or the first problem, at its field."""
    answers: dict[str, Secret] = {}
    for field in step.fields():
        value = clean(field.kind, typed.get(field.name, field.value or ""))
        problem = _problem(field, value)
        if problem is not None:
            return problem
        if value or field.required:
            answers[field.name] = Secret(value)
    return answers


def clean(kind: FieldKind, typed: str) -> str:
    """Return what was meant: a password as it is, a code without what pasting brings along."""
    if kind == "password":
        return typed
    if kind == "code":
        plain = unicodedata.normalize("NFKC", typed)
        return "".join(c for c in plain if c.isprintable() and not c.isspace() and not _is_dash(c))
    return _EDGES.sub("", typed)


def _is_dash(character: str) -> bool:
    return unicodedata.category(character) == "Pd"


def _problem(field: Field, value: str) -> Problem | None:
    most = _MOST.get(field.kind, _MOST["text"])
    if field.required and not value:
        return Problem("field-required", field=field.name)
    if field.choices and value not in {choice.value for choice in field.choices}:
        return Problem("not-a-choice", field=field.name)
    if len(value) > most:
        return Problem("too-long", {"most": most}, field=field.name)
    if field.name == "new_password" and any(c.isspace() for c in value):
        return Problem("has-spaces", field=field.name)
    if any(unicodedata.category(c) == "Cs" for c in value):  # half a character: nothing can send it
        return Problem("invalid-input", field=field.name)
    return None
