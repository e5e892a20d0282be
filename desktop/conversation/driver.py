"""The one loop that holds a sign-in conversation.

    while there is something to do next: do it, and decide what comes after

Deciding is pure (`decide`, `person`, `replay`, `follow`); this driver asks the person, gives answers to the
pool, waits and keeps. Every call of an answer counts against its budget.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.conversation.browser_sign_in import BrowserWay, CameBack, TimedOut, back_at_first
from desktop.conversation.budget import IDLE, LEAVING
from desktop.conversation.checkpointer import Checkpointer
from desktop.conversation.current_step import CurrentStep
from desktop.conversation.decide import decide, restart
from desktop.conversation.decision import (
    BeginReplay,
    Decision,
    Divert,
    Finish,
    Give,
    Giver,
    NextAsk,
    Restart,
    Wait,
)
from desktop.conversation.events import ConversationEvents
from desktop.conversation.exchange import Exchange
from desktop.conversation.follow import follow
from desktop.conversation.person import act
from desktop.conversation.pool_time import PoolTime
from desktop.conversation.post_sign_in import AfterTokens
from desktop.conversation.question import question
from desktop.conversation.replay import begin_replay, waited
from desktop.conversation.resume import belongs_to, may_use_ticket, resume
from desktop.conversation.security_key import not_signed, signed, with_known_site, with_site_said
from desktop.conversation.state import ConversationState, new_conversation_id
from desktop.conversation.view import Action, NoAnswerError, SignInCancelledError
from desktop.core.sign_in.authenticator import AuthenticatorError
from desktop.core.steps.opening import BrowserSignIn

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from desktop.conversation.current_step import SignedIn
    from desktop.conversation.decision import Next
    from desktop.conversation.ports import SignInPorts
    from desktop.conversation.view import View
    from desktop.core.sign_in.settings import SignInSettings
    from desktop.core.steps.base import Step


class Conversation:
    """One sign-in, from the first question to tokens.

    A kept step goes on unless `fresh`, or unless `username` is somebody else's. `start` is another first
    step than the flow's: a forgotten password, a new account. Cancelling the task that runs it keeps the
    step; `abandon` then drops it where the person meant to give up. `signed_in` is set as soon as the tokens
    are kept, also if what comes after them is cancelled.
    """

    def __init__(  # noqa: PLR0913 - ports, settings, a view, and three options
        self,
        ports: SignInPorts,
        settings: SignInSettings,
        view: View,
        *,
        username: str = "",
        fresh: bool = False,
        start: Step | None = None,
    ) -> None:
        self._clock = ports.clock
        self._ports = ports
        self._view = view
        self._username = username
        self._fresh = fresh
        self._start = start
        self._asked = 0
        self.signed_in: SignedIn | None = None
        self._state = ConversationState.at_start(settings, username)
        self._time = PoolTime(ports.clock)
        conversation_id = new_conversation_id()
        self._checkpointer = Checkpointer(ports.vault, view, settings.fingerprint, conversation_id)
        self._events = ConversationEvents(ports.clock, ports.recorder, conversation_id)
        self._exchange = Exchange(ports, self._time, settings, self._checkpointer, self._events)
        self._browser = BrowserWay(ports, view)
        self._after = AfterTokens(ports, view, self._exchange, self._checkpointer, self._events)

    async def run(self) -> SignedIn:
        """Ask and answer until tokens are kept.

        Raises SignInCancelledError if the person gives up, NoAnswerError if nobody can be asked.
        """
        try:
            finish = await self._converse()
            self.signed_in, left = await self._after.keep(self._state, finish.tokens, self._time.offset)
        except asyncio.CancelledError:
            self._tell("left")
            raise
        finally:
            await self._browser.end()
        self.forget_passwords()
        self._tell("signed-in")
        await self._after.run(self._state, left, self._asked)
        return self.signed_in

    async def abandon(self) -> None:
        """Forget the conversation, because the person gave up."""
        self.forget_passwords()
        self._tell("cancelled")
        with contextlib.suppress(TimeoutError):  # a disk that hangs does not hold anybody up who leaves
            async with asyncio.timeout(LEAVING):
                await self._checkpointer.drop()

    def forget_passwords(self) -> None:
        """Drop passwords from memory: on suspend, screen lock, and after 15 minutes without a person."""
        self._state = self._state.without_passwords()

    async def _converse(self) -> Finish:
        what = self._taken(await self._begin())
        self._tell("began", reason=self._ports.vault.store)
        while not isinstance(what, Finish):  # no decision outlives its turn: its state may hold passwords
            what = self._taken(await self._perform(what))
        return what

    def _taken(self, decision: Decision) -> Next:
        """Stand where a decision says, having told what it tells."""
        self._state = decision.state
        self._events.decided(decision.events, decision.state.memory.typed_name)
        for notice in decision.notes:
            self._view.note(notice)
        return decision.next

    async def _perform(self, what: Next) -> Decision:
        """Do what was decided; return what is decided then."""
        match what:
            case NextAsk():
                return await self._ask(what)
            case Give():
                return await self._give(what)
            case Wait():
                await self._clock.sleep(what.seconds)
                return waited(self._state, what)
            case BeginReplay():
                return begin_replay(self._state, what)
            case Divert():
                return follow(self._state, what.challenge, self._exchange.moment())
            case Restart():
                self._exchange.drop()
                return restart(self._state, what)
            case Finish():
                raise AssertionError("the loop ends here")

    async def _begin(self) -> Decision:
        """Go on where the sign-in was left, or begin at the first step. No call is made."""
        self._state = await with_known_site(self._state, self._ports.vault)
        if self._fresh or self._start is not None:
            await self._checkpointer.drop()
            first = CurrentStep(self._start) if self._start is not None else self._state.current
            state = self._state.by_browser() if isinstance(self._start, BrowserSignIn) else None
            return Decision(replace(state or self._state, current=first), NextAsk())
        checkpoint = await self._checkpointer.read()
        if checkpoint is None or not belongs_to(checkpoint, self._username):
            return Decision(self._state, NextAsk())
        self._checkpointer.conversation_id = self._events.conversation_id = checkpoint.conversation_id
        self._events.username = checkpoint.memory.typed_name
        self._time.offset = checkpoint.offset
        at = self._exchange.moment()
        state = resume(self._state, checkpoint, at)
        if may_use_ticket(checkpoint, at):
            self._exchange.resume(checkpoint.ticket)
        if state.replay is not None:
            self._events.resumed(checkpoint.current)
        return Decision(state, NextAsk())

    async def _ask(self, asked: NextAsk) -> Decision:
        """Keep the step, ask it, and decide by what the person did."""
        await self._exchange.keep(self._state)
        self._asked += 1
        self._events.asked(self._state.current, asked.problem)
        ask = question(self._state, asked, self._asked, self._exchange, self._clock.monotonic())
        async with self._forgetting_when_idle():
            try:
                reply = await self._browser.asked(self._view.ask(ask))
            except NoAnswerError:
                self._tell("no-answer")
                raise
        if isinstance(reply, (CameBack, TimedOut)):
            return await self._browser.ended_by_itself(self._state, reply)
        self._events.acted()
        if isinstance(reply, Action):
            self._tell(reply.value)
            await self._browser.end()
        if reply is Action.CANCEL:
            await self.abandon()
            raise SignInCancelledError
        has_session = self._exchange.can_answer(self._state.current.challenge)
        return act(self._state, reply, asked, has_session=has_session, now=self._clock.monotonic())

    async def _give(self, give: Give) -> Decision:
        """Give an answer to the pool; one by security key has to be signed first, one by browser fetched."""
        if give.entry.by_key and give.by is Giver.PERSON:
            try:
                self._state = with_site_said(self._state, give)
                give = await signed(self._ports, self._view, give, self._state.settings.pool_address)
            except AuthenticatorError as error:
                self._tell("authenticator", code=error.code)
                return not_signed(self._state, error)
        if give.entry.by_browser:
            fetched = await self._browser.go_on(self._state, give)
            if isinstance(fetched, Decision):
                return fetched
            give, self._state = fetched, back_at_first(self._state)
        current, since = self._state.current, self._clock.monotonic()
        reply = await self._exchange.give(self._state, give)
        if give.entry.by_browser:
            reply = await self._browser.judged(reply)
        if give.by.answers:
            from_memory = give.by is Giver.MEMORY
            self._events.answered(current, reply.outcome, reply.code, since, from_memory=from_memory)
        return decide(self._state, give, reply)

    def _tell(self, kind: str, *, code: str | None = None, reason: str | None = None) -> None:
        self._events.tell(kind, self._state.current, code=code, reason=reason)

    @contextlib.asynccontextmanager
    async def _forgetting_when_idle(self) -> AsyncIterator[None]:
        timer = asyncio.create_task(self._forget_after_idle())
        try:
            yield
        finally:
            timer.cancel()

    async def _forget_after_idle(self) -> None:
        await self._clock.sleep(IDLE)
        self.forget_passwords()
