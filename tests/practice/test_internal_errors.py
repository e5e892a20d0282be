"""What breaks inside the server reaches the client as Cognito's own error 500, and its connection goes on."""

from __future__ import annotations

import http.client
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from desktop.practice import request_processor
from desktop.practice.challenges import CHALLENGES
from desktop.practice.operations import OPERATIONS
from desktop.practice.state.inbox import Inbox
from tests.practice.signing_in import SignIn, refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.practice.operation_call import OperationCall, Output
    from tests.fixtures.practice import Practice

INTERNAL = {"__type": "InternalErrorException", "message": "Internal error"}


@pytest.fixture
def connection(practice: Practice) -> Iterator[http.client.HTTPConnection]:
    opened = http.client.HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=5)
    yield opened
    opened.close()


def post(connection: http.client.HTTPConnection, operation: str, given: dict[str, Any]) -> tuple[int, Any]:
    target = {"X-Amz-Target": f"AWSCognitoIdentityProviderService.{operation}"}
    connection.request("POST", "/", json.dumps(given), target)
    response = connection.getresponse()
    return response.status, json.loads(response.read())


def breaks(*_given: object, **_more: object) -> Any:  # noqa: ANN401 - it never returns
    raise RuntimeError("a mistake in this operation")


def unknown_to_the_model(_call: OperationCall) -> Output:
    return {"Username": 1}


def names_no_challenge_of_the_service(_call: OperationCall) -> Output:
    return {"ChallengeName": "PICK_A_COLOUR", "ChallengeParameters": {}}


@pytest.mark.parametrize("run", [breaks, unknown_to_the_model])
def test_an_operation_that_fails_is_answered_500(
    practice: Practice,
    connection: http.client.HTTPConnection,
    monkeypatch: pytest.MonkeyPatch,
    run: Callable[[OperationCall], Output],
) -> None:
    access = SignIn(practice, practice.person("plain")).begin().tokens["AccessToken"]
    with monkeypatch.context() as patched:
        patched.setitem(OPERATIONS, "GetUser", replace(OPERATIONS["GetUser"], run=run))
        assert post(connection, "GetUser", {"AccessToken": access}) == (500, INTERNAL)
    assert practice.control.ledger()["requests"][-1]["reply"] == "InternalErrorException"
    opened = connection.sock
    status, _ = post(connection, "GetUser", {"AccessToken": access})
    assert (status, connection.sock) == (200, opened), "the connection was closed"


def test_boto3_reads_it_as_the_services_own_error(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(OPERATIONS, "InitiateAuth", replace(OPERATIONS["InitiateAuth"], locate=breaks))
    with pytest.raises(ClientError) as caught:
        SignIn(practice, practice.person("plain")).begin()
    assert caught.value.response["Error"]["Code"] == "InternalErrorException"


def test_a_challenge_that_is_not_registered_is_answered_500(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = practice.person("email-code")
    monkeypatch.delitem(CHALLENGES, "EMAIL_OTP")
    with refused("InternalErrorException"):
        SignIn(practice, person).begin()


def test_a_reply_that_the_service_does_not_give_is_logged_with_what_is_wrong(
    practice: Practice, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    person = practice.person("email-code")
    wrong = replace(OPERATIONS["InitiateAuth"], run=names_no_challenge_of_the_service)
    monkeypatch.setitem(OPERATIONS, "InitiateAuth", wrong)
    with refused("InternalErrorException"):
        SignIn(practice, person).begin()
    assert "InitiateAuth" in caplog.text
    assert "'PICK_A_COLOUR' at 'challengeName'" in caplog.text


def test_what_fails_around_the_operation_is_answered_500_too(
    connection: http.client.HTTPConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request_processor, "describe", breaks)
    assert post(connection, "GetUser", {"AccessToken": "a.b.c"}) == (500, INTERNAL)


def test_and_so_is_a_control_call_that_fails(
    connection: http.client.HTTPConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Inbox, "messages", breaks)
    connection.request("GET", "/_practice/inbox")
    response = connection.getresponse()
    assert (response.status, json.loads(response.read())) == (500, INTERNAL)


def test_a_status_without_a_name_is_a_reply_as_well(
    practice: Practice, connection: http.client.HTTPConnection
) -> None:
    practice.control.add_fault(do="status", status=599)
    connection.request("POST", "/", "{}", {"X-Amz-Target": "AWSCognitoIdentityProviderService.GetUser"})
    assert connection.getresponse().status == 599
