"""Gives an answer to the pool, and has it told what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.conversation.place import Plan, Why
from desktop.conversation.sender import SetbackError
from desktop.conversation.telling import refused
from desktop.core.outcome import Outcome

if TYPE_CHECKING:
    from desktop.conversation.turn import Turn
    from desktop.core.challenges import Asked
    from desktop.core.problems import Problem
    from desktop.core.recollection import Answers, Pending
    from desktop.core.replies import Result


async def give(
    turn: Turn, entry: Asked, pending: Pending, *, from_memory: bool = False
) -> tuple[Result, Problem | None]:
    """Send the answer at the present place; a problem where asking again is how the pool says no.

    Raises SetbackError for everything but an advance.
    """
    place, since = turn.state.place, turn.desk.clock.monotonic()
    try:
        result = await turn.exchange(entry, place, pending.answers)
    except SetbackError as setback:
        error = setback.error
        turn.chronicle.answered(place, setback.outcome, error.code, since, from_memory=from_memory)
        raise
    problem = refused(result, pending)
    outcome = Outcome.CORRECTED if problem else Outcome.ADVANCED
    code = problem.code if problem else None
    turn.chronicle.answered(place, outcome, code, since, from_memory=from_memory)
    return result, problem


def is_repeated(plan: Plan | None, answers: Answers) -> bool:
    """Say whether memory gives an answer again; one whose session had to be renewed first never left yet."""
    waiting = plan.pending if plan is not None and plan.why is Why.RENEWAL else None
    return waiting is None or waiting.answers is not answers
