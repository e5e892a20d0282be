"""What is done when the pool is content: the tokens are kept, then what can wait is done.

Nothing of what comes after the tokens can un-sign anybody: what fails is an event.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.conversation import answers as typed
from desktop.conversation.current_step import CurrentStep, SignedIn
from desktop.conversation.exchange import SetbackError
from desktop.conversation.messages import newly_known_set
from desktop.conversation.view import Action, Answer, Ask, NoAnswerError
from desktop.core.challenges.memory import Fact
from desktop.core.cognito.device_calls import ConfirmDevice, UpdateDeviceStatus
from desktop.core.cognito.factor_calls import GetFactors, SwitchTotpOn
from desktop.core.cognito.factor_names import TOTP
from desktop.core.cognito.replies import Introduced, SwitchedOn
from desktop.core.notices.notice import Notice, Problem
from desktop.core.sign_in.outcome import Outcome
from desktop.core.sign_in.progress import SIGNED_IN, journey
from desktop.core.sign_in.token_set import TokenSet
from desktop.core.steps.base import says_yes
from desktop.core.steps.remember_device import RememberDevice

if TYPE_CHECKING:
    from desktop.conversation.checkpointer import Checkpointer
    from desktop.conversation.events import ConversationEvents
    from desktop.conversation.exchange import Exchange
    from desktop.conversation.ports import SignInPorts
    from desktop.conversation.state import ConversationState
    from desktop.conversation.view import View
    from desktop.core.cognito.known_device import Device
    from desktop.core.cognito.replies import Tokens
    from desktop.core.secret import Secret


@dataclass(frozen=True, slots=True)
class PostSignIn:
    """What is left to do for a person who is signed in, with the access token that speaks for them.

    `met` is a device that the pool has just met; `totp_new` if an authenticator app was set up on the way.
    """

    access: Secret
    met: Device | None = None
    totp_new: bool = False


class AfterTokens:
    """Keeps the tokens, switches a new authenticator app on, and introduces a computer that the pool met."""

    def __init__(
        self,
        ports: SignInPorts,
        view: View,
        exchange: Exchange,
        checkpointer: Checkpointer,
        events: ConversationEvents,
    ) -> None:
        self._clock = ports.clock
        self._name = ports.device_name
        self._outlives = ports.vault.store != "memory"
        self._view = view
        self._exchange = exchange
        self._checkpointer = checkpointer
        self._events = events

    async def keep(
        self, state: ConversationState, tokens: Tokens, offset: float
    ) -> tuple[SignedIn, PostSignIn]:
        """Keep the tokens before anybody is told, and let go of everything else."""
        devices, memory = self._exchange.devices, state.memory.with_password_change_confirmed()
        met = devices.meet(tokens.new_device)
        kept = TokenSet.from_reply(tokens, memory.typed_name, self._exchange.moment().pool, offset)
        name = str(kept.claims().get("cognito:username") or memory.working_name)
        if tokens.by_browser:
            signed_in, with_them = replace(kept, username=name), {}
        else:
            signed_in = replace(kept, device_key=devices.current.key if devices.current else None)
            with_them = await devices.kept_for(name, memory.typed_name)
        signed_in = replace(signed_in, address=state.settings.pool_address)
        written = await self._checkpointer.finish(signed_in, with_them)
        if state.replay is not None and newly_known_set(state.replay, memory):
            self._view.note(Notice("password-already-set"))
        left = PostSignIn(tokens.access, met, Fact.TOTP_SET_UP in memory.facts)
        return SignedIn(signed_in.username, signed_in.expires_at, written and self._outlives), left

    async def run(self, state: ConversationState, left: PostSignIn, asked: int) -> None:
        """Do what is left to do; `asked` is how many questions there were. It has a budget of its own."""
        self._exchange.begin_answer()
        if left.totp_new:
            with contextlib.suppress(SetbackError):  # the exchange has told the journal
                await self._switch_totp_on(left.access)
        if left.met is not None:
            with contextlib.suppress(SetbackError):
                await self._introduce(state, left.access, left.met, asked)

    async def _switch_totp_on(self, access: Secret) -> None:
        """Have the app asked for from now on, unless the service switched it on by itself."""
        on = await self._exchange.send(GetFactors(access))
        if isinstance(on, SwitchedOn) and TOTP not in on.factors:
            await self._exchange.send(SwitchTotpOn(access, preferred=not on.preferred))

    async def _introduce(self, state: ConversationState, access: Secret, device: Device, asked: int) -> None:
        """Give a device its secret, and ask whether to remember it if the pool wants to know."""
        if await self._confirmed(access, device) and await self._remember(state, asked):
            await self._exchange.send(UpdateDeviceStatus(access, device.key, remembered=True))

    async def _confirmed(self, access: Secret, device: Device) -> bool:
        """Confirm the device, and say whether the person is to be asked about it."""
        try:
            result = await self._exchange.send(ConfirmDevice.of(access, device, self._name))
        except SetbackError as setback:
            if setback.outcome.is_definite:
                await self._exchange.devices.forget_current()
            raise
        return isinstance(result, Introduced) and result.asks_person

    async def _remember(self, state: ConversationState, asked: int) -> bool:
        """Ask the person; no answer, and nobody to ask, mean no."""
        step, problem = RememberDevice(self._name), None
        current = CurrentStep(step)
        while True:
            asked += 1
            self._events.asked(current, problem)
            try:
                reply = await self._view.ask(self._question(state, step, asked, problem))
            except NoAnswerError:
                return False
            self._events.acted()
            self._exchange.begin_answer()
            if not isinstance(reply, Answer):
                return False
            answers = typed.check(step, reply.fields)
            if not isinstance(answers, Problem):
                self._events.answered(current, Outcome.ADVANCED, None, self._clock.monotonic())
                return says_yes(answers["remember"])
            problem = answers

    def _question(
        self, state: ConversationState, step: RememberDevice, number: int, problem: Problem | None
    ) -> Ask:
        return Ask(
            number=number,
            step=step,
            problem=problem,
            actions=(Action.CANCEL,),
            resend_in=None,
            expires_in=None,
            journey=journey(state.memory.passed, SIGNED_IN),
            username=state.memory.typed_name,
        )
