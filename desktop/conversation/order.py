"""What a pool asks or refuses out of order is told to the recorder, for whoever can mend the pool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core import errors as e
from desktop.core.order import oddity

if TYPE_CHECKING:
    from desktop.conversation.turn import Turn
    from desktop.core.challenges import Posed

_EVENT = "unexpected-order"


def note_question(turn: Turn, entry: Posed, challenge: str) -> None:
    """Tell of a question that cannot be right where it is asked; the person answers it all the same."""
    state = turn.state
    code = oddity(state.flow, challenge, state.answered, is_pools_mfa=entry.is_pools_mfa)
    if code is not None:
        turn.chronicle.tell(_EVENT, code=code)


def note_refusal(turn: Turn, error: e.StileError) -> bool:
    """Tell of a fresh session that was refused; True if the conversation goes another way from here.

    A session refused as used, which Stile never uses twice, may be good the next time; one that a trigger
    spoiled never is.
    """
    if isinstance(error, e.SpoiltByTriggerError):
        turn.chronicle.tell(_EVENT, code=error.code)
        return _goes_another_way(turn)
    if not isinstance(error, e.SessionUsedError):
        return False
    turn.chronicle.tell("service-refused-fresh-session")
    turn.state.refused_fresh += 1
    return turn.state.refused_fresh > 1 and _goes_another_way(turn)


def _goes_another_way(turn: Turn) -> bool:
    """Take the next flow that the profile names and the app client allows, if there is one."""
    others = [flow for flow in turn.settings.fallback_flows if flow not in turn.state.closed_flows]
    if others:
        turn.state.flow = others[0]
    return bool(others)
