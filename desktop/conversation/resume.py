"""Where a conversation begins: at the first step, or where it was left. No call is made here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.conversation.budget import COOL_DOWN
from desktop.conversation.current_step import opening_step
from desktop.conversation.messages import password_step
from desktop.conversation.state import ReplayPlan, ReplayReason
from desktop.core.challenges import EntryContext, entry_left_open
from desktop.core.steps.opening import BrowserSignIn, Identify

if TYPE_CHECKING:
    from desktop.conversation.checkpoint import Checkpoint
    from desktop.conversation.state import ConversationState, Moment
    from desktop.core.sign_in.settings import Flow, SignInSettings


def belongs_to(checkpoint: Checkpoint, username: str) -> bool:
    """Say whether a kept step is the wanted person's, where one was named."""
    return not username or checkpoint.memory.typed_name == username


def is_under_way(checkpoint: Checkpoint) -> bool:
    """Say whether anything was answered; a first step alone is no place to go back to."""
    return checkpoint.current.challenge is not None or bool(checkpoint.memory.passed)


def may_use_ticket(checkpoint: Checkpoint, at: Moment) -> bool:
    """Say whether the kept ticket is good for the kept step: it lives, and nothing was under way."""
    ticket = checkpoint.ticket
    return (
        checkpoint.intent is None
        and ticket is not None
        and ticket.challenge == checkpoint.current.challenge
        and ticket.expires_at > at.pool
    )


def resume(state: ConversationState, checkpoint: Checkpoint, at: Moment) -> ConversationState:
    """Return the state to go on from: the kept step while its ticket lives, after that the password, once."""
    memory, current = checkpoint.memory, checkpoint.current
    flow = _flow(checkpoint, state.settings)
    first = opening_step(memory.typed_name, flow)
    state = replace(
        state,
        current=first,
        flow=flow,
        memory=memory,
        unasked=checkpoint.unasked,
        refused_fresh=checkpoint.refused_fresh,
        chooses_afresh=checkpoint.chooses_afresh,
        closed_flows=frozenset(flow for flow in state.settings.flows if flow in checkpoint.closed_flows),
        cool_until=_cool_until(checkpoint, at),
    )
    if not is_under_way(checkpoint):
        return state
    needs_none = current.challenge is not None and not entry_left_open(current.challenge).needs_ticket
    if needs_none or may_use_ticket(checkpoint, at):
        return replace(state, current=current)
    if checkpoint.intent is not None and checkpoint.intent.challenge is not None:
        entry = entry_left_open(checkpoint.intent.challenge)
        state = replace(
            state, memory=entry.memory_after_unknown_outcome(EntryContext(state.settings, memory))
        )
    if isinstance(first.step, (Identify, BrowserSignIn)):
        return state
    plan = ReplayPlan(ReplayReason.RESUMED, state.memory.facts, asked=True)
    return replace(state, current=password_step(ReplayReason.RESUMED, state.memory), replay=plan)


def _flow(checkpoint: Checkpoint, settings: SignInSettings) -> Flow:
    """Return the flow that was in use, if the profile still has it."""
    flow = next((flow for flow in settings.flows if flow == checkpoint.auth_flow), settings.flow)
    return settings.first_page_flow(flow)


def _cool_until(checkpoint: Checkpoint, at: Moment) -> float:
    """Return when a new code may be asked for, on the monotonic clock."""
    delivery = checkpoint.memory.delivery
    if delivery is None:
        return 0.0
    left = COOL_DOWN - (at.pool - delivery.at).total_seconds()
    return at.seconds + min(max(left, 0.0), COOL_DOWN)
