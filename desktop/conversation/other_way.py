"""Somebody no longer has what a step asks for: another way, or who can help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.conversation.place import Landing, SignedIn, Why
from desktop.core.problems import Problem

if TYPE_CHECKING:
    from desktop.conversation.turn import Turn


async def other_way(turn: Turn) -> Landing | SignedIn:
    """Lead back to the last choice that has another way, without a message; without one, stay and say so.

    A factor that the profile prefers was no choice of the person's: without it the pool lets them choose.
    """
    state = turn.state
    before = state.recollection.before_another_way()
    if before is not None:
        state.recollection = before
        return await turn.replay(Why.BACK)
    if state.flow == "choice" and turn.settings.preferred_factor and not state.chooses_afresh:
        state.chooses_afresh = True
        return await turn.replay(Why.BACK)
    turn.chronicle.tell("no-other-way")
    return Landing(state.place, Problem("no-other-way"))
