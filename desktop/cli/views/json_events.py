"""What the JSON protocol says: the objects of `resources/schemas/sign-in-events.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.core import words
from desktop.core.notices.notice import Notice
from desktop.core.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.cli.views.json_replies import BadInputError
    from desktop.conversation.view import Ask
    from desktop.core.notices.notice import Problem
    from desktop.core.steps.base import Field
    from desktop.core.storage.vault import Store

Object: TypeAlias = dict[str, Any]

PROTOCOL = 1
"""The protocol's version; it changes only when a client written for the old one would break."""

_NUMBERS = ("seconds", "attempts_left")
"""What a program may want to reckon with: how long something takes, how many tries are left."""


def hello(store: Store) -> Object:
    """Return the first line."""
    return {"event": "hello", "protocol": PROTOCOL, "store": store}


def ask(asked: Ask, number: int, profile_fields: Sequence[str] = ()) -> Object:
    """Return a question under the number that its answer may carry; `profile_fields` may be at fault."""
    return {
        "event": "ask",
        "ask": number,
        "step": asked.step.name,
        "fields": [_field(field) for field in asked.step.fields()],
        "context": asked.step.context(),
        "problem": _problem(asked.problem, profile_fields) if asked.problem else None,
        "actions": [action.value for action in asked.actions],
        "resend_in": _seconds(asked.resend_in),
        "expires_in": _seconds(asked.expires_in),
    }


def note(notice: Notice) -> Object:
    """Return something that needs no answer."""
    return {"event": "note", **_message(notice)}


def bad_input(error: BadInputError, fields: Sequence[Field]) -> Object:
    """Return the note about a line that cannot be an answer: which name in it, and what there is instead."""
    name = error.field or ""
    names = ", ".join(field.name for field in fields)
    said = Notice("bad-input", {"because": error.because, "field": one_line(name), "fields": names})
    return {**note(said), "field": error.field or None, "detail": str(error)}


def signed_in(username: str, expires_at: datetime) -> Object:
    """Return the happy end; `expires_at` is in the pool's time."""
    return {
        "event": "signed-in",
        "username": username,
        "expires_at": expires_at.isoformat(timespec="seconds"),
    }


def done(notice: Notice) -> Object:
    """Return what has become of something else than a sign-in."""
    return {"event": "done", **_message(notice)}


def failed(notice: Notice, profile_fields: Sequence[str] = ()) -> Object:
    """Return any other end; `profile_fields` may be at fault."""
    return {"event": "failed", **_message(notice, profile_fields)}


def _message(notice: Notice, profile_fields: Sequence[str] = ()) -> Object:
    known = {name: notice.values[name] for name in _NUMBERS if name in notice.values}
    fields = {"profile_fields": list(profile_fields)} if profile_fields else {}
    return {"code": notice.code, "message": words.sentence(notice), **known, **fields}


def _problem(problem: Problem, profile_fields: Sequence[str]) -> Object:
    """Return a problem with its field, and the service's own words for who looks after the pool."""
    return {**_message(problem, profile_fields), "field": problem.field, "detail": problem.detail or None}


def _field(field: Field) -> Object:
    return {
        "name": field.name,
        "kind": field.kind,
        "label": words.field_label(field) if field.label is None else field.label,
        "required": field.required,
        "choices": [
            {"value": choice.value, "label": words.choice_label(choice.value)} for choice in field.choices
        ],
        "hint": (words.field_hint(field) if field.hint is None else field.hint) or None,
    }


def _seconds(seconds: float | None) -> float | None:
    return None if seconds is None else round(max(0.0, seconds), 1)
