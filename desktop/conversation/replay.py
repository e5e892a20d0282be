"""Replay: the conversation again from its start, answered from memory as far as memory may answer.

Back, a new code, recovery and resume are this one thing. It opens the conversation with the passwords that
may be right, gives remembered answers to equal questions, and stops at the first question that is the
person's. What it may cost is in `budget`.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.conversation.budget import UNASKED_MESSAGES
from desktop.conversation.current_step import opening_step
from desktop.conversation.decision import Decision, Divert, Give, Giver, NextAsk, Restart, StepEvent, Wait
from desktop.conversation.follow import follow
from desktop.conversation.messages import given_up, password_step, problem_of, problem_of_unset
from desktop.conversation.state import ReplayPlan, ReplayReason
from desktop.core.challenges import diversion, entry_of_step
from desktop.core.challenges.memory import Pending
from desktop.core.challenges.plain_password import password_answers
from desktop.core.cognito import errors as e
from desktop.core.cognito.replies import Challenge
from desktop.core.notices.notice import Notice, Problem
from desktop.core.secret import Secret
from desktop.core.sign_in.outcome import Outcome
from desktop.core.sign_in.settings import begins_with_password

if TYPE_CHECKING:
    from desktop.conversation.current_step import CurrentStep
    from desktop.conversation.decision import BeginReplay, PoolReply
    from desktop.conversation.state import ConversationState
    from desktop.core.challenges.memory import Candidate
    from desktop.core.errors import StileError


def begin_replay(state: ConversationState, begin: BeginReplay) -> Decision:
    """Start again for a reason, and go as far as memory reaches.

    After an account was made ready this is the first sign-in, and costs no replay. An answer that still waits
    for a password to be asked goes before the password itself.
    """
    waiting = state.replay.pending if state.replay is not None else None
    first = begin.why is ReplayReason.ACCOUNT
    plan = ReplayPlan(begin.why, state.memory.facts, None if first else waiting or begin.pending, asked=first)
    if first:
        current = _password_step(state, begin.why)
        return _open(replace(state, current=current), plan)
    event = StepEvent("replay", state.current, reason=begin.why.value)
    spent = plan.unasked and state.unasked >= UNASKED_MESSAGES
    if spent or not state.budget.has_replay:
        return Decision(state, Restart(given_up(None, state.memory)), events=(event,))
    decision = _open(replace(state, budget=state.budget.after_replay()), plan)
    return replace(decision, events=(event,))


def opened(state: ConversationState, give: Give, reply: PoolReply) -> Decision:
    """Go on after the first call of a replay."""
    plan = state.replay
    if plan is None:
        raise AssertionError("only a replay opens a conversation by itself")
    if reply.result is not None:
        if plan.candidate is not None and begins_with_password(state.flow):
            state = replace(state, memory=state.memory.with_proven_password(plan.candidate))
        return follow(state, reply.result, reply.at)
    if isinstance(reply.error, e.LockedOutError) and not state.budget.waited:
        return _wait(state, give, reply)
    return candidate_refused(state, reply)


def candidate_refused(state: ConversationState, reply: PoolReply) -> Decision:
    """Try the next password where this one was wrong; anything else ends the replay."""
    plan = state.replay
    another = plan is not None and bool(plan.untried) and state.budget.has_submission
    if plan is not None and another and isinstance(reply.error, e.WrongPasswordError):
        return _try_next(state, plan)
    return _ended(state, reply)


def _wait(state: ConversationState, give: Give, reply: PoolReply) -> Decision:
    """Wait out a short lock-out, once."""
    seconds = state.standing(reply.at).seconds
    worth_it = state.budget.has_wait(seconds)
    state = replace(state, budget=state.budget.after_wait())
    if not worth_it:
        return _ended(state, reply)
    return Decision(state, Wait(seconds, give), notes=(Notice("waiting", {"seconds": math.ceil(seconds)}),))


def waited(state: ConversationState, wait: Wait) -> Decision:
    """Give what waited; a password that was forgotten meanwhile is asked for and not sent."""
    plan = state.replay
    if plan is not None and plan.candidate is None and "password" in wait.then.pending.answers:
        return ask_password(state, plan)
    return Decision(state, wait.then)


def _open(state: ConversationState, plan: ReplayPlan) -> Decision:
    if entry_of_step(opening_step("", state.flow).step, None).by_browser:
        return Decision(state, Restart(Problem("browser-again")))  # what a browser brought is good once
    passwords, asks = state.memory.passwords, state.asks_to_send_password
    candidates: tuple[Candidate | None, ...] = tuple(c for c in passwords if c.plain or not asks)
    if not candidates and begins_with_password(state.flow):
        return ask_password(state, plan)
    if not state.budget.has_submission:
        return Decision(state, Restart(given_up(None, state.memory)))
    return _try_next(state, replace(plan, untried=candidates or (None,)))


def _try_next(state: ConversationState, plan: ReplayPlan) -> Decision:
    """Open the conversation with the next password that may be right."""
    candidate, *untried = plan.untried
    step = opening_step("", state.flow).step
    answers = {"username": Secret(state.memory.typed_name)}
    if candidate is not None:
        answers |= password_answers(candidate)
    plan = replace(plan, candidate=candidate, untried=tuple(untried), given=frozenset())
    state = replace(state, replay=plan, budget=state.budget.after_submission())
    return Decision(state, Give(entry_of_step(step, None), Pending(step, None, answers), Giver.OPENING))


def _password_step(state: ConversationState, why: ReplayReason) -> CurrentStep:
    return password_step(why, state.memory, asks_to_send=state.asks_to_send_password)


def ask_password(state: ConversationState, plan: ReplayPlan, problem: Problem | None = None) -> Decision:
    """Ask for the password, with which the conversation begins again; `plan` goes on from there."""
    current = _password_step(state, plan.why)
    plan = replace(plan, asked=True, candidate=None, untried=())
    return Decision(replace(state, current=current, replay=plan), NextAsk(problem))


def _ended(state: ConversationState, reply: PoolReply) -> Decision:
    """Decide where a person stands after a replay that could not open the conversation."""
    plan, error = state.replay, reply.refusal
    if reply.outcome in {Outcome.LOST, Outcome.UNKNOWN}:
        return Decision(state, Restart(given_up(error, state.memory)))
    instead = diversion(error) if reply.outcome is Outcome.DIVERTED else _not_done(plan, error)
    if instead is not None:
        return Decision(state, Divert(instead))
    if reply.outcome is not Outcome.HELD:
        return _refused(state, error, reply)
    problem = problem_of(error, state.current, state.standing(reply.at))
    if plan is None or isinstance(error, e.NotReachedError) or _can_still_answer(state, reply):
        return Decision(replace(state, replay=None), NextAsk(problem))
    return ask_password(state, plan, problem)


def _can_still_answer(state: ConversationState, reply: PoolReply) -> bool:
    return reply.session_for is not None and reply.session_for == state.current.challenge


def _not_done(plan: ReplayPlan | None, error: StileError) -> Challenge | None:
    """Return what to ask if a refused password shows that the answer it came from never arrived."""
    pending = plan.pending if plan is not None else None
    if pending is None or pending.question is None or not isinstance(error, e.WrongPasswordError):
        return None
    name = entry_of_step(pending.step, pending.question.challenge).when_not_done
    return Challenge(name) if name is not None else None


def _refused(state: ConversationState, error: StileError, reply: PoolReply) -> Decision:
    """Say why a replay is over; where the only password it knew was a new one, that was never set."""
    if isinstance(error, e.WrongPasswordError) and state.memory.has_only_unproven_passwords():
        return Decision(
            replace(state, memory=state.memory.without_password_change()), Restart(problem_of_unset())
        )
    return Decision(state, Restart(problem_of(error, opening_step("", state.flow), state.standing(reply.at))))
