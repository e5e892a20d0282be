"""Where a conversation begins: at the first step, or where it was left. No call is made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.conversation.budget import COOL_DOWN
from desktop.conversation.place import Landing, Plan, Why, first_place
from desktop.conversation.telling import password_place
from desktop.core.challenges import left_open_by
from desktop.core.steps.opening import Identify

if TYPE_CHECKING:
    from desktop.conversation.kept import Kept
    from desktop.conversation.pool_time import PoolTime
    from desktop.conversation.sender import Sender
    from desktop.conversation.state import State
    from desktop.core.ports import Clock


def belongs_to(kept: Kept, username: str) -> bool:
    """Say whether a kept step is the wanted person's, where one was named."""
    return not username or kept.recollection.typed_name == username


def is_under_way(kept: Kept) -> bool:
    """Say whether anything was answered; a first step alone is no place to go back to."""
    return kept.place.challenge is not None or bool(kept.recollection.passed)


def take_up(kept: Kept, state: State, sender: Sender, time: PoolTime) -> Landing:
    """Go on at the kept step while its ticket lives; after that ask for the password, once."""
    state.recollection, state.unasked = kept.recollection, kept.unasked
    if not is_under_way(kept):
        return Landing(first_place(kept.recollection.typed_name, state.flow))
    if kept.place.challenge is not None and not left_open_by(kept.place.challenge).needs_ticket:
        return Landing(kept.place)
    if kept.intent is None and _lives(kept, time):
        sender.ticket = kept.ticket
        return Landing(kept.place)
    if kept.intent is not None and kept.intent.challenge is not None:
        entry = left_open_by(kept.intent.challenge)
        state.recollection = entry.left_open(state.recollection, None)
    if isinstance(first_place("", state.flow).step, Identify):
        return Landing(first_place(kept.recollection.typed_name, state.flow))
    state.plan = Plan(Why.RESUMED, state.recollection.facts, asked=True)
    return Landing(password_place(Why.RESUMED, state.recollection))


def cool_until(kept: Kept, time: PoolTime, clock: Clock) -> float:
    """Return when a new code may be asked for, on the monotonic clock."""
    delivery = kept.recollection.delivery
    if delivery is None:
        return 0.0
    left = COOL_DOWN - (time.now() - delivery.at).total_seconds()
    return clock.monotonic() + min(max(left, 0.0), COOL_DOWN)


def _lives(kept: Kept, time: PoolTime) -> bool:
    ticket = kept.ticket
    return ticket is not None and ticket.challenge == kept.place.challenge and ticket.expires_at > time.now()
