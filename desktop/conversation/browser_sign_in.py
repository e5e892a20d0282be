"""The browser signs the person in, before the code it brings goes to the pool.

A person says that the browser is to open; from then on the question stands open, with the address to copy,
and the answer is whichever comes first: the browser, back on this computer, or what the person does. State,
nonce and verifier of an authorization are here and nowhere else, and end with it: nothing of them is kept.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from desktop.conversation.decision import Decision, Give, Giver, NextAsk
from desktop.conversation.view import NoAnswerError
from desktop.core.challenges import entry_of_step
from desktop.core.challenges.memory import Pending
from desktop.core.cognito.replies import Tokens
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice, Problem
from desktop.core.secret import Secret
from desktop.core.sign_in.authorization import Authorization
from desktop.core.sign_in.browser_errors import (
    BrowserError,
    BrowserTimedOutError,
    NoCodeError,
    NoDomainError,
    NotOurTokenError,
    OtherAuthorizationError,
    PortsTakenError,
)
from desktop.core.sign_in.outcome import Outcome
from desktop.core.sign_in.token_set import TokenSet
from desktop.core.steps.opening import BrowserSignIn

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from datetime import datetime

    from desktop.conversation.decision import PoolReply
    from desktop.conversation.ports import SignInPorts
    from desktop.conversation.state import ConversationState
    from desktop.conversation.view import Reply, View
    from desktop.core.sign_in.system_browser import RedirectListener

PATIENCE = 300.0
"""Seconds that the browser is waited for: a code is good as long."""

_TRY_AGAIN = (NoCodeError, OtherAuthorizationError)
"""What was pasted was another address; the browser may still come back."""


_ADDRESS = "browser_address"


@dataclass(frozen=True, slots=True)
class CameBack:
    """The browser came back to this computer."""

    address: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TimedOut:
    """Neither the person nor the browser did anything for as long as a code is good."""


def back_at_first(state: ConversationState) -> ConversationState:
    """Return the state with the step before the browser was opened: what it brought is good once."""
    step = state.current.step
    if not isinstance(step, BrowserSignIn):
        return state
    return replace(state, current=replace(state.current, step=BrowserSignIn(step.username)))


class BrowserWay:
    """The way of one conversation through the browser and back."""

    def __init__(self, ports: SignInPorts, view: View) -> None:
        self._browser = ports.browser
        self._id_proof = ports.id_proof
        self._clock = ports.clock
        self._view = view
        self._authorization: Authorization | None = None
        self._listener: RedirectListener | None = None
        self._nonce: Secret | None = None

    async def go_on(self, state: ConversationState, give: Give) -> Give | Decision:
        """Send the browser away, or take what it brought. What goes wrong is said at the step."""
        address = give.pending.answers.get(_ADDRESS)
        try:
            if address is not None:
                return await self._taken(give, address)
            return await self._sent_away(state)
        except BrowserError as error:
            return await self._not_signed_in(state, error)

    async def asked(self, asking: Coroutine[None, None, Reply]) -> Reply | CameBack | TimedOut:
        """Return what the person did, or that the browser came back meanwhile, or that nobody did."""
        if self._listener is None:
            return await asking
        asked = asyncio.ensure_future(asking)
        came_back = asyncio.ensure_future(self._listener.address())
        timer = asyncio.ensure_future(self._clock.sleep(PATIENCE))
        tasks: tuple[asyncio.Task[Any], ...] = (asked, came_back, timer)
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if asked.done() and isinstance(asked.exception(), NoAnswerError):
                await asyncio.wait((came_back, timer), return_when=asyncio.FIRST_COMPLETED)
            if came_back.done():
                return CameBack(came_back.result())
            return asked.result() if asked.done() else TimedOut()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)

    async def ended_by_itself(self, state: ConversationState, how: CameBack | TimedOut) -> Decision:
        """Go on with what the browser brought, or say that nobody came back."""
        if isinstance(how, TimedOut):
            return await self._not_signed_in(state, BrowserTimedOutError())
        current = state.current
        answers = {_ADDRESS: Secret(how.address)}
        give = Give(entry_of_step(current.step, None), Pending(current.step, None, answers), Giver.PERSON)
        return Decision(state, give)

    async def judged(self, reply: PoolReply) -> PoolReply:
        """Return the reply as it is, or refused where its ID token is not for this sign-in.

        OpenID Connect Core 3.1.3.7. Where the pool's keys cannot be had the tokens are let go of, too: who
        signs in is what an ID token says, and nobody has vouched for it.
        """
        nonce, self._nonce = self._nonce, None
        if not isinstance(reply.result, Tokens) or nonce is None:
            return reply
        try:
            await self._check(reply.result, reply.at.pool, nonce)
        except NotOurTokenError as error:
            return replace(reply, outcome=Outcome.OVER, result=None, error=error)
        except StileError as error:
            return replace(reply, outcome=Outcome.UNKNOWN, result=None, error=error)
        return reply

    async def _check(self, tokens: Tokens, now: datetime, nonce: Secret) -> None:
        if self._id_proof is None:
            raise NotOurTokenError("nobody can prove it")
        claims = await self._id_proof.claims_of(TokenSet.from_reply(tokens, "", now), now)
        if Secret(str(claims.get("nonce", ""))) != nonce:
            raise NotOurTokenError("nonce")

    async def end(self) -> None:
        """Let go of the authorization and of the address on this computer."""
        self._authorization = None
        listener, self._listener = self._listener, None
        if listener is not None:
            with contextlib.suppress(OSError):
                await listener.close()

    async def _sent_away(self, state: ConversationState) -> Decision:
        """Begin an authorization and open the browser; one that is under way is opened once more."""
        settings, step = state.settings.browser, state.current.step
        if settings is None or not isinstance(step, BrowserSignIn):
            raise NoDomainError
        if self._authorization is None:
            redirect = await self._listen(settings.redirects(), settings.redirect_ports)
            name = state.memory.typed_name or step.username
            self._authorization = Authorization.new(settings.leading(name), redirect, name)
        url = self._authorization.url
        opened = self._browser is not None and await self._browser.open(url)
        if self._browser is not None and not opened:
            self._view.note(Notice("browser-not-opened"))
        waiting = replace(step, url=url, pastes=not opened)
        return Decision(replace(state, current=replace(state.current, step=waiting)), NextAsk())

    async def _listen(self, redirects: tuple[str, ...], ports: tuple[int, ...]) -> str:
        """Listen, and return the address to come back to; without a browser here nobody can."""
        if self._browser is None:
            return redirects[0]
        self._listener = await self._browser.listen(redirects, self._is_awaited)
        if self._listener is None:
            raise PortsTakenError(ports)
        return self._listener.redirect_uri

    def _is_awaited(self, target: str) -> bool:
        return self._authorization is not None and self._authorization.is_answered_by(target)

    async def _taken(self, give: Give, address: Secret) -> Give:
        """Return what to give: the code, and what proves that it was asked for here."""
        authorization = self._authorization
        if authorization is None:
            raise OtherAuthorizationError
        answers = {
            "code": authorization.code_in(address.reveal()),
            "verifier": authorization.verifier,
            "redirect_uri": Secret(authorization.redirect_uri),
        }
        self._nonce = authorization.nonce
        await self.end()
        return replace(give, pending=replace(give.pending, answers=answers))

    async def _not_signed_in(self, state: ConversationState, error: BrowserError) -> Decision:
        """Ask the step again: the same one if the browser may still come back, else from its beginning."""
        if not isinstance(error, _TRY_AGAIN) or self._authorization is None:
            await self.end()
            state = back_at_first(state)
        names = [asked.name for asked in state.current.step.fields()]
        at_field = error.field if error.field in names else None
        return Decision(
            state, NextAsk(Problem(error.code, error.values, field=at_field, detail=error.detail))
        )
