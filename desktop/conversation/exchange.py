"""The way to the pool and back: the only place that touches a ticket.

One answer may take several calls. The intent of each is kept before it leaves; each leaves once, with the
newest ticket; a ticket left by a definite refusal is a new one with the old end of life, and every other end
destroys it. What comes back holds no session.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from desktop.conversation.budget import CALLS
from desktop.conversation.checkpoint import Intent
from desktop.conversation.decision import Giver, PoolReply
from desktop.conversation.devices import Devices
from desktop.conversation.messages import refused
from desktop.conversation.state import Moment
from desktop.core.challenges import ChallengeEntry, EntryContext, with_silent
from desktop.core.challenges.plain_password import PlainPasswordNotAgreedError, PlainPasswordRefusedError
from desktop.core.cognito.errors import (
    TooManyCallsError,
    UnknownOutcomeError,
)
from desktop.core.cognito.replies import Challenge, Continued, Tokens
from desktop.core.errors import StileError
from desktop.core.sign_in.outcome import Outcome, decide, refuses_device
from desktop.core.sign_in.ticket import Ticket
from desktop.core.storage.vault import IntentNotKeptError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.conversation.checkpointer import Checkpointer
    from desktop.conversation.decision import Give
    from desktop.conversation.events import ConversationEvents
    from desktop.conversation.pool_time import PoolTime
    from desktop.conversation.ports import SignInPorts
    from desktop.conversation.state import ConversationState
    from desktop.core.challenges import Calls
    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.replies import Received, Result
    from desktop.core.notices.notice import Problem
    from desktop.core.sign_in.settings import SignInSettings


@dataclass(slots=True)
class SetbackError(Exception):
    """A call that did not advance the conversation, with what that means."""

    outcome: Outcome
    error: StileError


class Exchange:
    """Gives answers to the pool, call by call, and keeps the session current."""

    def __init__(
        self,
        ports: SignInPorts,
        time: PoolTime,
        settings: SignInSettings,
        checkpointer: Checkpointer,
        events: ConversationEvents,
    ) -> None:
        self._pool = ports.pool
        self._clock = ports.clock
        self._time = time
        self._session_life = timedelta(seconds=settings.session_seconds)
        self._checkpointer = checkpointer
        self._events = events
        self._calls = 0
        self._allowed = CALLS
        self._ticket: Ticket | None = None
        self.devices = Devices(ports.vault, settings.pool_address)

    # The ticket

    def can_answer(self, challenge: str | None) -> bool:
        """Say whether there is a ticket for this challenge; whether it is too old, the pool decides."""
        return self._ticket is not None and self._ticket.challenge == challenge

    def seconds_left(self, challenge: str | None) -> float | None:
        """Return how long the ticket for a challenge lives, None without one."""
        if self._ticket is None or not self.can_answer(challenge):
            return None
        return max(0.0, (self._ticket.expires_at - self._time.now()).total_seconds())

    def resume(self, ticket: Ticket | None) -> None:
        """Go on with a ticket that was kept."""
        self._ticket = ticket

    def drop(self) -> None:
        """Destroy the ticket."""
        self._ticket = None

    async def keep(self, state: ConversationState) -> None:
        """Keep the step that is about to be asked, with its ticket."""
        await self._checkpointer.step(state.without_passwords(), self._ticket, self._time.offset)

    # One answer

    async def give(self, state: ConversationState, give: Give) -> PoolReply:
        """Give one answer, with the silent challenges that follow it."""
        self.begin_answer(state.budget.calls_left)
        await self.devices.recognise(state.memory.typed_name, state.memory.working_name)
        context = EntryContext(
            state.settings_in_use,
            state.memory,
            step=give.pending.step,
            question=give.pending.question,
            answers=give.pending.answers,
            now=self._time.now,
            device=self.devices.current,
        )
        try:
            result = await self._drive(state, give, context)
        except UnknownOutcomeError as error:  # a reply that the entry cannot read
            self.drop()
            return self._reply(context, Outcome.UNKNOWN, error=error)
        except (PlainPasswordNotAgreedError, IntentNotKeptError) as error:  # nothing was sent
            return self._reply(context, Outcome.HELD, error=error)
        except (PlainPasswordRefusedError, TooManyCallsError) as error:
            self.drop()
            return self._reply(context, Outcome.OVER, error=error)
        except SetbackError as setback:
            return self._reply(context, setback.outcome, error=setback.error)
        problem = refused(result, give.pending)
        return self._reply(
            context, Outcome.CORRECTED if problem else Outcome.ADVANCED, result, problem=problem
        )

    def _reply(
        self,
        context: EntryContext,
        outcome: Outcome,
        result: Result | None = None,
        *,
        error: StileError | None = None,
        problem: Problem | None = None,
    ) -> PoolReply:
        return PoolReply(
            outcome,
            self.moment(),
            context.memory.working_name,
            result,
            error,
            problem,
            session_for=self._ticket.challenge if self._ticket is not None else None,
            calls=self._calls,
            answer_taken=context.answer_taken,
        )

    def moment(self) -> Moment:
        """Return now, by both clocks."""
        return Moment(self._time.now(), self._clock.monotonic())

    async def _drive(self, state: ConversationState, give: Give, context: EntryContext) -> Result:
        calls = _calls(give, context)
        go_on: Callable[[], Call] = partial(next, calls)
        kept = state.without_passwords()
        while True:
            try:
                call = go_on()
            except StopIteration as end:
                result: Result = end.value
                return result
            await self.devices.recognise_renamed(state.memory.typed_name, context.memory.working_name)
            context.device = self.devices.current
            asked = give.pending.question
            intent = Intent(call.operation, asked.challenge if asked else call.challenge)
            ticket = self._ticket if call.challenge is not None else None
            await self._checkpointer.intent(intent, kept, self._time.offset, ticket)
            go_on = await self._sent(calls, call)

    async def _sent(self, calls: Calls, call: Call) -> Callable[[], Call]:
        """Send one call, and return how the entry goes on; a definite refusal may leave it another way."""
        try:
            result = await self.send(call)
        except SetbackError as setback:
            if setback.outcome in {Outcome.LOST, Outcome.UNKNOWN}:
                raise
            return partial(_other_way, calls, call, setback)
        return partial(calls.send, result)

    # One call

    def begin_answer(self, calls: int = CALLS) -> None:
        """Begin to count the calls of another answer; it may take so many."""
        self._calls, self._allowed = 0, calls

    async def send(self, call: Call) -> Result:
        """Send one call, from the device that is known. Raises SetbackError for everything but an advance.

        A device that the pool has forgotten is the one reason to send a call again: the refusal is definite,
        the ticket was handed back, and without the key the call is another one.
        """
        device = self.devices.current
        whole = call.with_device(device.key) if device else call
        try:
            return await self._send_once(whole)
        except SetbackError as setback:
            if whole is call or not refuses_device(setback.error, call):
                raise
            await self.devices.forget_current()
            if not setback.outcome.hands_back:
                raise
        return await self._send_once(call)

    async def _send_once(self, call: Call) -> Result:
        self._count()
        ticket = self._take(call)
        began = self._clock.monotonic()
        try:
            received = await self._pool.send(call, ticket.take() if ticket else None)
        except StileError as error:
            outcome = decide(error, call)
            self._time.hear(error.at)
            self._ticket = ticket.handed_back() if ticket and outcome.hands_back else self._ticket
            self._events.called(call, began, outcome, error.code, error.request_id)
            raise SetbackError(outcome, error) from None
        self._receive(call, received)
        self._events.called(call, began, Outcome.ADVANCED, None, received.request_id)
        return received.result

    def _count(self) -> None:
        """Count a call against what one answer may cost: a pool that asks without end is not answered so."""
        if self._calls >= self._allowed:
            self.drop()
            raise SetbackError(Outcome.OVER, TooManyCallsError())
        self._calls += 1

    def _take(self, call: Call) -> Ticket | None:
        """Give out the ticket a call answers; from here on it is in flight until a reply decides."""
        if call.challenge is None:
            return self._take_if_there(call.takes)
        ticket, self._ticket = self._ticket, None
        if ticket is None or ticket.challenge != call.challenge:
            raise AssertionError(f"no ticket for {call.challenge}")
        return ticket

    def _take_if_there(self, name: str | None) -> Ticket | None:
        """Give out a ticket that a call can do without; one whose time is over would only be refused."""
        left = self.seconds_left(name) if name is not None else None
        if not left:
            return None
        ticket, self._ticket = self._ticket, None
        return ticket

    def _receive(self, call: Call, received: Received) -> None:
        self._time.hear(received.at)
        result = received.result
        ends = self._time.now() + self._session_life
        if isinstance(result, Challenge):
            self._ticket = Ticket(result.name, received.session, ends)
        elif isinstance(result, Continued) and call.challenge is not None:
            self._ticket = Ticket(call.challenge, received.session, ends)
        elif call.leaves is not None and received.session is not None:
            self._ticket = Ticket(call.leaves, received.session, ends)
        elif isinstance(result, Tokens):
            self._ticket = None


def _calls(give: Give, context: EntryContext) -> Calls:
    if give.by is Giver.RESEND and isinstance(give.entry, ChallengeEntry):
        return give.entry.resend(context)
    return with_silent(give.entry.answer(context), context)


def _other_way(calls: Calls, call: Call, setback: SetbackError) -> Call:
    """Let the entry go on after a definite refusal; it may also say what the refusal really means."""
    try:
        return calls.throw(setback.error)
    except StileError as error:
        if error is setback.error:
            raise setback from None
        raise SetbackError(decide(error, call), error) from None
