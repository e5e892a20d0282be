"""The decision table: what comes after an answer that was given to the pool.

Every reply has one of seven outcomes; together with who gave the answer it decides, here and nowhere else,
where the person stands next. Nothing here waits, calls or writes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.conversation.asked_again import asked_again
from desktop.conversation.current_step import opening_step
from desktop.conversation.decision import BeginReplay, Decision, Divert, Giver, NextAsk, Restart, StepEvent
from desktop.conversation.follow import UNEXPECTED_ORDER, delivered, follow
from desktop.conversation.messages import (
    given_up,
    of_letters,
    of_older_system,
    problem_of,
    signs_in_by_browser,
    without_password_words,
)
from desktop.conversation.replay import ask_password, candidate_refused, opened
from desktop.conversation.state import ReplayPlan, ReplayReason
from desktop.core.challenges import EntryContext, diversion
from desktop.core.challenges.memory import ConversationMemory, Fact, Replay
from desktop.core.cognito import errors as e
from desktop.core.cognito.replies import Challenge, Done
from desktop.core.notices.notice import Notice
from desktop.core.sign_in.outcome import Outcome
from desktop.core.sign_in.settings import begins_with_password
from desktop.core.steps.opening import Password

if TYPE_CHECKING:
    from desktop.conversation.decision import Give, PoolReply
    from desktop.conversation.state import ConversationState
    from desktop.core.cognito.replies import Result
    from desktop.core.errors import StileError
    from desktop.core.notices.notice import Problem


def decide(state: ConversationState, give: Give, reply: PoolReply) -> Decision:
    """Decide what comes after an answer and what became of it."""
    decision = _decided(_with_reply(state, give, reply), give, reply)
    if not isinstance(reply.error, e.TooManyCallsError):
        return decision
    endless = StepEvent(reply.error.code, state.current)
    return replace(decision, events=(endless, *decision.events))


def _decided(state: ConversationState, give: Give, reply: PoolReply) -> Decision:
    if give.by is Giver.RESEND:
        return _resent(state, reply)
    if give.by is Giver.OPENING:
        return opened(state, give, reply)
    if reply.result is not None:
        return _advanced(state, give, reply, reply.result)
    if reply.answer_taken and not give.entry.begins:
        state = accept(state, give)
    if give.by is Giver.MEMORY and give.entry.replay is Replay.ALWAYS:
        return candidate_refused(state, reply)
    if reply.outcome in {Outcome.LOST, Outcome.UNKNOWN}:
        return _lost(state, give, reply)
    decision = _refused(state, give, reply)
    return replace(decision, notes=(*decision.notes, *of_letters(reply.error, give.pending)))


def restart(state: ConversationState, restart: Restart) -> Decision:
    """Go back to the first step; the name is kept, and so is what cannot be undone."""
    memory, problem = state.memory, restart.problem
    changed = Fact.PASSWORD_CHANGED in memory.facts
    closed, flow = state.closed_flows, state.flow
    if problem is not None and problem.code == e.FlowNotEnabledError.code:
        closed, flow = closed | {flow}, state.settings.flow
    flow = state.settings.first_page_flow(flow)
    if problem is not None and not (memory.passwords or begins_with_password(flow)):
        problem = without_password_words(problem)
    state = replace(
        state,
        current=opening_step(memory.typed_name, flow),
        flow=flow,
        closed_flows=closed,
        memory=ConversationMemory(memory.typed_name, facts=memory.facts),
        replay=None,
        unasked=0,  # signing in again begins another conversation
        chooses_afresh=False,
    )
    known = Notice("password-already-set", {"because": "sign-in"})
    notes = (known,) if changed else _of_unproven_password(state, problem)
    return Decision(state, NextAsk(problem), notes=notes)


def _of_unproven_password(state: ConversationState, problem: Problem | None) -> tuple[Notice, ...]:
    """Tell of a new password that may be set, unless the problem says so."""
    said = problem is not None and problem.values.get("because") == "new-password"
    maybe = Fact.PASSWORD_MAYBE_CHANGED in state.memory.facts
    return (Notice("new-password-maybe-set"),) if maybe and not said else ()


def accept(state: ConversationState, give: Give) -> ConversationState:
    """Take note of an answer that the pool took, or that opens a conversation."""
    entry, pending = give.entry, give.pending
    memory = entry.memory_after_answer(_context(state, give))
    answered = {entry.challenge} if entry.challenge else set()
    return replace(
        state,
        memory=memory.with_passed_step(entry.milestone or pending.step.name),
        answered=state.answered | answered,
    )


def _context(state: ConversationState, give: Give) -> EntryContext:
    pending = give.pending
    return EntryContext(
        state.settings, state.memory, step=pending.step, question=pending.question, answers=pending.answers
    )


def _with_reply(state: ConversationState, give: Give, reply: PoolReply) -> ConversationState:
    """Take note of what any reply tells: the name to answer to, calls made, a lock-out."""
    state = replace(
        state,
        memory=replace(state.memory, working_name=reply.working_name),
        budget=state.budget.after_calls(reply.calls),
        answered=frozenset() if give.entry.begins else state.answered,
    )
    if reply.error is None or reply.outcome is Outcome.LOST:  # a device's proof is no password
        return state
    return state.after_error(reply.error, reply.at)


def _resent(state: ConversationState, reply: PoolReply) -> Decision:
    if reply.outcome is Outcome.UNKNOWN:
        return Decision(state, NextAsk(), notes=(Notice("if-a-code-arrives"),))
    if reply.error is not None:
        return Decision(state, NextAsk(problem_of(reply.error, state.current, state.standing(reply.at))))
    if isinstance(reply.result, Done):
        return follow(state, reply.result, reply.at)
    state = delivered(state, reply.at, unasked=False)
    told = Notice("code-renewed", {"time": f"{reply.at.pool.astimezone():%H:%M}"})
    return Decision(state, NextAsk(), notes=(told,))


def _advanced(state: ConversationState, give: Give, reply: PoolReply, result: Result) -> Decision:
    if give.by.is_memory or (reply.problem is None and not give.entry.begins):
        state = accept(state, give)
    return follow(state, result, reply.at, reply.problem)


def _refused(state: ConversationState, give: Give, reply: PoolReply) -> Decision:
    """Decide what a person meets after a definite refusal, or after a call that never arrived."""
    error, standing = reply.refusal, state.standing(reply.at)
    current, problem = asked_again(state.current, error, standing)
    if reply.outcome.hands_back and reply.answer_taken and not give.entry.begins:
        return ask_password(state, ReplayPlan(ReplayReason.LOST, state.memory.facts), problem)
    if reply.outcome.hands_back:
        arrived = state if give.entry.begins else replace(state, replay=None)
        return Decision(replace(arrived, current=current), NextAsk(problem))
    if reply.outcome is Outcome.DIVERTED:
        return Decision(_named(state, give), Divert(diversion(error)))
    if isinstance(error, e.WrongPasswordError) and isinstance(state.current.step, Password):
        over = give.by is Giver.WAITING  # a replay that was begun for this answer alone
        return Decision(replace(state, replay=None) if over else state, NextAsk(problem))
    if isinstance(error, e.SecurityRefusedError) and not give.entry.begins and not reply.answer_taken:
        state = replace(state, memory=give.entry.memory_after_unknown_outcome(_context(state, give)))
    instead = state.by_browser() if isinstance(error, e.OtherProviderError) else None
    if instead is not None:
        return Decision(instead, Restart(signs_in_by_browser(error)))
    told = problem_of(error, opening_step("", state.flow), standing)
    return Decision(state, Restart(of_older_system(told, give.pending, state.settings)))


def _named(state: ConversationState, give: Give) -> ConversationState:
    """Know whom a diversion is about where the answer that led to it named them for the first time."""
    name = give.pending.answers.get("username")
    if name is None or name.reveal() == state.memory.typed_name:
        return state
    return replace(state, memory=state.memory.with_name(name.reveal()))


def _lost(state: ConversationState, give: Give, reply: PoolReply) -> Decision:
    """Go on where the fate of an answer is open, or its session is gone: nearly always by a replay."""
    error = reply.refusal
    spoilt = isinstance(error, e.SpoiltByTriggerError)
    fresh = isinstance(error, e.SessionUsedError)
    events = _told_of_refused(state, error)
    state = replace(state, refused_fresh=state.refused_fresh + fresh)
    goes_another_way = spoilt or (fresh and state.refused_fresh > 1)
    fallback = state.next_fallback()
    if goes_another_way and fallback is not None:
        state = replace(state, flow=fallback)
    elif spoilt:
        return Decision(state, Restart(given_up(error, state.memory)), events=events)
    if not (spoilt or reply.answer_taken or isinstance(error, e.SessionExpiredError)):
        state = replace(state, memory=give.entry.memory_after_unknown_outcome(_context(state, give)))
    if give.entry.after_unknown is not None:
        asked, notes = Challenge(give.entry.after_unknown), (Notice("if-a-code-arrives"),)
        return Decision(_named(state, give), Divert(asked), notes=notes, events=events)
    return Decision(state, BeginReplay(_why(reply, error), give.pending), events=events)


def _told_of_refused(state: ConversationState, error: StileError) -> tuple[StepEvent, ...]:
    """Tell of a fresh session that was refused.

    One refused as used, which Stile never uses twice, may be good the next time; one that a trigger spoiled
    never is.
    """
    if isinstance(error, e.SpoiltByTriggerError):
        return (StepEvent(UNEXPECTED_ORDER, state.current, code=error.code),)
    if isinstance(error, e.SessionUsedError):
        return (StepEvent("service-refused-fresh-session", state.current),)
    return ()


def _why(reply: PoolReply, error: StileError) -> ReplayReason:
    if reply.outcome is Outcome.UNKNOWN:
        return ReplayReason.UNKNOWN
    return ReplayReason.EXPIRED if isinstance(error, e.SessionExpiredError) else ReplayReason.LOST
