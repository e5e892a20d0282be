"""Our tables against botocore's own model, so that an upgrade fails a test and not a person."""

from __future__ import annotations

import botocore.session
import pytest

from desktop.core.calls import Call
from desktop.core.refusals import known_names

MODEL = botocore.session.get_session().get_service_model("cognito-idp")


@pytest.mark.parametrize(
    "operation",
    [
        "InitiateAuth",
        "RespondToAuthChallenge",
        "GetTokensFromRefreshToken",
        "RevokeToken",
        "GlobalSignOut",
    ],
)
def test_every_error_of_an_operation_is_known(operation: str) -> None:
    names = {shape.name for shape in MODEL.operation_model(operation).error_shapes}
    assert names
    assert names <= known_names()


def test_every_call_is_an_operation_that_needs_no_credentials() -> None:
    calls = Call.__subclasses__()
    assert calls
    for call in calls:
        assert MODEL.operation_model(call.operation).auth_type == "none", call
