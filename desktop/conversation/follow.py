"""Follows the pool's reply: to a person's question, to an answer memory may give, or to the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.conversation.budget import COOL_DOWN
from desktop.conversation.current_step import CurrentStep
from desktop.conversation.decision import (
    BeginReplay,
    Decision,
    Finish,
    Give,
    Giver,
    NextAsk,
    Restart,
    StepEvent,
)
from desktop.conversation.messages import given_up, on_arrival, signs_in_by_browser
from desktop.conversation.state import ReplayReason
from desktop.core.challenges import EntryContext, entry_of_challenge
from desktop.core.challenges.memory import Delivery, Pending, Replay
from desktop.core.challenges.plain_password import PlainPasswordRefusedError
from desktop.core.cognito.errors import GarbledError
from desktop.core.cognito.replies import Challenge, Done, Tokens
from desktop.core.notices.notice import Notice, Problem
from desktop.core.sign_in.challenge_order import order_problem
from desktop.core.sign_in.settings import begins_with_password

if TYPE_CHECKING:
    from desktop.conversation.state import ConversationState, Moment, ReplayPlan
    from desktop.core.challenges import ChallengeEntry
    from desktop.core.challenges.memory import Answers, ConversationMemory, Question
    from desktop.core.cognito.replies import Result

UNEXPECTED_ORDER = "unexpected-order"
"""What a pool asks or refuses out of order is told to the recorder, for those who can mend the pool."""


def follow(state: ConversationState, result: Result, at: Moment, problem: Problem | None = None) -> Decision:
    """Decide where a reply leads; `problem` is what to say if it asks the same again."""
    if isinstance(result, Challenge):
        try:
            entry = entry_of_challenge(result)
        except GarbledError as error:
            return Decision(state, Restart(given_up(error, state.memory)))
        return _to_question(state, entry, result, at, problem)
    if isinstance(result, Tokens):
        return Decision(state, Finish(result))
    if isinstance(result, Done):
        notes = (Notice(result.because),) if result.because else ()
        return Decision(state, BeginReplay(ReplayReason.ACCOUNT), notes=notes)
    raise TypeError(f"a conversation cannot go on from {type(result).__name__}")


def delivered(state: ConversationState, at: Moment, *, unasked: bool) -> ConversationState:
    """Take note of a message that the pool has just sent for the current step."""
    return replace(
        state,
        memory=replace(state.memory, delivery=Delivery(state.current.step.name, at.pool)),
        cool_until=at.seconds + COOL_DOWN,
        unasked=state.unasked + unasked,
    )


def _to_question(
    state: ConversationState, entry: ChallengeEntry, challenge: Challenge, at: Moment, problem: Problem | None
) -> Decision:
    instead = state.by_browser() if entry.browser_instead else None
    if instead is not None:
        return Decision(instead, Restart(signs_in_by_browser()))
    events = _oddities(state, entry, challenge)
    state = replace(state, memory=_memory_after_question(state, entry, challenge))
    try:
        step = entry.read(EntryContext(state.settings_in_use, state.memory, challenge))
        current = CurrentStep(step, challenge.name, entry.question(challenge))
        answers, plan = _remembered(state, entry, challenge)
    except GarbledError as error:
        return Decision(state, Restart(given_up(error, state.memory)), events=events)
    except PlainPasswordRefusedError as error:
        refused = StepEvent(error.code, state.current)
        if prefers_factor(state):
            afresh = replace(state, chooses_afresh=True)
            return Decision(afresh, BeginReplay(ReplayReason.BACK), events=(*events, refused))
        return Decision(state, Restart(Problem(error.code)), events=(*events, refused))
    if answers is None:
        told = problem or entry.told(challenge)
        decision = _at_person(replace(state, current=current), entry, challenge, at, told)
        return replace(decision, events=events)
    give = Give(entry, Pending(current.step, current.question, answers), _giver(plan, answers))
    return Decision(replace(state, current=current, replay=plan), give, events=events)


def prefers_factor(state: ConversationState) -> bool:
    """Say whether the profile's preference was sent: without it, the pool says what other ways there are."""
    return state.flow == "choice" and bool(state.settings.preferred_factor) and not state.chooses_afresh


def _giver(plan: ReplayPlan | None, answers: Answers) -> Giver:
    """Say whether memory gives an answer again; one whose session had to be renewed first never left yet."""
    waiting = plan.pending if plan is not None and plan.why is ReplayReason.RENEWAL else None
    return Giver.WAITING if waiting is not None and waiting.answers is answers else Giver.MEMORY


def _memory_after_question(
    state: ConversationState, entry: ChallengeEntry, challenge: Challenge
) -> ConversationMemory:
    memory = entry.memory_after_question(EntryContext(state.settings, state.memory, challenge))
    if begins_with_password(state.flow) or not entry.may_precede_password:
        return memory.with_password_change_confirmed()
    return memory


def _oddities(state: ConversationState, entry: ChallengeEntry, challenge: Challenge) -> tuple[StepEvent, ...]:
    """Tell of a question that cannot be right where it is asked; the person answers it all the same."""
    code = order_problem(state.flow, challenge.name, state.answered, is_pools_mfa=entry.is_pools_mfa)
    return (StepEvent(UNEXPECTED_ORDER, state.current, code=code),) if code is not None else ()


def _remembered(
    state: ConversationState, entry: ChallengeEntry, challenge: Challenge
) -> tuple[Answers | None, ReplayPlan | None]:
    """Return the answer that memory may give, None if the question is the person's; and the plan after it.

    A person who has just set a password signs in with it: the pool offers other ways than before, and the
    person did not ask to choose.
    """
    plan = state.replay
    if plan is None or entry.replay is Replay.NEVER:
        return None, plan
    if entry.replay is Replay.ALWAYS:
        typed, candidate = _typed_for(plan, entry.question(challenge)), plan.candidate
        repeated = entry.repeated(candidate, state.settings_in_use) if candidate is not None else None
        answers, sent = typed or repeated, plan.sent or typed is not None
        given = plan.given | {entry.question(challenge)} if answers else plan.given
        return answers, replace(plan, candidate=None, sent=sent, given=given)
    question = entry.question(challenge)
    if question in plan.given:
        return None, plan
    plan = replace(plan, given=plan.given | {question})
    by_password = entry.way_of_password(challenge, state.settings)
    if by_password is not None and plan.why is ReplayReason.ACCOUNT and plan.candidate is not None:
        return by_password, plan
    if plan.pending is not None and plan.pending.question == question and not plan.sent:
        return plan.pending.answers, replace(plan, sent=True)
    return state.memory.answer_to(question), plan


def _typed_for(plan: ReplayPlan, question: Question) -> Answers | None:
    """Return what was typed where the session was gone, and has not left yet; None if it is for another."""
    pending = plan.pending
    if plan.why is not ReplayReason.RENEWAL or plan.sent or pending is None:
        return None
    return pending.answers if pending.question == question else None


def _at_person(
    state: ConversationState, entry: ChallengeEntry, challenge: Challenge, at: Moment, problem: Problem | None
) -> Decision:
    """Stop at a person's question, and say what a replay has to say there."""
    plan = state.replay
    unasked = plan is not None and plan.unasked
    state = replace(state, replay=None, unasked=state.unasked + (entry.may_send and unasked))
    sends = entry.delivers(challenge)
    if sends:
        state = delivered(state, at, unasked=unasked)
    if plan is None:
        return Decision(state, NextAsk(problem))
    arrival = on_arrival(plan, state.current, state.memory, at.pool if sends else None)
    return Decision(state, NextAsk(arrival.problem), notes=arrival.notes)
