"""The person's security key signs, before the answer goes to the pool."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.conversation.decision import Decision, NextAsk
from desktop.core.notices.notice import Notice, Problem
from desktop.core.secret import Secret
from desktop.core.sign_in.authenticator import (
    AuthenticatorError,
    KeyAnswers,
    NoAuthenticatorError,
    PinBlockedError,
    SeveralPasskeysError,
)
from desktop.core.steps.passkey import Passkey

if TYPE_CHECKING:
    from desktop.conversation.decision import Give
    from desktop.conversation.ports import SignInPorts
    from desktop.conversation.state import ConversationState
    from desktop.conversation.view import View


async def signed(ports: SignInPorts, view: View, give: Give) -> Give:
    """Return what to give with the key's signature in it. Raises AuthenticatorError."""
    step, answers = give.pending.step, give.pending.answers
    if ports.authenticator is None or not isinstance(step, Passkey):
        raise NoAuthenticatorError
    chosen = answers.get("choice")
    told = KeyAnswers(answers.get("pin"), chosen.reveal() if chosen else None)
    credential = await ports.authenticator.get_assertion(
        step.options, told, lambda: view.note(Notice("touch-key", passing=True))
    )
    return replace(give, pending=replace(give.pending, answers={"credential": Secret(credential)}))


def not_signed(state: ConversationState, error: AuthenticatorError) -> Decision:
    """Ask the step again, for what the key wants to know too; without a signature the pool hears nothing."""
    step = state.current.step
    if isinstance(step, Passkey):
        if error.field == "pin":
            step = replace(step, asks_pin=True)
        elif isinstance(error, PinBlockedError):
            step = replace(step, asks_pin=False)
        if isinstance(error, SeveralPasskeysError):
            step = replace(step, choices=error.names)
    problem = Problem(error.code, error.values, field=error.field, detail=error.detail)
    return Decision(replace(state, current=replace(state.current, step=step)), NextAsk(problem))
