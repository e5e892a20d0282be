"""What a web page, a broken client or a stranger sends to a practice pool: refused, and told why."""

from __future__ import annotations

import json
import random
import socket
from http.client import HTTPConnection, HTTPResponse
from typing import TYPE_CHECKING, Any

import pytest
from botocore.loaders import Loader
from botocore.model import ServiceModel, StructureShape

from desktop.practice.identity.signature import RequestSignature
from desktop.practice.practice_state import PracticeState
from desktop.practice.request_body import UnreadableRequestError, read_object
from desktop.practice.request_processor import ServiceRequest
from tests.attacks.odd_replies import ODD_VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from botocore.model import Shape

    from tests.fixtures.practice import Practice

TARGET = {"X-Amz-Target": "AWSCognitoIdentityProviderService.GetUser"}
AMZ = {"Content-Type": "application/x-amz-json-1.1", **TARGET}
CALLS: dict[str, tuple[str, str, dict[str, str]]] = {
    "operation": ("POST", "/", AMZ),
    "clock": ("GET", "/_practice/clock", {}),
    "moved clock": ("POST", "/_practice/clock", {}),
    "inbox": ("GET", "/_practice/inbox", {}),
    "stop": ("POST", "/_practice/stop", {}),
    "ledger": ("DELETE", "/_practice/ledger", {}),
}
EVIL: dict[str, dict[str, str]] = {
    "another origin": {"Origin": "https://evil.example"},
    "an origin without a name": {"Origin": "null"},
    "an origin that begins like this machine": {"Origin": "http://127.0.0.1.evil.example"},
    "an origin with this machine as its user": {"Origin": "http://localhost@evil.example"},
    "an origin that is none": {"Origin": "http://["},
    "a picture on another site": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
    "a site of an unknown kind": {"Sec-Fetch-Site": "something-new"},
    "another origin that says it is this one": {
        "Origin": "https://evil.example",
        "Sec-Fetch-Site": "same-origin",
    },
    "another host": {"Host": "evil.example"},
    "a host that is none": {"Host": "["},
    "a form as text": {"Content-Type": "text/plain"},
    "a form in parts": {"Content-Type": "multipart/form-data; boundary=x"},
    "a browser's form": {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "none"},
}
GOOD: dict[str, dict[str, str]] = {
    "a program": {},
    "curl": {"Content-Type": "application/x-www-form-urlencoded"},
    "a page of this pool": {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"},
    "a page of a server beside it": {"Origin": "http://localhost:3000", "Sec-Fetch-Site": "cross-site"},
    "a page by the other protocol": {"Origin": "http://[::1]:3000"},
    "an address typed by a person": {"Sec-Fetch-Site": "none"},
}


def asks(practice: Practice, call: str, head: dict[str, str], body: str = "{}") -> tuple[int, Any]:
    method, path, usual = CALLS[call]
    connection = HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=10)
    connection.request(method, path, body, {"Content-Type": "application/json", **usual, **head})
    response = connection.getresponse()
    return response.status, json.loads(response.read())


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("what", EVIL)
def test_what_a_page_of_another_site_can_send_is_refused(practice: Practice, what: str, call: str) -> None:
    before = practice.control.now()
    status, told = asks(practice, call, EVIL[what], '{"advance_seconds": 100000}')
    assert 400 <= status < 500
    assert set(told) == ({"__type", "message"} if call == "operation" else {"error"})
    assert not practice.server.stopping.is_set()
    assert (practice.control.now() - before).total_seconds() < 50_000
    assert [entry["operation"] for entry in practice.control.ledger()["requests"]] == []


@pytest.mark.parametrize("call", ["clock", "inbox", "ledger"])
@pytest.mark.parametrize("what", GOOD)
def test_programs_and_pages_of_this_machine_are_served(practice: Practice, what: str, call: str) -> None:
    assert asks(practice, call, GOOD[what])[0] == 200


def test_a_page_of_this_machine_may_call_the_pool_and_read_its_reply(practice: Practice) -> None:
    origin = "http://localhost:3000"
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-amz-target",
    }
    connection = HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=10)
    connection.request("OPTIONS", "/", headers=asked)
    preflight = connection.getresponse()
    preflight.read()
    assert preflight.status == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == origin
    assert "x-amz-target" in preflight.headers["Access-Control-Allow-Headers"]
    connection.request("POST", "/", '{"AccessToken": "a.b.c"}', {**AMZ, "Origin": origin})
    reply = connection.getresponse()
    assert json.loads(reply.read())["__type"] == "NotAuthorizedException"
    assert reply.headers["Access-Control-Allow-Origin"] == origin
    connection.request("OPTIONS", "/_practice/clock", headers=asked)
    assert "Access-Control-Allow-Origin" not in connection.getresponse().headers


def test_a_page_of_another_site_may_not_even_ask(practice: Practice) -> None:
    connection = HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=10)
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    connection.request("OPTIONS", "/", headers=asked)
    reply = connection.getresponse()
    assert reply.status == 403
    assert "Access-Control-Allow-Origin" not in reply.headers


def says(practice: Practice, sent: bytes, *, half_closes: bool = True) -> list[tuple[int, Any]]:
    """Send bytes, and return the replies that come until the pool closes the connection."""
    host, _, port = practice.endpoint.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), 10) as connection:
        connection.sendall(sent)
        if half_closes:
            connection.shutdown(socket.SHUT_WR)
        file = connection.makefile("rb")
        replies = []
        while file.peek(1):
            response = HTTPResponse(_Rest(file))  # type: ignore[arg-type]
            response.begin()
            replies.append((response.status, json.loads(response.read())))
    return replies


class _Rest:
    """What is left of a connection, in the place of one; closing a reply leaves it open for the next."""

    def __init__(self, file: Any) -> None:  # noqa: ANN401 - a buffered reader
        self._file = file

    def makefile(self, *_: object) -> Any:  # noqa: ANN401 - as above
        return self

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as above
        return getattr(self._file, name)

    def close(self) -> None:
        """Stay open."""

    def flush(self) -> None:
        """Nothing is written."""


_POST = b"POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AWSCognitoIdentityProviderService.GetUser\r\n"
_SECOND = b"POST /_practice/stop HTTP/1.1\r\nHost: localhost\r\n\r\n"
UNPARSED: dict[str, bytes] = {
    "chunks": _POST + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" + _SECOND,
    "chunks and a length": _POST + b"Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}" + _SECOND,
    "another encoding": _POST + b"Transfer-Encoding: gzip\r\n\r\n" + _SECOND,
    "two lengths": _POST + b"Content-Length: 2\r\nContent-Length: 0\r\n\r\n{}" + _SECOND,
    "a negative length": _POST + b"Content-Length: -2\r\n\r\n{}" + _SECOND,
    "a length in words": _POST + b"Content-Length: two\r\n\r\n{}" + _SECOND,
    "a length in other digits": _POST + "Content-Length: ²\r\n\r\n{}".encode("latin-1") + _SECOND,
    "a length beyond int": _POST + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n{}" + _SECOND,
    "a huge length": _POST + b"Content-Length: 2000000\r\n\r\n" + b"x" * 2_000_000 + _SECOND,
    "half a body": _POST + b"Content-Length: 500\r\n\r\n{",
    "no HTTP": b"hello\r\n\r\n" + _SECOND,
    "a version that is none": b"GET / HTTP/x.y\r\nHost: localhost\r\n\r\n" + _SECOND,
    "a newer version": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + _SECOND,
    "a word that is none": b"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n" + _SECOND,
    "a long line": b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n" + _SECOND,
    "a long head line": _POST + b"a: " + b"x" * 70_000 + b"\r\n\r\n" + _SECOND,
    "many head lines": _POST + b"a: b\r\n" * 200 + b"\r\n" + _SECOND,
}


@pytest.mark.parametrize("what", UNPARSED)
def test_after_what_cannot_be_parsed_the_connection_ends(practice: Practice, what: str) -> None:
    [(status, told)] = says(practice, UNPARSED[what])
    assert 400 <= status <= 505
    assert status != 500
    assert told["__type"] == "SerializationException"
    assert not practice.server.stopping.is_set(), "the second request was smuggled in"


def test_a_body_that_is_too_large_is_answered_while_it_is_still_sent(practice: Practice) -> None:
    [(status, told)] = says(practice, UNPARSED["a huge length"], half_closes=False)
    assert (status, told["__type"]) == (413, "SerializationException")


def test_a_greeting_of_tls_ends_without_a_trace(
    practice: Practice, capfd: pytest.CaptureFixture[str]
) -> None:
    hello = b"\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03" + bytes(range(120)) + b"\n"
    host, _, port = practice.endpoint.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), 10) as connection:
        connection.sendall(hello)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65_536):
            pass
    assert capfd.readouterr().err == ""


BODIES: dict[str, str] = {
    "not a number": '{"AccessToken": NaN}',
    "infinity": '{"AccessToken": -Infinity}',
    "beyond float": '{"AccessToken": 1e999}',
    "beyond int": '{"AccessToken": ' + "9" * 5_000 + "}",
    "deep": '{"AccessToken": ' + "[" * 100 + "]" * 100 + "}",
    "too deep": '{"AccessToken": ' + "[" * 200_000 + "]" * 200_000 + "}",
    "brackets": "[" * 400_000,
    "braces": '{"a":' * 100_000,
    "half a character": '{"AccessToken": "\\ud800"}',
    "half a character in a name": '{"\\udfff": 1}',
    "a list": "[]",
    "null": "null",
}


@pytest.mark.parametrize("call", ["operation", "moved clock"])
@pytest.mark.parametrize("what", BODIES)
def test_a_body_that_is_no_sound_json_is_refused(practice: Practice, what: str, call: str) -> None:
    status, told = asks(practice, call, {}, BODIES[what])
    assert status == 400
    assert told.get("__type") == "SerializationException" if call == "operation" else "error" in told
    assert asks(practice, "clock", {})[0] == 200


@pytest.mark.parametrize(
    "seconds", ["1e300", "-1e300", "9" * 300, "-" + "9" * 300, "240000000000", "-62000000000"]
)
def test_the_clock_stays_in_the_calendar(practice: Practice, seconds: str) -> None:
    status, _ = asks(practice, "moved clock", {}, f'{{"advance_seconds": {seconds}}}')
    assert status == 400
    assert asks(practice, "operation", {}, '{"AccessToken": "a.b.c"}')[0] == 400


RULES = (
    {"do": "delay", "operation": ["a"]},
    {"do": "delay", "challenge": {}},
    {"do": "delay", "seconds": 1e300},
    {"do": "delay", "seconds": True},
    {"do": "status", "status": 99},
    {"do": "status", "status": 10**30},
    {"do": "status", "status": 503.5},
    {"do": "error", "error": "A\r\nSet-Cookie: b"},
    {"do": "error", "message": 5},
    {"do": ["close"]},
)


@pytest.mark.parametrize("rule", RULES, ids=json.dumps)
def test_a_rule_that_would_break_later_calls_is_refused(practice: Practice, rule: dict[str, Any]) -> None:
    assert asks_at(practice, "/_practice/faults", rule) == 400
    assert asks(practice, "operation", {}, '{"AccessToken": "a.b.c"}')[0] == 400


@pytest.mark.parametrize(
    "given", [{"situation": []}, {"pool": ["a"]}, {"pool": {}}, {"situation": "plain", "pool": 5}]
)
def test_a_person_that_makes_no_sense_is_refused(practice: Practice, given: dict[str, Any]) -> None:
    assert asks_at(practice, "/_practice/users", given) == 400


def asks_at(practice: Practice, path: str, given: object) -> int:
    connection = HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=10)
    connection.request("POST", path, json.dumps(given), {"Content-Type": "application/json"})
    return connection.getresponse().status


def odd_requests() -> Iterator[tuple[str, dict[str, Any]]]:
    """Return inputs of every operation, sound but for one member or none at all."""
    service = ServiceModel(Loader().load_service_model("cognito-idp", "service-2"), "cognito-idp")
    for operation in service.operation_names:
        shape = service.operation_model(operation).input_shape
        for name in shape.members if shape is not None else ():
            for text in ODD_VALUES.values():
                if text and len(text) < 10_000:
                    yield operation, {**_sound(shape), name: _parsed(text)}


def _sound(shape: Shape | None) -> dict[str, Any]:
    return {n: _value(m) for n, m in shape.members.items()} if isinstance(shape, StructureShape) else {}


def _value(shape: Shape) -> Any:  # noqa: ANN401 - JSON
    names = shape.metadata.get("enum")
    usual = {"structure": {}, "list": [], "map": {}, "boolean": True, "integer": 1, "long": 1}
    return names[0] if names else usual.get(shape.type_name, "word")


def _parsed(text: str) -> Any:  # noqa: ANN401 - JSON
    try:
        return read_object(f'{{"value": {text}}}'.encode())["value"]
    except UnreadableRequestError:
        return None


def test_no_member_of_any_call_is_a_fault_of_the_pool() -> None:
    practice = PracticeState()
    all_odd = list(odd_requests())
    for operation, params in random.Random(8).sample(all_odd, 3_000):  # noqa: S311 - the same every time
        reply = practice.processor.answer(
            ServiceRequest(operation, params, signed_by=RequestSignature("practice"))
        )
        assert reply.status < 500, (operation, params, reply.body)
