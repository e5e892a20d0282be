"""What is done when the tokens are kept. Nothing of it can un-sign anybody: what fails is an event."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from desktop.conversation import answers as typed
from desktop.conversation.place import Place
from desktop.conversation.sender import SetbackError
from desktop.conversation.view import Action, Answer, Ask, NoAnswerError
from desktop.core.challenges import TOTP
from desktop.core.device_calls import ConfirmDevice, UpdateDeviceStatus
from desktop.core.factor_calls import GetFactors, SwitchTotpOn
from desktop.core.outcome import Outcome
from desktop.core.problems import Problem
from desktop.core.progress import SIGNED_IN, journey
from desktop.core.replies import Introduced, SwitchedOn
from desktop.core.steps.after import RememberDevice

if TYPE_CHECKING:
    from desktop.conversation.chronicle import Chronicle
    from desktop.conversation.desk import Desk
    from desktop.conversation.sender import Sender
    from desktop.conversation.state import State
    from desktop.conversation.view import View
    from desktop.core.device import Device
    from desktop.core.secret import Secret

_YES = "true"


class AfterTokens:
    """Switches a new authenticator app on, and introduces this computer where the pool has just met it."""

    def __init__(self, desk: Desk, view: View, state: State, sender: Sender, chronicle: Chronicle) -> None:
        self._name = desk.device_name
        self._view = view
        self._state = state
        self._sender = sender
        self._chronicle = chronicle

    async def run(self, asked: int) -> None:
        """Do what is left to do; `asked` is how many questions there were."""
        left, self._state.left = self._state.left, None
        if left is None:
            return
        if left.totp_new:
            with contextlib.suppress(SetbackError):  # the sender has recorded it
                await self._switch_totp_on(left.access)
        if left.met is not None:
            with contextlib.suppress(SetbackError):
                await self._introduce(left.access, left.met, asked)

    async def _switch_totp_on(self, access: Secret) -> None:
        """Have the app asked for from now on, unless the service switched it on by itself."""
        on = await self._sender.send(GetFactors(access))
        if isinstance(on, SwitchedOn) and TOTP not in on.factors:
            await self._sender.send(SwitchTotpOn(access, preferred=not on.preferred))

    async def _introduce(self, access: Secret, device: Device, asked: int) -> None:
        """Give a device its secret, and ask whether to remember it if the pool wants to know."""
        if await self._confirmed(access, device) and await self._remember(asked):
            await self._sender.send(UpdateDeviceStatus(access, device.key, remembered=True))

    async def _confirmed(self, access: Secret, device: Device) -> bool:
        """Confirm the device, and say whether the person is to be asked about it."""
        try:
            result = await self._sender.send(ConfirmDevice.of(access, device, self._name))
        except SetbackError as setback:
            if setback.outcome.is_definite:
                await self._sender.devices.forget_current()
            raise
        return isinstance(result, Introduced) and result.asks_person

    async def _remember(self, asked: int) -> bool:
        """Ask the person; whoever does not want to answer, or cannot, says no."""
        step, problem = RememberDevice(self._name), None
        place = Place(step)
        while True:
            asked += 1
            self._chronicle.asked(place, problem)
            try:
                reply = await self._view.ask(self._question(step, asked, problem))
            except NoAnswerError:
                return False
            acted = self._chronicle.acted()
            if not isinstance(reply, Answer):
                return False
            answers = typed.check(step, reply.fields)
            if not isinstance(answers, Problem):
                self._chronicle.answered(place, Outcome.ADVANCED, None, acted)
                return answers["remember"].reveal() == _YES
            problem = answers

    def _question(self, step: RememberDevice, number: int, problem: Problem | None) -> Ask:
        return Ask(
            number=number,
            step=step,
            problem=problem,
            actions=(Action.CANCEL,),
            resend_in=None,
            expires_in=None,
            journey=journey(self._state.recollection.passed, SIGNED_IN),
            username=self._state.recollection.typed_name,
        )
