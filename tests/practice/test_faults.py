"""Faults: each misbehaves as it says, and the ledger knows whether the pool served the request."""

from __future__ import annotations

import http.client
import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError, ConnectionClosedError, HTTPClientError, ReadTimeoutError

from desktop.practice.control import PracticeControl, PracticeControlError
from tests.practice.signing_in import NEW_PASSWORD, ONCE, SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

CLASSIC = "temporary-password+email-code"


@pytest.fixture
def sign_in(practice: Practice) -> SignIn:
    return SignIn(practice, practice.person(CLASSIC)).begin()


def set_password_in_vain(sign_in: SignIn) -> None:
    """Answer, and hear nothing useful: boto3 turns some broken replies into an empty result."""
    answering = replace(sign_in)
    try:
        answering.set_password()
    except (ClientError, HTTPClientError):
        return
    assert set(answering.said) <= {"ResponseMetadata", "message"}


def last_request(practice: Practice) -> dict[str, Any]:
    return dict(practice.control.ledger()["requests"][-1])


def status_of(practice: Practice, username: str) -> str:
    return str(practice.control.ledger()["users"][username]["status"])


@pytest.mark.parametrize("do", ["close", "reset", "half", "html-200", "status", "error"])
def test_before_means_that_the_pool_never_serves_it(practice: Practice, sign_in: SignIn, do: str) -> None:
    practice.control.add_fault(do=do, challenge="NEW_PASSWORD_REQUIRED", when="before")
    set_password_in_vain(sign_in)
    request = last_request(practice)
    assert (request["processed"], request["reply"]) == (False, do)
    assert status_of(practice, sign_in.username) == "FORCE_CHANGE_PASSWORD"
    assert sign_in.set_password().challenge == "EMAIL_OTP"


@pytest.mark.parametrize("do", ["close", "reset", "half", "html-200", "status", "error"])
def test_after_means_that_only_the_client_does_not_know(practice: Practice, sign_in: SignIn, do: str) -> None:
    practice.control.add_fault(do=do, operation="RespondToAuthChallenge", when="after")
    set_password_in_vain(sign_in)
    request = last_request(practice)
    assert (request["processed"], request["reply"]) == (True, do)
    assert request["session"] is not None
    assert status_of(practice, sign_in.username) == "CONFIRMED"
    with refused("NotAuthorizedException", ONCE):
        sign_in.set_password()
    assert SignIn(practice, sign_in.person).begin(NEW_PASSWORD).type_code().tokens


def test_an_empty_200_has_no_tokens_and_no_challenge(practice: Practice, sign_in: SignIn) -> None:
    practice.control.add_fault(do="empty-200", when="after")
    sign_in.set_password()
    assert set(sign_in.said) == {"ResponseMetadata"}
    assert status_of(practice, sign_in.username) == "CONFIRMED"


def test_a_status_is_the_one_that_was_asked_for(practice: Practice) -> None:
    practice.control.add_fault(do="status", status=502)
    with pytest.raises(ClientError) as caught:
        SignIn(practice, practice.person("plain")).begin()
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 502


def test_an_error_has_the_name_and_the_words_that_were_asked_for(practice: Practice) -> None:
    practice.control.add_fault(do="error", error="LimitExceededException", message="Enough.")
    with refused("LimitExceededException", "Enough."):
        SignIn(practice, practice.person("plain")).begin()


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_delay_only_delays(practice: Practice, sign_in: SignIn, when: str) -> None:
    practice.control.add_fault(do="delay", seconds=0.3, when=when)
    begun = time.monotonic()
    assert sign_in.set_password().challenge == "EMAIL_OTP"
    assert time.monotonic() - begun >= 0.3
    assert last_request(practice)["reply"] == 200


def test_a_hang_says_nothing_until_the_client_gives_up(practice: Practice) -> None:
    person = practice.person("plain")
    practice.control.add_fault(do="hang", when="after")
    connection = http.client.HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=0.4)
    body = {
        "ClientId": practice.client_id("password"),
        "AuthFlow": "USER_PASSWORD_AUTH",
        "AuthParameters": {"USERNAME": person["username"], "PASSWORD": person["password"]},
    }
    target = {"X-Amz-Target": "AWSCognitoIdentityProviderService.InitiateAuth"}
    connection.request("POST", "/", json.dumps(body), target)
    with pytest.raises(TimeoutError):
        connection.getresponse()
    connection.close()
    assert (last_request(practice)["processed"], last_request(practice)["reply"]) == (True, "hang")


def test_a_hang_can_end_by_itself(practice: Practice) -> None:
    practice.control.add_fault(do="hang", seconds=0.2)
    with pytest.raises((ConnectionClosedError, ReadTimeoutError)):
        SignIn(practice, practice.person("plain")).begin()


def test_half_a_reply_promises_the_whole(practice: Practice) -> None:
    practice.control.add_fault(do="half")
    connection = http.client.HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=2)
    target = {"X-Amz-Target": "AWSCognitoIdentityProviderService.GetUser"}
    connection.request("POST", "/", "{}", target)
    response = connection.getresponse()
    promised = int(response.headers["Content-Length"])
    with pytest.raises(http.client.IncompleteRead) as caught:
        response.read()
    assert len(caught.value.partial) == promised // 2


def test_rules_count_skip_and_end(practice: Practice) -> None:
    person = practice.person("plain")
    practice.control.add_fault(do="error", skip=1, times=2, username=person["username"])
    outcomes = []
    for _ in range(5):
        try:
            SignIn(practice, person).begin()
            outcomes.append("ok")
        except ClientError as error:
            outcomes.append(error.response["Error"]["Code"])
    assert outcomes == ["ok", "TooManyRequestsException", "TooManyRequestsException", "ok", "ok"]
    (fault,) = practice.control.faults()
    assert (fault["fired"], fault["skip"], fault["times"]) == (2, 1, 2)


def test_rules_strike_in_order(practice: Practice) -> None:
    person = practice.person("plain")
    practice.control.add_fault(do="error", error="FirstException")
    practice.control.add_fault(do="error", error="SecondException")
    for code in ("FirstException", "SecondException"):
        with refused(code):
            SignIn(practice, person).begin()
    assert SignIn(practice, person).begin().tokens


@pytest.mark.parametrize(
    "rule",
    [{"operation": "GetUser"}, {"challenge": "EMAIL_OTP"}, {"username": "somebody-else"}],
)
def test_a_rule_strikes_only_what_it_names(practice: Practice, rule: dict[str, str]) -> None:
    practice.control.add_fault(do="close", **rule)
    assert SignIn(practice, practice.person("plain")).begin().tokens
    assert practice.control.faults()[0]["fired"] == 0


def test_a_rule_finds_the_user_behind_a_session(practice: Practice, sign_in: SignIn) -> None:
    practice.control.add_fault(do="error", username=sign_in.username, operation="RespondToAuthChallenge")
    with refused("TooManyRequestsException", "Rate exceeded"):
        sign_in.set_password()


def test_cleared_faults_strike_no_more(practice: Practice) -> None:
    practice.control.add_fault(do="close")
    practice.control.clear_faults()
    assert practice.control.faults() == []
    assert SignIn(practice, practice.person("plain")).begin().tokens


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ({"do": "explode"}, "do must be one of"),
        ({}, "do must be one of"),
        ({"do": "close", "when": "never"}, "when must be one of"),
        ({"do": "close", "often": 3}, "unknown member: often"),
        ({"do": "close", "skip": -1}, "skip must be"),
        ({"do": "close", "times": "2"}, "times must be"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(practice: Practice, rule: dict[str, Any], reason: str) -> None:
    with pytest.raises(PracticeControlError, match=reason):
        practice.control.add_fault(**rule)
    assert practice.control.faults() == []


def test_boto3_left_to_itself_sends_an_answer_again(practice: Practice) -> None:
    """Why Stile's client never repeats a call: the repeat is refused as a reused session."""
    person = practice.person(CLASSIC)
    sign_in = SignIn(practice, person).begin()
    practice.control.add_fault(do="status", when="after", challenge="NEW_PASSWORD_REQUIRED")
    eager = boto3.client(
        "cognito-idp",
        region_name=practice.hello["region"],
        endpoint_url=practice.endpoint,
        aws_access_key_id="practice",
        aws_secret_access_key="practice",
    )
    with refused("NotAuthorizedException", ONCE):
        eager.respond_to_auth_challenge(
            ClientId=sign_in.client_id,
            ChallengeName="NEW_PASSWORD_REQUIRED",
            Session=sign_in.session,
            ChallengeResponses={"USERNAME": sign_in.username, "NEW_PASSWORD": NEW_PASSWORD},
        )
    assert PracticeControl(practice.server.control).ledger()["refused_reuses"] == 1
