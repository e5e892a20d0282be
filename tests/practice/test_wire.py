"""The wire format: headers, types, validation and what unknown things get."""

from __future__ import annotations

import http.client
import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.practice.signing_in import SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

PREFIX = "AWSCognitoIdentityProviderService."


def post(
    practice: Practice, operation: str, body: str, **headers: str
) -> tuple[int, dict[str, str], dict[str, Any]]:
    connection = http.client.HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=5)
    target = {"X-Amz-Target": PREFIX + operation, "Content-Type": "application/x-amz-json-1.1"}
    connection.request("POST", "/", body, target | headers)
    response = connection.getresponse()
    return response.status, dict(response.headers), json.loads(response.read())


def test_an_error_is_in_the_body_and_in_the_headers(practice: Practice) -> None:
    status, headers, body = post(practice, "GetUser", '{"AccessToken": "a.b.c"}')
    assert status == 400
    assert body == {"__type": "NotAuthorizedException", "message": "Invalid Access Token"}
    assert headers["Content-Type"] == "application/x-amz-json-1.1"
    assert headers["x-amzn-ErrorType"] == "NotAuthorizedException:"
    assert headers["x-amzn-ErrorMessage"] == "Invalid Access Token"
    assert len(headers["x-amzn-RequestId"]) == 36
    assert headers["Date"].endswith("GMT")


@pytest.mark.parametrize("operation", ["NoSuchThing", ""])
def test_an_unknown_operation_is_named_as_such(practice: Practice, operation: str) -> None:
    status, _, body = post(practice, operation, "{}")
    assert (status, body["__type"]) == (400, "UnknownOperationException")


def test_an_operation_that_only_the_service_has_is_named(practice: Practice) -> None:
    status, _, body = post(
        practice,
        "CreateUserImportJob",
        json.dumps(
            {
                "JobName": "j",
                "UserPoolId": practice.hello["pool_id"],
                "CloudWatchLogsRoleArn": "arn:aws:iam::1:role/x",
            }
        ),
        Authorization="AWS4-HMAC-SHA256 any",
    )
    assert (status, body["__type"]) == (400, "UnsupportedOperationException")


@pytest.mark.parametrize("body", ["{", "[1]", '"text"'])
def test_a_body_that_is_no_object_cannot_be_read(practice: Practice, body: str) -> None:
    status, _, said = post(practice, "GetUser", body)
    assert (status, said["__type"]) == (400, "SerializationException")


@pytest.mark.parametrize("value", [1, True, ["a"], {"a": "b"}])
def test_a_member_of_the_wrong_type_cannot_be_read(practice: Practice, value: object) -> None:
    status, _, said = post(practice, "GetUser", json.dumps({"AccessToken": value}))
    assert (status, said["__type"]) == (400, "SerializationException")


def test_members_that_the_model_does_not_know_are_ignored(practice: Practice) -> None:
    _, _, said = post(practice, "GetUser", '{"AccessToken": "a.b.c", "More": 1, "Other": null}')
    assert said["__type"] == "NotAuthorizedException"


@pytest.mark.parametrize(
    ("operation", "given", "message"),
    [
        (
            "GetUser",
            {},
            (
                "1 validation error detected: Value null at 'accessToken' failed to satisfy constraint: "
                "Member must not be null"
            ),
        ),
        (
            "RespondToAuthChallenge",
            {"ClientId": "abc", "ChallengeName": "EMAIL_OTP", "Session": "short"},
            (
                "1 validation error detected: Value at 'session' failed to satisfy constraint: "
                "Member must have length greater than or equal to 20"
            ),
        ),
        (
            "GetUser",
            {"AccessToken": "not a token"},
            (
                "1 validation error detected: Value at 'accessToken' failed to satisfy constraint: "
                "Member must satisfy regular expression pattern: [A-Za-z0-9-_=.]+"
            ),
        ),
    ],
)
def test_the_models_constraints_hold(
    practice: Practice, operation: str, given: dict[str, Any], message: str
) -> None:
    status, _, said = post(practice, operation, json.dumps(given))
    assert (status, said) == (400, {"__type": "InvalidParameterException", "message": message})


def test_several_broken_constraints_are_counted(practice: Practice) -> None:
    with refused("InvalidParameterException"):
        practice.boto3.initiate_auth(ClientId="a b", AuthFlow="NO_SUCH_FLOW")
    _, _, said = post(practice, "InitiateAuth", '{"ClientId": "a b", "AuthFlow": "NO_SUCH_FLOW"}')
    assert said["message"].startswith("2 validation errors detected: ")


def test_a_session_that_is_too_long_breaks_the_model(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("email-code")).begin()
    with refused("InvalidParameterException"):
        sign_in.answer("A" * 5000, EMAIL_OTP_CODE="123456")
    assert sign_in.type_code().tokens


def test_a_signed_operation_needs_a_signature_whatever_it_is(practice: Practice) -> None:
    body = json.dumps({"UserPoolId": practice.hello["pool_id"]})
    status, _, said = post(practice, "DescribeUserPool", body)
    assert (status, said["__type"]) == (400, "MissingAuthenticationTokenException")
    status, _, said = post(practice, "DescribeUserPool", body, Authorization="AWS4-HMAC-SHA256 any")
    assert (status, said["UserPool"]["Name"]) == (200, "default")


def test_an_unknown_client_is_named(practice: Practice) -> None:
    with refused("ResourceNotFoundException", "User pool client nosuchclient does not exist."):
        practice.boto3.initiate_auth(
            ClientId="nosuchclient",
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "somebody", "PASSWORD": "Whatever-1"},
        )


def test_a_connection_serves_many_requests_quickly(practice: Practice) -> None:
    connection = http.client.HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=5)
    begun = time.monotonic()
    for _ in range(100):
        connection.request("POST", "/", '{"AccessToken": "a.b.c"}', {"X-Amz-Target": f"{PREFIX}GetUser"})
        assert connection.getresponse().read()
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("POST", "/elsewhere"), ("DELETE", "/")])
def test_nothing_else_is_served(practice: Practice, method: str, path: str) -> None:
    connection = http.client.HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=5)
    connection.request(method, path)
    assert connection.getresponse().status == 404


def test_a_body_that_is_too_large_is_not_read(practice: Practice) -> None:
    connection = http.client.HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=5)
    connection.putrequest("POST", "/")
    connection.putheader("Content-Length", "1000000000")
    connection.endheaders()
    assert connection.getresponse().status == 413
