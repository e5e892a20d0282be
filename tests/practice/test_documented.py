"""What Amazon documents is held by a test each, and the guide says the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from desktop.practice.errors import ServiceError
from desktop.practice.service_model import CognitoModel
from tests.practice.documented import DOCUMENTED, LIMITS, Limit
from tests.practice.facts import FACTS

GUIDE = Path(__file__).parents[2] / "resources/guide/cognito.md"


@cache
def model() -> CognitoModel:
    return CognitoModel()


def holding(path: str, value: Any) -> Any:  # noqa: ANN401 - a request's part
    """Return a request that has nothing but one member."""
    name, _, rest = path.partition(".")
    if not name:
        return value
    return [holding(rest, value)] if name == "[]" else {name: holding(rest, value)}


def complaints(limit: Limit, value: Any) -> list[str]:  # noqa: ANN401 - a request's part
    """Return what the pool finds wrong with the member alone; the others are missing."""
    parts = ("1.member" if part == "[]" else part[0].lower() + part[1:] for part in limit.path.split("."))
    named = f"at '{'.'.join(parts)}' failed"
    try:
        model().checked_input(limit.operation, holding(limit.path, value))
    except ServiceError as error:
        is_about_input = error.code == "InvalidParameterException"
        return [said for said in error.message.split("; ") if is_about_input and named in said]
    return []


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.says.replace(" ", "-"))
def test_a_limit_is_held(limit: Limit) -> None:
    assert complaints(limit, limit.fits) == []
    assert complaints(limit, limit.exceeds) != []


def test_each_is_told_once_with_its_source_and_in_the_guide() -> None:
    said = [fact.says for fact in DOCUMENTED]
    assert len(said) == len(set(said)) >= 60
    assert not set(said) & {fact.says for fact in FACTS}
    lines = set(GUIDE.read_text(encoding="utf-8").splitlines())
    assert [fact.says for fact in DOCUMENTED if f"| {fact.says} | {fact.section} |" not in lines] == []
