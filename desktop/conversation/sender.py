"""The only place that touches a ticket: it sends a call once and says what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.conversation.devices import Devices
from desktop.core.errors import StileError
from desktop.core.outcome import Outcome, decide, refuses_device
from desktop.core.ports import Event
from desktop.core.replies import Challenge, Continued, Tokens
from desktop.core.ticket import Ticket

if TYPE_CHECKING:
    from desktop.conversation.desk import Desk
    from desktop.conversation.keeper import Keeper
    from desktop.conversation.pool_time import PoolTime
    from desktop.core.calls import Call
    from desktop.core.replies import Received, Result


@dataclass(slots=True)
class SetbackError(Exception):
    """A call that did not advance the conversation, with what that means."""

    outcome: Outcome
    error: StileError
    challenge: str | None


class Sender:
    """Sends calls with the newest ticket, and replaces it by what comes back.

    A ticket left by a definite refusal is a new one with the old end of life; every other end destroys
    it. A call that answers no challenge leaves an older ticket alone until its reply brings another.
    """

    def __init__(self, desk: Desk, time: PoolTime, session_seconds: int, keeper: Keeper) -> None:
        self._desk = desk
        self._time = time
        self._life = timedelta(seconds=session_seconds)
        self._keeper = keeper
        self.ticket: Ticket | None = None
        self.devices = Devices(desk.vault)

    def can_answer(self, challenge: str | None) -> bool:
        """Say whether there is a ticket for this challenge; whether it is too old, the pool decides."""
        return self.ticket is not None and self.ticket.challenge == challenge

    def seconds_left(self, challenge: str | None) -> float | None:
        """Return how long the ticket for a challenge lives, None without one."""
        if self.ticket is None or not self.can_answer(challenge):
            return None
        return max(0.0, (self.ticket.expires_at - self._time.now()).total_seconds())

    def drop(self) -> None:
        """Destroy the ticket."""
        self.ticket = None

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
        ticket = self._take(call)
        began = self._desk.clock.monotonic()
        try:
            received = await self._desk.pool.send(call, ticket.take() if ticket else None)
        except StileError as error:
            outcome = decide(error, call)
            self._time.hear(error.at)
            self.ticket = ticket.handed_back() if ticket and outcome.hands_back else self.ticket
            self._record(call, began, outcome, error.code, error.request_id)
            raise SetbackError(outcome, error, call.challenge) from None
        self._receive(call, received)
        self._record(call, began, Outcome.ADVANCED, None, received.request_id)
        return received.result

    def _take(self, call: Call) -> Ticket | None:
        """Give out the ticket a call answers; from here on it is nobody's until a reply says otherwise."""
        if call.challenge is None:
            return None
        ticket, self.ticket = self.ticket, None
        if ticket is None or ticket.challenge != call.challenge:
            raise AssertionError(f"no ticket for {call.challenge}")
        return ticket

    def _receive(self, call: Call, received: Received) -> None:
        self._time.hear(received.at)
        result = received.result
        if isinstance(result, Challenge):
            self.ticket = Ticket(result.name, result.session, self._time.now() + self._life)
        elif isinstance(result, Continued) and call.challenge is not None:
            self.ticket = Ticket(call.challenge, result.session, self._time.now() + self._life)
        elif isinstance(result, Tokens):
            self.ticket = None

    def _record(
        self, call: Call, began: float, outcome: Outcome, code: str | None, request_id: str | None
    ) -> None:
        self._desk.recorder.record(
            Event(
                flow=self._keeper.flow,
                kind="call",
                challenge=call.challenge,
                operation=call.operation,
                outcome=outcome.value,
                code=code,
                seconds=self._desk.clock.monotonic() - began,
                request_id=request_id,
            )
        )
