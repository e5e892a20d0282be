"""Reading values at once and explaining what is wrong with them never disagree."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from botocore.model import ListShape, MapShape, Shape, StructureShape
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.practice.constraints import _explained
from desktop.practice.errors import ServiceError
from desktop.practice.fast_validation import InvalidValueError, validator
from desktop.practice.service_model import CognitoModel

SERVICE = CognitoModel()
SHAPES = [
    ("AdminCreateUser", "input"),
    ("ListUsers", "input"),
    ("ListUsers", "output"),
    ("RespondToAuthChallenge", "input"),
    ("SetUserPoolMfaConfig", "input"),
    ("AdminListUserAuthEvents", "output"),
]
JUNK = st.sampled_from([None, 0, -1, 10**12, True, "", " ", "x" * 200, [], [None], {}, {"": 1}, 1.5])
PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "boolean": st.booleans(),
    "integer": st.integers(-5, 100) | st.booleans(),
    "long": st.integers(-5, 100) | st.booleans(),
    "timestamp": st.just(datetime(2026, 3, 2, tzinfo=UTC)),
    "blob": st.just("YWJj"),
}


def shape_of(operation: str, side: str) -> StructureShape:
    model = SERVICE._operation(operation)
    shape = model.input_shape if side == "input" else model.output_shape
    assert isinstance(shape, StructureShape)
    return shape


def values(shape: Shape, depth: int = 4) -> st.SearchStrategy[Any]:
    """Return what may be sound for a shape, and now and then is not."""
    if depth == 0:
        return JUNK
    sound = likely(shape, depth)
    return st.integers(0, 19).flatmap(lambda chance: sound if chance else JUNK)


def likely(shape: Shape, depth: int) -> st.SearchStrategy[Any]:
    if isinstance(shape, StructureShape):
        members = {name: values(member, depth - 1) for name, member in shape.members.items()}
        return st.fixed_dictionaries({}, optional=members)
    if isinstance(shape, ListShape):
        return st.lists(values(shape.member, depth - 1), max_size=3)
    if isinstance(shape, MapShape):
        return st.dictionaries(st.sampled_from(["a", "b", ""]), values(shape.value, depth - 1), max_size=2)
    names = shape.metadata.get("enum")
    texts = st.sampled_from(
        [*names, "ELSE"] if names else ["abc", "eu-west-1_Ab1", "a b", "Aa-1!xyz", "", "x" * 5_000]
    )
    return PLAIN.get(shape.type_name, texts)


@pytest.mark.parametrize(("operation", "side"), SHAPES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_quick_way_and_the_long_one_agree(operation: str, side: str, data: st.DataObject) -> None:
    shape = shape_of(operation, side)
    value = data.draw(likely(shape, 5))
    try:
        slow: Any = _explained(shape, value)
    except ServiceError:
        slow = InvalidValueError
    try:
        quick: Any = validator(shape)(value)
    except InvalidValueError:
        quick = InvalidValueError
    assert quick == slow


@pytest.mark.parametrize("limit", [-1, 0, 60, 61, True, "5", 5.0, None])
def test_numbers_keep_their_limits_either_way(limit: object) -> None:
    shape, value = shape_of("ListUsers", "input"), {"UserPoolId": "eu-west-1_Ab1", "Limit": limit}
    sound = limit in {0, 60, None} and not isinstance(limit, bool)
    for read in (validator(shape), partial(_explained, shape)):
        try:
            assert read(value).get("Limit") == limit
            assert sound
        except (InvalidValueError, ServiceError):
            assert not sound
