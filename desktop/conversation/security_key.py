"""The person's security key signs, before the answer goes to the pool."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.conversation.place import Landing, Place
from desktop.core.authenticator import (
    AuthenticatorError,
    KeyAnswers,
    NoAuthenticatorError,
    PinBlockedError,
    SeveralPasskeysError,
)
from desktop.core.problems import Notice, Problem
from desktop.core.secret import Secret
from desktop.core.steps.passkey import Passkey

if TYPE_CHECKING:
    from desktop.conversation.desk import Desk
    from desktop.conversation.view import View
    from desktop.core.recollection import Answers
    from desktop.core.steps.base import Step


async def signed(desk: Desk, view: View, step: Step, answers: Answers) -> Answers:
    """Return what the key signed. Raises AuthenticatorError."""
    if desk.authenticator is None or not isinstance(step, Passkey):
        raise NoAuthenticatorError
    chosen = answers.get("choice")
    told = KeyAnswers(answers.get("pin"), chosen.reveal() if chosen else None)
    credential = await desk.authenticator.get_assertion(
        step.options, told, lambda: view.note(Notice("touch-key", passing=True))
    )
    return {"credential": Secret(credential)}


def not_signed(place: Place, error: AuthenticatorError) -> Landing:
    """Ask the step again, for what the key wants to know too."""
    step = place.step
    if isinstance(step, Passkey):
        if error.field == "pin":
            step = replace(step, asks_pin=True)
        elif isinstance(error, PinBlockedError):
            step = replace(step, asks_pin=False)
        if isinstance(error, SeveralPasskeysError):
            step = replace(step, choices=error.names)
    return Landing(
        replace(place, step=step), Problem(error.code, error.values, field=error.field, detail=error.detail)
    )
