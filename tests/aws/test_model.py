"""Our tables against botocore's own model, so that an upgrade fails a test and not a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import botocore.session
import pytest

from desktop.core.cognito import account_calls, calls, own_calls, own_list_calls
from desktop.core.cognito.domain_calls import DomainCall
from desktop.core.cognito.refusals import known_names

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = (calls, account_calls, own_calls, own_list_calls)  # a call counts when its module is loaded
MODEL = botocore.session.get_session().get_service_model("cognito-idp")


def _operations(kind: type[calls.Call]) -> Iterator[str]:
    for call in kind.__subclasses__():
        if call is not DomainCall:  # a pool's domain is no part of the model
            yield from _operations(call)
    if hasattr(kind, "operation"):
        yield kind.operation


OPERATIONS = sorted(set(_operations(calls.Call)))


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_error_of_a_calls_operation_is_known(operation: str) -> None:
    names = {shape.name for shape in MODEL.operation_model(operation).error_shapes}
    assert names
    assert names <= known_names()


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_call_is_an_operation_that_needs_no_credentials(operation: str) -> None:
    assert MODEL.operation_model(operation).auth_type == "none"
