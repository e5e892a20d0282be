"""The first question of a conversation of which nothing is kept: known before anything else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.conversation.view import Action, Ask
from desktop.core.sign_in.progress import journey
from desktop.core.steps.opening import first_step

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow


def first_ask(flow: Flow, username: str = "") -> Ask:
    """Return what the conversation will ask first, so that a front end may show it while that loads."""
    step = first_step(flow, username)
    return Ask(
        number=1,
        step=step,
        problem=None,
        actions=(Action.CANCEL,),
        resend_in=None,
        expires_in=None,
        journey=journey((), step.name),
    )
