"""Lists of names and values as objects, so that all readers see one form.

CloudFormation says `[{"OutputKey": …, "OutputValue": …}]`, Terraform `{name: {"value": …, "type": …}}`;
others put JSON into a text. A list of objects becomes an object whose names are what the objects call
themselves.
"""

from __future__ import annotations

import json
from typing import Any

from desktop.profiles.configurations.expressions import COMPUTED

_PAIRS = (
    ("OutputKey", "OutputValue"),
    ("ParameterKey", "ParameterValue"),
    ("Name", "Value"),
    ("name", "value"),
    ("Key", "Value"),
    ("key", "value"),
)
_OWN_NAMES = (
    "name",
    "Name",
    "env",
    "environment",
    "stage",
    "host",
    "hostname",
    "ClientName",
    "StackName",
    "label",
    "id",
)
_OF_TERRAFORM = frozenset({"value", "type", "sensitive", "description"})
_DEEPEST = 80
_LONGEST_TEXT = 500_000
_MOST_OF_ONE_NAME = 40


def normalised(plain: object, depth: int = 0) -> object:
    """Return a tree of objects in which nothing is listed; lists of texts and numbers stay."""
    if depth > _DEEPEST:
        return None
    if isinstance(plain, dict):
        if "value" in plain and "type" in plain and plain.keys() <= _OF_TERRAFORM:
            return normalised(plain["value"], depth + 1)
        return {str(name): normalised(value, depth + 1) for name, value in plain.items()}
    if isinstance(plain, list) and any(isinstance(each, dict) for each in plain):
        return _by_names(plain, depth)
    if isinstance(plain, str) and plain.lstrip().startswith("{") and len(plain) <= _LONGEST_TEXT:
        return _inside(plain, depth)
    return plain


def unnamed(number: int) -> str:
    """Return what stands for a name where there is none; `is_unnamed` knows it again."""
    return f"({number})"


def is_unnamed(name: str) -> bool:
    """Say whether this only stands for a name."""
    return name.startswith("(") and name.endswith(")")


def added(tree: dict[str, Any], name: str, value: object) -> None:
    """Put a value into an object beside what is there already.

    Of two different values of one name both stay: the second is in an object of its own, with the other
    second ones of its neighbours.
    """
    if not name:
        tree[unnamed(len(tree) + 1)] = value
        return
    if name not in tree or tree[name] == value:
        tree[name] = value
        return
    for number in range(2, _MOST_OF_ONE_NAME):
        place = tree.setdefault(f"(no. {number})", {})
        if place.get(name, value) == value:
            place[name] = value
            return


def _by_names(listed: list[Any], depth: int) -> dict[str, object]:
    found: dict[str, object] = {}
    for number, each in enumerate(listed, start=1):
        pair = _pair(each)
        if pair:
            added(found, pair[0], normalised(pair[1], depth + 1))
        elif isinstance(each, dict):
            found[_own_name(each, number, found)] = normalised(each, depth + 1)
        elif isinstance(each, str):
            found[unnamed(number)] = each
    return found


def _pair(each: object) -> tuple[str, Any] | None:
    if not isinstance(each, dict):
        return None
    for name, value in _PAIRS:
        if isinstance(each.get(name), str) and (
            isinstance(each.get(value), str) or each.get(value) is COMPUTED
        ):
            return each[name], each[value]
    return None


def _own_name(each: dict[str, Any], number: int, taken: dict[str, object]) -> str:
    said = next((each[name] for name in _OWN_NAMES if isinstance(each.get(name), str) and each[name]), "")
    return said if said and said not in taken else unnamed(number)


def _inside(text: str, depth: int) -> object:
    try:
        return normalised(json.loads(text), depth + 1)
    except (ValueError, RecursionError):
        return text
