"""The question to a person: the current step, with what a front end shows beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desktop.conversation.view import Action, Ask
from desktop.core.challenges import entry_of_step
from desktop.core.sign_in.progress import journey
from desktop.core.steps.account import ConfirmAccount, ForgotPassword, SignUp
from desktop.core.steps.opening import BrowserSignIn, Password

if TYPE_CHECKING:
    from desktop.conversation.current_step import CurrentStep
    from desktop.conversation.decision import NextAsk
    from desktop.conversation.state import ConversationState
    from desktop.core.challenges import StepEntry


class SessionClock(Protocol):
    """What knows how long the current session lives."""

    def seconds_left(self, challenge: str | None) -> float | None:
        """Return how long the session for a challenge lives, None without one."""
        ...


def question(state: ConversationState, asked: NextAsk, number: int, session: SessionClock, now: float) -> Ask:
    """Return what is asked at the current step; `now` is on the monotonic clock."""
    current = state.current
    entry = entry_of_step(current.step, current.challenge)
    return Ask(
        number=number,
        step=current.step,
        problem=asked.problem,
        actions=_actions(entry, first=_is_first(current), led_here=_was_led_here(state)),
        resend_in=max(0.0, state.cool_until - now) if entry.sends_code else None,
        expires_in=session.seconds_left(current.challenge),
        journey=journey(state.memory.passed, entry.milestone or current.step.name),
        username=state.memory.typed_name,
    )


def _is_first(current: CurrentStep) -> bool:
    return current.challenge is None and not isinstance(current.step, Password)


def _was_led_here(state: ConversationState) -> bool:
    """Say whether another first step took the place of the profile's own, such as a new account."""
    step = state.current.step
    if isinstance(step, BrowserSignIn):
        return state.settings.flow != "browser"
    return _is_first(state.current) and isinstance(step, ForgotPassword | SignUp | ConfirmAccount)


def _actions(entry: StepEntry, *, first: bool, led_here: bool) -> tuple[Action, ...]:
    if led_here:
        return (Action.BACK, Action.CANCEL)
    if first:
        return (Action.CANCEL,)
    resend = (Action.RESEND,) if entry.sends_code else ()
    other = (Action.OTHER_WAY,) if entry.may_be_gone else ()
    return (Action.BACK, *resend, *other, Action.START_OVER, Action.CANCEL)
