"""The ways that the architecture page draws are the ways that things go, and no file is entered twice."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from desktop.aws.cognito_pool import CognitoPool
from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Answer, Ask, Reply
from desktop.core.cognito.calls import AppClient
from desktop.core.sign_in.settings import SignInSettings
from desktop.system.system_clock import SystemClock
from desktop.system.thread_worker import ThreadWorker
from tests.conversation.tracing import Trace, holds, tracing, way_in_architecture
from tests.fixtures.in_process import EventList, VaultInMemory

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.notices.notice import Notice
    from desktop.core.sign_in.settings import Flow
    from tests.fixtures.practice import Practice


class Person:
    """Somebody who answers at once."""

    def __init__(self, practice: Practice, person: dict[str, Any]) -> None:
        self._practice = practice
        self._person = person

    def note(self, notice: Notice) -> None:
        del notice

    async def ask(self, ask: Ask) -> Reply:
        if ask.step.name == "sign-in":
            return Answer({name: self._person[name] for name in ("username", "password")})
        return Answer({"code": self._practice.code(self._person["username"])})


def traced(practice: Practice, flow: Flow, person: dict[str, Any], carries: Callable[[Any], bool]) -> Trace:
    """Sign in by boto3 over HTTP, and return what was entered with a value in hand."""
    worker, client = ThreadWorker(), AppClient(practice.client_id(flow))
    pool = CognitoPool(practice.hello["region"], practice.endpoint, client, worker)
    ports = SignInPorts(pool, VaultInMemory(), SystemClock(), EventList())
    settings = SignInSettings(practice.hello["pool_id"], flow)
    with tracing(carries) as trace:
        asyncio.run(Conversation(ports, settings, Person(practice, person)).run())
    return trace


def test_a_typed_passwords_way_to_boto3_enters_every_file_once(practice: Practice) -> None:
    person = practice.person("email-code")
    trace = traced(practice, "password", person, holds(lambda value: value == person["password"]))
    way = trace.files[: trace.files.index("desktop/aws/boto_client.py") + 1]
    assert way == way_in_architecture("password")
    assert len(set(way)) == len(way)


@pytest.mark.parametrize("flow", ["password", "srp"])
def test_a_replys_way_to_the_next_question_enters_every_file_once(flow: Flow, practice: Practice) -> None:
    person = practice.person("email-code")
    trace = traced(practice, flow, person, holds(lambda value: isinstance(value, str) and "***@" in value))
    way = trace.files[: trace.files.index("desktop/conversation/question.py") + 1]
    assert way == [file for file in way_in_architecture("reply") if "/ui/" not in file]
    assert len(set(way)) == len(way)
