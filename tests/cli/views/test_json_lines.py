from __future__ import annotations

import asyncio
import io
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from desktop.cli.views.json_lines import JsonLinesView
from desktop.conversation.view import Action, Answer, Ask, NoAnswerError
from desktop.core.notices.notice import Notice, Problem
from desktop.core.steps.all_steps import ALL
from desktop.core.steps.codes import EmailCode
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.opening import SignIn
from desktop.core.steps.pool_defined import UnknownChallenge
from tests.cli.views.examples import example_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from desktop.core.steps.base import Step

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "resources/schemas/sign-in-events.json").read_text(encoding="utf-8")
)
ALL_ACTIONS = tuple(Action)


def asked(step: Step, problem: Problem | None = None, actions: tuple[Action, ...] = ALL_ACTIONS) -> Ask:
    return Ask(1, step, problem, actions, resend_in=12.34, expires_in=None, journey=())


class Client:
    """The other program: writes lines, and reads what was said, each held against the schema."""

    def __init__(self) -> None:
        read, self._write = os.pipe()
        self._source = os.fdopen(read, "rb", buffering=0)
        self._out = io.StringIO()
        self.view = JsonLinesView(self._source, self._out)

    def sends(self, *lines: object) -> None:
        for line in lines:
            data = line if isinstance(line, bytes) else json.dumps(line).encode()
            os.write(self._write, data + b"\n")

    def hangs_up(self) -> None:
        os.close(self._write)
        self._write = -1

    def heard(self) -> list[dict[str, Any]]:
        events = [json.loads(line) for line in self._out.getvalue().splitlines()]
        for event in events:
            jsonschema.validate(event, SCHEMA)
        return events

    def close(self) -> None:
        if self._write >= 0:
            os.close(self._write)


@pytest.fixture
def client() -> Iterator[Client]:
    client = Client()
    yield client
    client.close()


def in_loop(work: Callable[[], Awaitable[Any]]) -> Any:  # noqa: ANN401 - whatever the view returned
    return asyncio.run(asyncio.wait_for(work(), 5))


def test_an_ask_says_everything_a_page_would_show(client: Client) -> None:
    client.sends({"code": "123456"})
    problem = Problem("wrong-code", field="code")
    in_loop(lambda: client.view.ask(asked(EmailCode("a***@x***"), problem)))
    (event,) = client.heard()
    assert event["step"] == "email-code"
    assert event["context"] == {"destination": "a***@x***"}
    assert event["problem"]["code"] == "wrong-code"
    assert event["actions"] == ["back", "resend", "other_way", "start_over", "cancel"]
    assert event["resend_in"] == pytest.approx(12.3)
    assert event["expires_in"] is None
    assert [field["kind"] for field in event["fields"]] == ["code"]


def test_a_problem_names_its_field_and_what_the_service_said(client: Client) -> None:
    client.sends({"new_password": "x"}, {"new_password": "x"})
    said = "InvalidParameterException: Invalid phone number format."
    step = NewPassword("anna", ("phone_number",))
    problem = Problem("invalid-input", {"because": "phone"}, field="phone_number", detail=said)

    async def twice() -> None:
        await client.view.ask(asked(step, problem))
        await client.view.ask(asked(step, Problem("no-network")))

    in_loop(twice)
    at_field, at_none = (event["problem"] for event in client.heard())
    assert (at_field["field"], at_field["detail"]) == ("phone_number", said)
    assert "country code" in at_field["message"]
    assert (at_none["field"], at_none["detail"]) == (None, None)


@pytest.mark.parametrize("step", ALL)
def test_every_step_is_an_event_of_the_schema(client: Client, step: type[Step]) -> None:
    client.sends({})
    in_loop(lambda: client.view.ask(asked(example_of(step))))
    (event,) = client.heard()
    assert event["step"] == step.name


def test_hello_comes_once_and_first(client: Client) -> None:
    client.view.hello("memory")
    client.view.hello("keyring")
    assert client.heard() == [{"event": "hello", "protocol": 1, "store": "memory"}]


@pytest.mark.parametrize(
    "line",
    [
        {"username": "anna", "password": "pw"},
        {"fields": {"username": "anna", "password": "pw"}},
        {"fields": {"username": "anna", "password": "pw"}, "ask": 1},
        {"username": "anna", "password": "pw", "ask": 1},
    ],
)
def test_fields_come_bare_or_wrapped(client: Client, line: object) -> None:
    client.sends(line)
    reply = in_loop(lambda: client.view.ask(asked(SignIn())))
    assert isinstance(reply, Answer)
    assert dict(reply.fields) == {"username": "anna", "password": "pw"}


def test_an_empty_object_submits_a_step_without_fields(client: Client) -> None:
    client.sends({})
    reply = in_loop(lambda: client.view.ask(asked(UnknownChallenge("NEW_ONE"))))
    assert isinstance(reply, Answer)
    assert not reply.fields


@pytest.mark.parametrize("action", list(Action))
def test_every_action_has_its_line(client: Client, action: Action) -> None:
    client.sends({action.value: True})
    assert in_loop(lambda: client.view.ask(asked(EmailCode()))) is action


@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b"[]",
        b"",
        b"\xff\xfe",
        b'{"code": "\\ud800"}',
        b"[" * 20_000,
        {"code": 123456},
        {"code": True},
        {"pin": "1234"},
        {"fields": "123456"},
        {"fields": {"pin": "1"}},
        {"code": "1", "ask": "one"},
        {"back": "yes"},
    ],
    ids=lambda line: str(line)[:20],
)
def test_a_bad_line_changes_nothing(client: Client, line: object) -> None:
    client.sends(line, {"code": "7"})
    reply = in_loop(lambda: client.view.ask(asked(EmailCode())))
    assert isinstance(reply, Answer)
    assert dict(reply.fields) == {"code": "7"}
    first, note, again = client.heard()
    assert (note["event"], note["code"]) == ("note", "bad-input")
    assert first == again


@pytest.mark.parametrize(
    ("line", "field", "message"),
    [
        ({"pin": "1234"}, "pin", "no field pin. It has: code."),
        ({"fields": {"code": "1", "passwort": "x"}}, "passwort", "no field passwort"),
        ({"code": 123456}, "code", "value of code"),
        ({"back": "yes"}, "back", "actions of this question"),
        ("x", None, "could not be understood"),
        ({"a\x1b[2J": "x"}, "a\x1b[2J", "no field a"),
    ],
)
def test_a_bad_line_is_told_by_its_field(client: Client, line: object, field: str, message: str) -> None:
    client.sends(line, {"code": "7"})
    in_loop(lambda: client.view.ask(asked(EmailCode())))
    _, note, _ = client.heard()
    assert note["field"] == field
    assert message in note["message"]
    assert "\x1b" not in note["message"]
    assert note["detail"]


def test_an_action_that_is_not_offered_is_bad_input(client: Client) -> None:
    client.sends({"resend": True}, {"cancel": True})
    ask = asked(SignIn(), actions=(Action.CANCEL,))
    assert in_loop(lambda: client.view.ask(ask)) is Action.CANCEL
    assert client.heard()[1]["code"] == "bad-input"


def test_an_answer_to_an_older_question_is_not_taken(client: Client) -> None:
    async def two_questions() -> Any:  # noqa: ANN401
        client.sends({"username": "a", "password": "b", "ask": 1})
        await client.view.ask(asked(SignIn()))
        client.sends({"new_password": "old", "ask": 1}, {"new_password": "new", "ask": 2})
        return await client.view.ask(asked(NewPassword("a")))

    reply = in_loop(two_questions)
    assert dict(reply.fields) == {"new_password": "new"}
    assert [event.get("code", event.get("ask")) for event in client.heard()] == [1, 2, "stale-answer", 2]


def test_the_end_of_input_means_that_nobody_answers(client: Client) -> None:
    client.hangs_up()
    with pytest.raises(NoAnswerError):
        in_loop(lambda: client.view.ask(asked(SignIn())))
    assert client.view.failed(Notice("no-answer")) == 3
    assert client.heard()[-1]["code"] == "no-answer"


def test_a_last_line_without_its_end_counts(client: Client) -> None:
    os.write(client._write, b'{"code": "5"}')
    client.hangs_up()
    reply = in_loop(lambda: client.view.ask(asked(EmailCode())))
    assert dict(reply.fields) == {"code": "5"}


def test_a_cancel_is_heard_while_nothing_is_asked(client: Client) -> None:
    async def busy() -> None:
        client.sends({"cancel": True})
        await client.view.gave_up()

    in_loop(busy)


def test_answers_sent_before_a_cancel_keep_their_turn(client: Client) -> None:
    async def ahead() -> Any:  # noqa: ANN401
        leave = asyncio.ensure_future(client.view.gave_up())
        client.sends({"username": "a", "password": "b"}, {"cancel": True})
        await asyncio.sleep(0.05)
        assert not leave.done()
        reply = await client.view.ask(asked(SignIn()))
        await leave
        return reply

    assert isinstance(in_loop(ahead), Answer)


def test_an_answer_to_a_question_that_is_behind_does_not_hold_up_a_cancel(client: Client) -> None:
    async def answered_twice() -> Any:  # noqa: ANN401
        leave = asyncio.ensure_future(client.view.gave_up())
        client.sends({"ask": 1, "code": "123456"}, {"ask": 1, "code": "123456"}, {"cancel": True})
        reply = await client.view.ask(asked(EmailCode()))
        await leave
        return reply

    assert isinstance(in_loop(answered_twice), Answer)
    assert [event.get("code") for event in client.heard() if event["event"] == "note"] == ["stale-answer"]
