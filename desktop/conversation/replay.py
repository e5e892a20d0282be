"""Replay: the conversation again from its start, answered from memory as far as memory may answer.

Back, a new code, recovery and resume are this one thing. It opens the conversation with the passwords that
may be right, gives remembered answers to equal questions, and stops at the first question that is the
person's. What it may cost is in `budget`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from desktop.conversation.budget import UNASKED_MESSAGES, Budget
from desktop.conversation.place import Landing, Plan, SignedIn, Why, first_place
from desktop.conversation.sender import SetbackError
from desktop.conversation.telling import given_up, password_place, problem_of, problem_of_unset
from desktop.core import errors as e
from desktop.core.challenges import asked_by, diversion
from desktop.core.outcome import Outcome
from desktop.core.problems import Notice
from desktop.core.recollection import Replay
from desktop.core.secret import Secret
from desktop.core.settings import begins_with_password

if TYPE_CHECKING:
    from desktop.conversation.turn import Turn
    from desktop.core.challenges import Posed
    from desktop.core.problems import Problem
    from desktop.core.recollection import Answers, Candidate, Recollection
    from desktop.core.replies import Challenge, Result


def why_of(setback: SetbackError) -> Why:
    """Return why a setback makes a replay."""
    if setback.outcome is Outcome.UNKNOWN:
        return Why.UNKNOWN
    return Why.EXPIRED if isinstance(setback.error, e.SessionExpiredError) else Why.LOST


def remembered(plan: Plan | None, said: Recollection, entry: Posed, challenge: Challenge) -> Answers | None:
    """Return the answer memory may give to a question, None if it is the person's.

    Who has just set a password signs in with it: the pool offers other ways than before, and nobody asked.
    """
    if plan is None or entry.replay is Replay.NEVER:
        return None
    if entry.replay is Replay.ALWAYS:
        return plan.take_candidate()
    by_password = entry.way_of_password(challenge)
    if by_password is not None and plan.why is Why.ACCOUNT and plan.candidate is not None:
        return by_password
    question, pending = entry.question(challenge), plan.pending
    if pending is not None and pending.question == question and not plan.sent:
        plan.sent = True
        return pending.answers
    return said.answer_to(question)


async def replay(turn: Turn, plan: Plan, budget: Budget) -> Landing | SignedIn:
    """Start again for a reason, and go as far as memory reaches."""
    turn.chronicle.tell("replay", reason=plan.why.value)
    spent = plan.unasked and turn.state.unasked >= UNASKED_MESSAGES
    if not budget.take_replay() or spent:
        return give_up(turn, None)
    turn.state.plan = plan
    return await _open_again(turn, plan, budget)


async def _open_again(turn: Turn, plan: Plan, budget: Budget) -> Landing | SignedIn:
    candidates: tuple[Candidate | None, ...] = turn.state.recollection.passwords
    if not candidates and begins_with_password(turn.state.flow):
        return _ask_password(turn, plan)
    return await _try(turn, plan, candidates or (None,), budget)


async def sign_in_now(turn: Turn, budget: Budget) -> Landing | SignedIn:
    """Sign in with what is known after an account was made ready. No replay: there was no sign-in yet."""
    plan = Plan(Why.ACCOUNT, turn.state.recollection.facts, asked=True)
    turn.state.plan = plan
    turn.state.place = password_place(plan.why, turn.state.recollection)
    return await _open_again(turn, plan, budget)


def give_up(turn: Turn, error: e.StileError | None) -> Landing:
    """Go back to the first step with the name kept and a sentence that says why."""
    return turn.begin_afresh(given_up(error, turn.state.recollection))


def _ask_password(turn: Turn, plan: Plan, problem: Problem | None = None) -> Landing:
    plan.asked = True
    turn.state.place = password_place(plan.why, turn.state.recollection)
    return Landing(turn.state.place, problem)


async def _try(
    turn: Turn, plan: Plan, candidates: tuple[Candidate | None, ...], budget: Budget
) -> Landing | SignedIn:
    refusal: SetbackError | None = None
    for candidate in candidates:
        if not budget.take_submission():
            break
        plan.candidate = candidate
        try:
            result = await _open(turn, candidate, budget)
            if candidate is not None and begins_with_password(turn.state.flow):
                turn.state.recollection = turn.state.recollection.proven(candidate)
            return await turn.land(result, budget)
        except SetbackError as setback:
            if not isinstance(setback.error, e.WrongPasswordError):
                return await _ended(turn, setback, budget)
            refusal = setback
    return await _ended(turn, refusal, budget) if refusal else give_up(turn, None)


async def _open(turn: Turn, candidate: Candidate | None, budget: Budget) -> Result:
    """Open the conversation with a password, waiting out a short lock-out once."""
    try:
        return await _submit(turn, candidate)
    except SetbackError as setback:
        if not isinstance(setback.error, e.LockedOutError) or not budget.take_wait(
            turn.lock.standing().seconds
        ):
            raise
    seconds = turn.lock.standing().seconds
    turn.view.note(Notice("waiting", {"seconds": math.ceil(seconds)}))
    await turn.desk.clock.sleep(seconds)
    return await _submit(turn, candidate)


async def _submit(turn: Turn, candidate: Candidate | None) -> Result:
    place = first_place("", turn.state.flow)
    answers = {"username": Secret(turn.state.recollection.typed_name)}
    if candidate is not None:
        answers["password"] = candidate.password
    try:
        return await turn.exchange(asked_by(place.step, None), place, answers)
    except SetbackError as setback:
        turn.lock.hear(setback.error)
        raise


async def _ended(turn: Turn, setback: SetbackError, budget: Budget) -> Landing | SignedIn:
    """Decide where a person stands after a replay that could not open the conversation."""
    state, error = turn.state, setback.error
    if setback.outcome in {Outcome.LOST, Outcome.UNKNOWN}:
        return give_up(turn, error)
    diverted = setback.outcome is Outcome.DIVERTED
    instead = diversion(error) if diverted else _not_done(state.plan, error)
    if instead is not None:
        return await turn.land(instead, budget)
    if setback.outcome is not Outcome.HELD:
        return turn.begin_afresh(_refusal(turn, error))
    problem = problem_of(error, state.place, turn.lock.standing())
    stays = isinstance(error, e.NotReachedError) or turn.sender.can_answer(state.place.challenge)
    if stays or state.plan is None:
        state.plan = None
        return Landing(state.place, problem)
    return _ask_password(turn, state.plan, problem)


def _not_done(plan: Plan | None, error: e.StileError) -> Challenge | None:
    """Return what to ask if a refused password shows that the answer it came from never arrived."""
    pending = plan.pending if plan is not None else None
    if pending is None or pending.question is None or not isinstance(error, e.WrongPasswordError):
        return None
    return asked_by(pending.step, pending.question.challenge).not_done()


def _refusal(turn: Turn, error: e.StileError) -> Problem:
    """Return why a replay is over; where the only password it knew was a new one, that was never set."""
    said = turn.state.recollection
    if isinstance(error, e.WrongPasswordError) and said.knows_only_unproven():
        turn.state.recollection = said.unset()
        return problem_of_unset()
    return problem_of(error, first_place("", turn.state.flow), turn.lock.standing())
