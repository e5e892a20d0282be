"""What the JSON protocol hears: one line, read into what the person did."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.conversation.view import Action, Answer, Reply
from desktop.core.steps.base import NO, YES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from desktop.conversation.view import Ask
    from desktop.core.steps.base import Field

_ACTIONS = {action.value: action for action in Action}


class BadInputError(Exception):
    """The line is not one of the protocol, or not one that this question takes; its text says why.

    `field` is the name in the line that it is about; `because` chooses the sentence.
    """

    def __init__(self, text: str, field: str | None = None, because: str = "") -> None:
        super().__init__(text)
        self.field = field
        self.because = because


class StaleAnswerError(Exception):
    """The line answers a question that is no longer asked."""


def is_cancel(line: str) -> bool:
    """Say whether a line gives up, whatever it answers: that is heard at any time."""
    try:
        said = _object(line)
    except BadInputError:
        return False
    said.pop("ask", None)
    return said == {Action.CANCEL.value: True}


def is_stale(line: str, number: int) -> bool:
    """Say whether a line answers a question that was answered already, the last of which has this number."""
    try:
        answered = _object(line).get("ask")
    except BadInputError:
        return False
    return type(answered) is int and answered <= number


def read_reply(line: str, asked: Ask, number: int) -> Reply:
    """Return what a line says to the question with this number.

    Raises BadInputError or StaleAnswerError; neither changes anything.
    """
    said = _object(line)
    _check_number(said.pop("ask", number), number)
    action = _action(said, asked.actions)
    if action is not None:
        return action
    fields = said["fields"] if set(said) == {"fields"} else said
    if not isinstance(fields, dict):
        raise BadInputError("fields is not an object", "fields")
    return Answer(_values(fields, asked.step.fields()))


def _object(line: str) -> dict[str, Any]:
    try:
        line.encode()  # what was not UTF-8 cannot be encoded again
        said = json.loads(line)
    except (ValueError, RecursionError):
        raise BadInputError("not JSON") from None
    if not isinstance(said, dict):
        raise BadInputError("not an object")
    return said


def _check_number(answered: object, number: int) -> None:
    if not isinstance(answered, int) or isinstance(answered, bool):
        raise BadInputError("ask is not a number", "ask")
    if answered != number:
        raise StaleAnswerError


def _action(said: Mapping[str, Any], possible: Collection[Action]) -> Action | None:
    if len(said) != 1:
        return None
    ((name, value),) = said.items()
    action = _ACTIONS.get(name)
    if action is not None and (value is not True or action not in possible):
        raise BadInputError(f"{name} is no action of this question, or not true", name, "action")
    return action


def _values(said: Mapping[str, Any], fields: Collection[Field]) -> dict[str, str]:
    kinds = {field.name: field.kind for field in fields}
    unknown = next((name for name in said if name not in kinds), None)
    if unknown is not None:
        known = ", ".join(kinds)
        told = f"no such field; the fields are: {known}" if known else "this question has no fields"
        raise BadInputError(told, unknown, "field" if known else "no-fields")
    return {name: _value(name, value, kinds[name]) for name, value in said.items()}


def _value(name: str, value: object, kind: str) -> str:
    if isinstance(value, bool) and kind == "boolean":
        return YES if value else NO
    if not isinstance(value, str):
        raise BadInputError("the value is not a text", name, "value")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise BadInputError("the value holds half a character", name, "value") from None
    return value
