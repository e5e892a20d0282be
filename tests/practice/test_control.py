"""The control address: inbox, ledger, clock, users, and calls that make no sense."""

from __future__ import annotations

import http.client
import json
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import pytest

from desktop.practice.control import PracticeControlError
from tests.practice.signing_in import SignIn

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


def raw(practice: Practice, method: str, path: str, body: str = "") -> tuple[int, Any]:
    connection = http.client.HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=5)
    connection.request(method, f"/_practice{path}", body)
    response = connection.getresponse()
    return response.status, json.loads(response.read())


def test_the_address_is_beside_the_endpoint(practice: Practice) -> None:
    assert practice.hello["control"] == f"{practice.endpoint}/_practice"


def test_the_inbox_has_exactly_the_published_members(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("email-code")).begin()
    status, messages = raw(practice, "GET", f"/inbox?username={sign_in.username}")
    assert status == 200
    assert set(messages[0]) == {"at", "username", "to", "medium", "code", "password", "body"}


def test_the_inbox_is_oldest_first_and_for_everybody(practice: Practice) -> None:
    before = practice.control.now()
    people = [practice.person("email-code") for _ in range(2)]
    for person in people:
        SignIn(practice, person).begin()
    names = [person["username"] for person in people]
    everything = practice.control.inbox(after=before)  # also what others got when the clock was ahead
    messages = [message for message in everything if message["username"] in names]
    assert [message["username"] for message in messages] == names
    assert messages[0]["at"] < messages[1]["at"]


@pytest.mark.parametrize("after", ["yesterday", "2026-01-01T00:00:00"])
def test_a_time_that_is_none_is_refused(practice: Practice, after: str) -> None:
    with pytest.raises(PracticeControlError):
        practice.control.inbox(after=after)


def test_the_ledger_has_exactly_the_published_members(practice: Practice) -> None:
    SignIn(practice, practice.person("email-code")).begin()
    _, ledger = raw(practice, "GET", "/ledger")
    assert set(ledger) == {"sessions", "refused_reuses", "requests", "users"}
    assert set(ledger["sessions"][0]) == {
        "id",
        "pool_id",
        "username",
        "challenge",
        "issued_at",
        "expires_at",
        "spent_at",
        "attempts",
        "refused_reuses",
        "refused_expired",
    }
    assert set(ledger["requests"][0]) == {
        "n",
        "at",
        "operation",
        "challenge",
        "username",
        "session",
        "processed",
        "reply",
    }
    assert set(next(iter(ledger["users"].values()))) == {
        "password_failures",
        "code_failures",
        "lockouts",
        "locked_until",
        "messages",
        "status",
    }


def test_the_ledger_names_the_session_of_each_request(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("temporary-password+email-code"), "srp").begin()
    sign_in.set_password().type_code()
    ledger = practice.control.ledger()
    proof, new_password, code = (session["id"] for session in ledger["sessions"])
    assert [
        (request["operation"], request["challenge"], request["session"]) for request in ledger["requests"]
    ] == [
        ("InitiateAuth", None, None),
        ("RespondToAuthChallenge", "PASSWORD_VERIFIER", proof),
        ("RespondToAuthChallenge", "NEW_PASSWORD_REQUIRED", new_password),
        ("RespondToAuthChallenge", "EMAIL_OTP", code),
    ]
    assert {request["username"] for request in ledger["requests"]} == {sign_in.username}
    assert all(session["spent_at"] for session in ledger["sessions"])


def test_a_cleared_ledger_counts_from_nothing(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("email-code")).begin()
    practice.control.clear_ledger()
    ledger = practice.control.ledger()
    assert (ledger["sessions"], ledger["requests"], ledger["refused_reuses"]) == ([], [], 0)
    assert ledger["users"][sign_in.username]["messages"] == 0
    assert sign_in.type_code().tokens
    assert [session["attempts"] for session in practice.control.ledger()["sessions"]] == [1]


def test_the_clock_moves_both_ways_and_every_date_follows(practice: Practice) -> None:
    before = practice.control.now()
    assert practice.control.advance(86_400) - before >= timedelta(days=1)
    said = SignIn(practice, practice.person("plain")).begin().said
    date = parsedate_to_datetime(said["ResponseMetadata"]["HTTPHeaders"]["date"])
    assert abs(date - practice.control.now()) < timedelta(seconds=5)
    assert practice.control.advance(-86_400) - before < timedelta(minutes=1)


def test_times_are_rfc_3339_in_utc(practice: Practice) -> None:
    _, clock = raw(practice, "GET", "/clock")
    assert clock["now"].endswith("Z")
    assert datetime.fromisoformat(clock["now"]).utcoffset() == timedelta()


def test_a_new_user_is_described_like_those_of_the_hello_line(practice: Practice) -> None:
    status, person = raw(practice, "POST", "/users", '{"situation": "temporary-password+email-code"}')
    assert status == 200
    assert set(person) == set(practice.hello["users"][0])
    assert set(person) == {
        "username",
        "password",
        "situation",
        "pool_id",
        "flows",
        "email",
        "phone",
        "totp_secret",
    }
    assert {"srp", "password"} <= set(person["flows"])


@pytest.mark.parametrize("pool", ["alias", "private"])
def test_a_user_is_put_into_the_pool_that_is_named(practice: Practice, pool: str) -> None:
    assert practice.person("plain", pool)["pool_id"] == practice.pool(pool)["pool_id"]
    by_id = practice.person("plain", practice.pool(pool)["pool_id"])
    assert by_id["pool_id"] == practice.pool(pool)["pool_id"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/nothing", "", 404),
        ("POST", "/inbox", "{}", 405),
        ("POST", "/users", "not json", 400),
        ("POST", "/users", "[]", 400),
        ("POST", "/users", '{"situation": "nonsense"}', 400),
        ("POST", "/users", '{"situation": "plain", "pool": "nonsense"}', 400),
        ("POST", "/clock", "{}", 400),
        ("POST", "/clock", '{"advance_seconds": "3"}', 400),
        ("POST", "/clock", '{"advance_seconds": 1e15}', 400),
        ("POST", "/faults", '{"do": "nothing"}', 400),
    ],
)
def test_a_call_that_makes_no_sense_gets_a_reason(
    practice: Practice, method: str, path: str, body: str, status: int
) -> None:
    answered, value = raw(practice, method, path, body)
    assert answered == status
    assert isinstance(value["error"], str)


def test_a_strange_host_is_not_served(practice: Practice) -> None:
    connection = http.client.HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=5)
    connection.request("GET", "/_practice/inbox", headers={"Host": "evil.example"})
    assert connection.getresponse().status == 403
