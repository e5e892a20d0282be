"""A pool that goes on asking without end: one answer of a person makes a bounded number of calls."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from desktop.conversation import budget, exchange
from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Answer, Ask, NoAnswerError, Reply
from desktop.core.cognito.device_record import SECTION, with_device
from desktop.core.cognito.known_device import Device
from desktop.core.cognito.replies import Challenge, Introduced, NewDevice, Received, Tokens
from desktop.core.secret import Secret
from desktop.core.sign_in.settings import SignInSettings
from tests.fixtures.fake_clock import FakeClock, LocalClock
from tests.fixtures.in_process import EventList, VaultInMemory

if TYPE_CHECKING:
    from desktop.core.cognito.calls import Call
    from desktop.core.notices.notice import Notice

DEVICE = Device("eu-west-1_key", "group", Secret("of-the-device"))
ANSWERS = {
    "username": "ada",
    "password": "Temporary-1!",
    "choice": "EMAIL_OTP",
    "code": "123456",
    "remember": "true",
}


class EndlessPool:
    """Asks the same for ever."""

    def __init__(self, challenge: Challenge) -> None:
        self._challenge = challenge
        self.calls: list[str] = []

    async def send(self, call: Call, session: Secret | None) -> Received:
        del session
        self.calls.append(call.operation)
        return Received(self._challenge, session=Secret(f"AYABe-{len(self.calls)}"))


class Impatient:
    """Answers so many questions, then is gone."""

    def __init__(self, answers: int) -> None:
        self._left = answers
        self.asked: list[Ask] = []

    def note(self, notice: Notice) -> None:
        del notice

    async def ask(self, ask: Ask) -> Reply:
        self.asked.append(ask)
        if not self._left:
            raise NoAnswerError
        self._left -= 1
        return Answer({field.name: ANSWERS[field.name] for field in ask.step.fields()})


def sign_in(challenge: Challenge, answers: int) -> tuple[EndlessPool, Impatient, EventList]:
    pool, view, events, vault = EndlessPool(challenge), Impatient(answers), EventList(), VaultInMemory()
    ports = SignInPorts(pool, vault, LocalClock(FakeClock()), events)
    settings = SignInSettings("eu-west-1_Ab3dEf6hI", "password")

    async def run() -> None:
        await vault.write({SECTION: with_device(None, "ada", "ada", DEVICE, "eu-west-1_Ab3dEf6hI")})
        await Conversation(ports, settings, view).run()

    with pytest.raises(NoAnswerError):
        asyncio.run(run())
    return pool, view, events


def test_a_silent_question_is_answered_once() -> None:
    """As each other question that Stile answers by itself: the second time ends it."""
    pool, view, events = sign_in(Challenge("DEVICE_SRP_AUTH", {"USERNAME": "ada"}), answers=1)
    assert pool.calls == ["InitiateAuth", "RespondToAuthChallenge"]
    problem = view.asked[-1].problem
    assert (view.asked[-1].step.name, problem and problem.code) == ("sign-in", "too-many-calls")
    assert "too-many-calls" in [event["kind"] for event in events.events]


class WillingPool(EndlessPool):
    """Asks for the device once, then lets the person in from a new computer."""

    async def send(self, call: Call, session: Secret | None) -> Received:
        received = await super().send(call, session)
        if call.operation == "ConfirmDevice":
            return Received(Introduced(asks_person=True))
        if len(self.calls) == 1:
            return received
        token = Secret("e30.e30.c2ln")
        return Received(Tokens(token, token, Secret("refresh"), 3600, NewDevice("eu-west-1_new", "group")))


def test_what_comes_after_the_tokens_has_a_budget_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two calls for the answer, two for what comes after: more than either budget together."""
    monkeypatch.setattr(budget, "CALLS", 2)
    monkeypatch.setattr(exchange, "CALLS", 2)
    monkeypatch.setattr(exchange.Exchange.begin_answer, "__defaults__", (2,))
    pool, view = WillingPool(Challenge("DEVICE_SRP_AUTH", {"USERNAME": "ada"})), Impatient(answers=2)
    vault = VaultInMemory()
    ports = SignInPorts(pool, vault, LocalClock(FakeClock()), EventList())

    async def run() -> None:
        await vault.write({SECTION: with_device(None, "ada", "ada", DEVICE, "eu-west-1_Ab3dEf6hI")})
        await Conversation(ports, SignInSettings("eu-west-1_Ab3dEf6hI", "password"), view).run()

    asyncio.run(run())
    assert [ask.step.name for ask in view.asked] == ["sign-in", "remember-device"]
    assert pool.calls[2:] == ["ConfirmDevice", "UpdateDeviceStatus"]


@pytest.mark.parametrize("answers", [2, 5, 9])
def test_a_choice_that_comes_again_costs_one_call_for_each_answer(answers: int) -> None:
    asked = Challenge("SELECT_MFA_TYPE", {"MFAS_CAN_CHOOSE": '["EMAIL_OTP", "SMS_MFA"]'})
    pool, view, _ = sign_in(asked, answers)
    assert len(pool.calls) == answers
    assert view.asked[-1].step.name == "choose-mfa"
