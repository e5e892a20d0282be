"""The exchange alone touches a ticket, and sends each one once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.conversation.checkpointer import Checkpointer
from desktop.conversation.events import ConversationEvents
from desktop.conversation.exchange import Exchange, SetbackError
from desktop.conversation.pool_time import PoolTime
from desktop.conversation.ports import SignInPorts
from desktop.core.cognito import errors as e
from desktop.core.cognito.calls import InitiateAuth, RespondToAuthChallenge
from desktop.core.cognito.replies import Challenge, Received, Tokens
from desktop.core.errors import StileError
from desktop.core.secret import Secret
from desktop.core.sign_in.outcome import Outcome
from desktop.core.sign_in.settings import SignInSettings
from desktop.core.sign_in.ticket import Ticket
from tests.conversation.walker import Screen
from tests.core.sign_in.test_outcome import EXPECTED
from tests.fixtures.fake_clock import FakeClock, LocalClock
from tests.fixtures.in_process import EventList, VaultInMemory

if TYPE_CHECKING:
    from desktop.core.cognito.calls import Call

NOW = FakeClock().now()
BEGIN = InitiateAuth("USER_SRP_AUTH", {"USERNAME": "ada"})
CODE = RespondToAuthChallenge("EMAIL_OTP", {"USERNAME": "ada"})
SESSION = Secret("AYABe-1")
TOKENS = Received(Tokens(Secret("a"), Secret("i"), Secret("r"), 3600), NOW)


def challenge(session: str, name: str = "EMAIL_OTP", at: datetime | None = NOW) -> Received:
    return Received(Challenge(name), at, session=Secret(session))


@dataclass
class Scripted:
    """A pool that answers what it was told to, and remembers every session it was given."""

    replies: list[Received | StileError]
    sent: list[str | None] = field(default_factory=list)

    async def send(self, call: Call, session: Secret | None) -> Received:
        del call
        self.sent.append(session.reveal() if session else None)
        reply = self.replies.pop(0)
        if isinstance(reply, StileError):
            raise reply
        return reply


class Bench:
    """An exchange with a scripted pool."""

    def __init__(self, *replies: Received | StileError, wrong_by: float = 0) -> None:
        self.clock = FakeClock()
        self.pool = Scripted(list(replies))
        self.events = EventList()
        ports = SignInPorts(self.pool, VaultInMemory(), LocalClock(self.clock, wrong_by), self.events)
        self.time = PoolTime(ports.clock)
        self.vault = ports.vault
        self.exchange = Exchange(
            ports,
            self.time,
            SignInSettings("eu-west-1_Ab3dEf6hI"),
            Checkpointer(ports.vault, Screen(), "", "flow"),
            ConversationEvents(ports.clock, self.events, "flow"),
        )

    def hold(self) -> Ticket:
        """Give the sender a ticket for the code."""
        self.exchange.resume(Ticket("EMAIL_OTP", SESSION, NOW + timedelta(seconds=180)))
        assert self.ticket is not None
        return self.ticket

    @property
    def ticket(self) -> Ticket | None:
        return self.exchange._ticket

    def send(self, call: Call) -> Outcome:
        try:
            asyncio.run(self.exchange.send(call))
        except SetbackError as setback:
            return setback.outcome
        return Outcome.ADVANCED


def test_an_advance_brings_the_next_ticket() -> None:
    bench = Bench(challenge("AYABe-2"), TOKENS)
    bench.hold()
    assert bench.send(CODE) is Outcome.ADVANCED
    assert bench.send(CODE) is Outcome.ADVANCED
    assert bench.pool.sent == ["AYABe-1", "AYABe-2"]
    assert bench.ticket is None


@pytest.mark.parametrize("kind", EXPECTED, ids=lambda kind: kind.__name__)
def test_only_a_definite_refusal_leaves_a_ticket(kind: type[StileError]) -> None:
    bench = Bench(kind("text"))
    spent = bench.hold()
    outcome = bench.send(CODE)
    assert outcome is EXPECTED[kind]
    assert (bench.ticket is not None) == outcome.hands_back
    assert bench.ticket is not spent


def test_a_ticket_that_was_handed_back_keeps_its_end_of_life() -> None:
    bench = Bench(e.WrongCodeError(), e.WrongCodeError(), TOKENS)
    ends = bench.hold().expires_at
    bench.send(CODE)
    bench.clock.advance(100)
    bench.send(CODE)
    assert bench.ticket is not None
    assert bench.ticket.expires_at == ends
    assert bench.exchange.seconds_left("EMAIL_OTP") == 80
    bench.send(CODE)
    assert bench.pool.sent == ["AYABe-1"] * 3


@pytest.mark.parametrize(
    "error", [e.SessionUsedError(), e.NoReplyError(), e.GarbledError(), e.NotAuthorizedError()]
)
def test_a_spent_ticket_is_never_sent_again(error: StileError) -> None:
    bench = Bench(error)
    bench.hold()
    bench.send(CODE)
    with pytest.raises(AssertionError, match="no ticket for EMAIL_OTP"):
        bench.send(CODE)
    assert bench.pool.sent == ["AYABe-1"]


def test_two_sends_at_once_are_a_fault() -> None:
    bench = Bench(TOKENS)
    bench.hold()

    async def both() -> tuple[object, object]:
        sends = (bench.exchange.send(CODE), bench.exchange.send(CODE))
        return await asyncio.gather(*sends, return_exceptions=True)

    first, second = asyncio.run(both())
    assert isinstance(first, Tokens)
    assert isinstance(second, AssertionError)
    assert bench.pool.sent == ["AYABe-1"]


def test_a_ticket_is_good_for_its_own_challenge_only() -> None:
    bench = Bench()
    bench.hold()
    with pytest.raises(AssertionError):
        bench.send(RespondToAuthChallenge("SMS_MFA", {"USERNAME": "ada"}))
    assert bench.pool.sent == []
    assert not bench.exchange.can_answer("SMS_MFA")


def test_a_beginning_takes_no_ticket_and_leaves_the_old_one_until_it_is_answered() -> None:
    bench = Bench(e.NotReachedError(), challenge("AYABe-2"))
    old = bench.hold()
    bench.send(BEGIN)
    assert bench.ticket is old
    assert bench.exchange.can_answer("EMAIL_OTP")
    bench.send(BEGIN)
    assert bench.ticket is not old
    assert bench.pool.sent == [None, None]


def test_cancelling_while_a_call_is_under_way_leaves_no_ticket() -> None:
    bench = Bench()
    bench.hold()

    async def hang(call: Call, session: Secret | None) -> Received:
        del call, session
        await asyncio.Event().wait()
        raise AssertionError

    async def cancel() -> None:
        sending = asyncio.create_task(bench.exchange.send(CODE))
        await asyncio.sleep(0)
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending

    bench.pool.send = hang  # type: ignore[method-assign]
    asyncio.run(cancel())
    assert bench.ticket is None


def test_the_recorder_hears_of_every_call_and_of_no_secret() -> None:
    bench = Bench(e.WrongCodeError("text", request_id="r-1"), TOKENS)
    bench.hold()
    bench.send(CODE)
    bench.send(CODE)
    told = [(event["outcome"], event["code"], event["request_id"]) for event in bench.events.events]
    assert told == [("corrected", "wrong-code", "r-1"), ("advanced", None, None)]
    assert "AYABe" not in repr(bench.events.events)


# Time


@pytest.mark.parametrize("wrong_by", [-86400, -1, 0, 86400])
def test_a_countdown_is_right_whatever_the_local_clock_says(wrong_by: float) -> None:
    bench = Bench(challenge("AYABe-2"), wrong_by=wrong_by)
    bench.hold()
    bench.send(CODE)
    assert bench.exchange.seconds_left("EMAIL_OTP") == 180
    bench.clock.advance(60)
    assert bench.exchange.seconds_left("EMAIL_OTP") == 120
    bench.clock.advance(600)
    assert bench.exchange.seconds_left("EMAIL_OTP") == 0


@pytest.mark.parametrize("error", [e.WrongCodeError(at=NOW), e.SessionExpiredError(at=NOW)])
def test_a_typed_refusal_tells_the_pools_time_as_well(error: StileError) -> None:
    bench = Bench(error, wrong_by=86400)
    bench.hold()
    bench.send(CODE)
    assert bench.time.now() == NOW


@pytest.mark.parametrize("error", [e.NoReplyError(), e.GarbledError(), e.NotReachedError()])
def test_nobody_elses_clock_is_believed(error: StileError) -> None:
    """Only a reply that passed the shape check and a typed error carry a time."""
    bench = Bench(error, wrong_by=86400)
    bench.hold()
    bench.send(CODE)
    assert bench.time.offset == 0


def test_a_reply_without_a_date_leaves_the_offset_alone() -> None:
    bench = Bench(challenge("AYABe-2"), challenge("AYABe-3", at=None), wrong_by=86400)
    bench.hold()
    bench.send(CODE)
    bench.send(CODE)
    assert bench.time.offset == -86400
    assert bench.time.now().tzinfo is UTC
