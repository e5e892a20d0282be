"""Drives the calls of one answer: intent first, then the call, then what it brought."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop.conversation.sender import SetbackError
from desktop.core import errors as e
from desktop.core.challenges import Talk, exchange
from desktop.core.outcome import Outcome, decide

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.conversation.keeper import Keeper
    from desktop.conversation.place import Place
    from desktop.conversation.pool_time import PoolTime
    from desktop.conversation.sender import Sender
    from desktop.conversation.state import State
    from desktop.core.calls import Call
    from desktop.core.challenges import Asked, Calls, Posed
    from desktop.core.recollection import Answers
    from desktop.core.replies import Result
    from desktop.core.settings import SignInSettings


class Wire:
    """The way from an answer to the pool and back."""

    def __init__(self, settings: SignInSettings, keeper: Keeper, sender: Sender, time: PoolTime) -> None:
        self._settings = settings
        self._keeper = keeper
        self._sender = sender
        self._time = time

    async def exchange(self, state: State, entry: Asked, place: Place, answers: Answers) -> Result:
        """Send one answer's calls. Raises SetbackError for everything but an advance."""
        return await self._run(state, place, lambda talk: exchange(entry, place.step, answers, talk))

    async def resend(self, state: State, entry: Posed, place: Place) -> Result:
        """Have a step's code sent again. Raises SetbackError for everything but an advance."""
        return await self._run(state, place, entry.resend)

    async def _run(self, state: State, place: Place, calls: Callable[[Talk], Calls]) -> Result:
        said, devices = state.recollection, self._sender.devices
        await devices.recognise(said.typed_name, said.working_name)
        preferred = "" if state.chooses_afresh else self._settings.preferred_factor
        settings = replace(self._settings, flow=state.flow, preferred_factor=preferred)
        talk = Talk(settings, said, self._time.now, devices.current)
        try:
            return await self._drive(state, calls(talk))
        except e.UnknownOutcomeError as error:
            self._sender.drop()
            raise SetbackError(Outcome.UNKNOWN, error, place.challenge) from None
        finally:
            name = talk.recollection.working_name
            state.recollection = replace(state.recollection, working_name=name)

    async def _drive(self, state: State, calls: Calls) -> Result:
        go_on: Callable[[], Call] = partial(next, calls)
        while True:
            try:
                call = go_on()
            except StopIteration as end:
                result: Result = end.value
                return result
            go_on = await self._sent(state, calls, call)

    async def _sent(self, state: State, calls: Calls, call: Call) -> Callable[[], Call]:
        """Send one call, and return how the entry goes on; a definite refusal may leave it another way."""
        await self._keeper.intent(call, state, self._time)
        try:
            result = await self._sender.send(call)
        except SetbackError as setback:
            if setback.outcome in {Outcome.LOST, Outcome.UNKNOWN}:
                raise
            return partial(_other_way, calls, call, setback)
        return partial(calls.send, result)


def _other_way(calls: Calls, call: Call, setback: SetbackError) -> Call:
    """Let the entry go on after a definite refusal; it may also say what the refusal really means."""
    try:
        return calls.throw(setback.error)
    except e.StileError as error:
        if error is setback.error:
            raise setback from None
        raise SetbackError(decide(error, call), error, call.challenge) from None
