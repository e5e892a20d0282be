"""The one loop that holds a sign-in conversation.

step = first step, or the step that was kept
while the step asks something: ask, act on the answer, keep the step
signed in
"""

from __future__ import annotations

import asyncio
import contextlib
import math
from typing import TYPE_CHECKING

from desktop.conversation import opening
from desktop.conversation.after_tokens import AfterTokens
from desktop.conversation.budget import IDLE
from desktop.conversation.chronicle import Chronicle
from desktop.conversation.keeper import Keeper
from desktop.conversation.other_way import other_way
from desktop.conversation.place import Landing, Place, SignedIn, first_place
from desktop.conversation.pool_time import PoolTime
from desktop.conversation.sender import Sender
from desktop.conversation.state import State, new_flow
from desktop.conversation.turn import Turn
from desktop.conversation.view import Action, Answer, Ask, NoAnswerError
from desktop.conversation.wire import Wire
from desktop.core.challenges import asked_by
from desktop.core.problems import Notice
from desktop.core.progress import journey
from desktop.core.steps.opening import Password

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from desktop.conversation.desk import Desk
    from desktop.conversation.view import Reply, View
    from desktop.core.challenges import Asked
    from desktop.core.settings import SignInSettings
    from desktop.core.steps.base import Step


class CancelledError(Exception):
    """The person gave up; nothing of the conversation is kept."""


class Conversation:
    """One sign-in, from the first question to tokens.

    A kept step goes on unless `fresh`, or unless `username` is somebody else's. `start` is another first
    step than the flow's: a forgotten password, a new account. Cancelling the task that runs it keeps the
    step; `abandon` then drops it where the person meant to give up. `signed_in` is set as soon as the tokens
    are kept, also if what comes after them is cancelled.
    """

    def __init__(  # noqa: PLR0913 - ports, settings, a view, and three wishes
        self,
        desk: Desk,
        settings: SignInSettings,
        view: View,
        *,
        username: str = "",
        fresh: bool = False,
        start: Step | None = None,
    ) -> None:
        self._desk = desk
        self._view = view
        self._username = username
        self._fresh = fresh
        self._asked = 0
        self.signed_in: SignedIn | None = None
        self._start = start
        self._state = State(first_place(username, settings.flow), settings.flow)
        self._time = PoolTime(desk.clock)
        self._keeper = Keeper(desk, view, settings.fingerprint, new_flow())
        self._sender = Sender(desk, self._time, settings.session_seconds, self._keeper)
        self._chronicle = Chronicle(desk, self._keeper, self._state)
        self._after_tokens = AfterTokens(desk, view, self._state, self._sender, self._chronicle)
        wire = Wire(settings, self._keeper, self._sender, self._time)
        self._turn = Turn(
            desk,
            settings,
            view,
            self._state,
            chronicle=self._chronicle,
            keeper=self._keeper,
            sender=self._sender,
            time=self._time,
            wire=wire,
        )

    async def run(self) -> SignedIn:
        """Ask and answer until tokens are kept.

        Raises CancelledError if the person gives up, NoAnswerError if nobody can be asked.
        """
        try:
            self.signed_in = await self._converse()
        except asyncio.CancelledError:
            self._chronicle.tell("left")
            raise
        self._chronicle.tell("signed-in")
        await self._after_tokens.run(self._asked)
        return self.signed_in

    async def abandon(self) -> None:
        """Forget the conversation, because the person gave up."""
        self.forget_passwords()
        self._chronicle.tell("cancelled")
        await self._keeper.drop()

    def forget_passwords(self) -> None:
        """Drop passwords from memory: on suspend, screen lock, and after 15 minutes without a person."""
        self._state.recollection = self._state.recollection.without_passwords()
        if self._state.plan is not None:
            self._state.plan.pending = self._state.plan.candidate = None

    async def _converse(self) -> SignedIn:
        landing: Landing | SignedIn = await self._open()
        self._chronicle.tell("began", reason=self._desk.vault.store)
        while isinstance(landing, Landing):
            self._state.place = landing.place
            await self._keeper.place(self._state, self._sender, self._time)
            reply = await self._ask(landing)
            landing = await self._act(landing, reply)
        return landing

    async def _open(self) -> Landing:
        if self._fresh or self._start is not None:
            await self._keeper.drop()
            return Landing(Place(self._start) if self._start else self._state.place)
        kept = await self._keeper.read()
        if kept is None or not opening.belongs_to(kept, self._username):
            return Landing(self._state.place)
        self._time.offset = kept.offset
        self._state.cool_until = opening.cool_until(kept, self._time, self._desk.clock)
        landing = opening.take_up(kept, self._state, self._sender, self._time)
        if self._state.plan is not None:
            self._chronicle.resumed(kept.place)
        return landing

    async def _ask(self, landing: Landing) -> Reply:
        self._asked += 1
        self._chronicle.asked(landing.place, landing.problem)
        async with self._forgetting_when_idle():
            try:
                reply = await self._view.ask(self._question(landing))
            except NoAnswerError:
                self._chronicle.tell("no-answer")
                raise
        self._chronicle.acted()
        return reply

    def _question(self, landing: Landing) -> Ask:
        place, now = landing.place, self._desk.clock.monotonic()
        entry = asked_by(place.step, place.challenge)
        return Ask(
            number=self._asked,
            step=place.step,
            problem=landing.problem,
            actions=_actions(entry, first=_is_first(place)),
            resend_in=max(0.0, self._state.cool_until - now) if entry.sends_code else None,
            expires_in=self._sender.seconds_left(place.challenge),
            journey=journey(self._state.recollection.passed, entry.milestone or place.step.name),
            username=self._state.recollection.typed_name,
        )

    async def _act(self, landing: Landing, reply: Reply) -> Landing | SignedIn:
        if isinstance(reply, Answer):
            return await self._turn.answer(reply.fields)
        self._chronicle.tell(reply.value)
        if reply is Action.CANCEL:
            await self.abandon()
            raise CancelledError
        if reply is Action.RESEND:
            return await self._new_code(landing)
        if reply is Action.BACK:
            return await self._turn.back()
        if reply is Action.OTHER_WAY:
            return await other_way(self._turn)
        return self._turn.begin_afresh()

    async def _new_code(self, landing: Landing) -> Landing | SignedIn:
        seconds = self._state.cool_until - self._desk.clock.monotonic()
        if seconds > 0:
            self._view.note(Notice("resend-too-soon", {"seconds": math.ceil(seconds)}))
            return landing
        return await self._turn.new_code()

    @contextlib.asynccontextmanager
    async def _forgetting_when_idle(self) -> AsyncIterator[None]:
        timer = asyncio.create_task(self._forget_after_idle())
        try:
            yield
        finally:
            timer.cancel()

    async def _forget_after_idle(self) -> None:
        await self._desk.clock.sleep(IDLE)
        self.forget_passwords()


def _is_first(place: Place) -> bool:
    return place.challenge is None and not isinstance(place.step, Password)


def _actions(entry: Asked, *, first: bool) -> tuple[Action, ...]:
    if first:
        return (Action.CANCEL,)
    resend = (Action.RESEND,) if entry.sends_code else ()
    other = (Action.OTHER_WAY,) if entry.may_be_gone else ()
    return (Action.BACK, *resend, *other, Action.START_OVER, Action.CANCEL)
