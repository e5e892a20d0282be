"""Drives the calls of one answer: intent first, then the call, then what it brought."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.conversation.sender import SetbackError
from desktop.core import errors as e
from desktop.core.challenges import Talk, exchange
from desktop.core.outcome import Outcome

if TYPE_CHECKING:
    from desktop.conversation.keeper import Keeper
    from desktop.conversation.place import Place
    from desktop.conversation.pool_time import PoolTime
    from desktop.conversation.sender import Sender
    from desktop.conversation.state import State
    from desktop.core.challenges import Asked, Calls
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
        talk = Talk(self._settings, state.recollection, self._time.now)
        try:
            return await self._drive(state, exchange(entry, place.step, answers, talk))
        except e.UnknownOutcomeError as error:
            self._sender.drop()
            raise SetbackError(Outcome.UNKNOWN, error, place.challenge) from None
        finally:
            name = talk.recollection.working_name
            state.recollection = replace(state.recollection, working_name=name)

    async def _drive(self, state: State, calls: Calls) -> Result:
        call = next(calls)
        while True:
            await self._keeper.intent(call, state, self._time)
            result = await self._sender.send(call)
            try:
                call = calls.send(result)
            except StopIteration as end:
                return _returned(end)


def _returned(end: StopIteration) -> Result:
    result: Result = end.value
    return result
