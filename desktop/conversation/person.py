"""What a person did, turned into what the conversation does next."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.conversation import answers as typed
from desktop.conversation.budget import Budget
from desktop.conversation.current_step import opening_step
from desktop.conversation.decide import accept
from desktop.conversation.decision import BeginReplay, Decision, Give, Giver, NextAsk, Restart, StepEvent
from desktop.conversation.follow import prefers_factor
from desktop.conversation.pasted import doubt_about, fingerprint
from desktop.conversation.state import ReplayReason
from desktop.conversation.view import Action, Answer
from desktop.core.challenges import ChallengeEntry, entry_of_step
from desktop.core.challenges.memory import Pending
from desktop.core.notices.notice import Notice, Problem
from desktop.core.steps.opening import BrowserSignIn, Identify, SignIn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.conversation.state import ConversationState
    from desktop.conversation.view import Reply
    from desktop.core.challenges import StepEntry
    from desktop.core.challenges.memory import Answers


def act(state: ConversationState, reply: Reply, asked: NextAsk, *, has_session: bool, now: float) -> Decision:
    """Decide what comes of a person's reply to a question; CANCEL is the driver's.

    `has_session`: the current step can be answered as things are. `now` is on the monotonic clock.
    """
    state = replace(state, budget=Budget())
    if isinstance(reply, Answer):
        return _answered(state, reply.fields, has_session=has_session)
    if reply is Action.RESEND:
        return _new_code(state, asked, state.cool_until - now)
    if isinstance(state.current.step, BrowserSignIn):
        state = replace(state, flow=state.settings.flow)  # back from where the person was led to
    if reply is Action.BACK:
        return _back(state)
    if reply is Action.OTHER_WAY:
        return _other_way(state)
    return Decision(state, Restart())


def _answered(state: ConversationState, fields: Mapping[str, str], *, has_session: bool) -> Decision:
    current = state.current
    entry = entry_of_step(current.step, current.challenge)
    if not entry.leads_on:
        return Decision(state, Restart())
    left_out = typed.loses_line_break(current.step, fields)
    notes = (Notice("line-break-left-out"),) if left_out else ()
    answers = typed.check(current.step, fields)
    if isinstance(answers, Problem):
        return Decision(state, NextAsk(answers), notes=notes)
    decision = (
        _led_home(state, answers)
        or _doubt(state, answers)
        or _given(state, entry, answers, has_session=has_session)
    )
    return replace(decision, notes=(*notes, *decision.notes))


def _led_home(state: ConversationState, answers: Answers) -> Decision | None:
    """Lead somebody whose address is another provider's to the browser; nothing of a password is sent."""
    settings, name = state.settings.browser, answers.get("username")
    instead = state.by_browser() if isinstance(state.current.step, (SignIn, Identify)) else None
    if settings is None or name is None or instead is None or not settings.provider_of(name.reveal()):
        return None
    named = replace(instead, memory=state.memory.with_name(name.reveal()))
    return Decision(replace(named, current=opening_step(name.reveal(), "browser")), NextAsk())


def _given(state: ConversationState, entry: StepEntry, answers: Answers, *, has_session: bool) -> Decision:
    """Give what was typed to the pool; where its session is gone, by a replay."""
    current = state.current
    pending = Pending(current.step, current.question, answers)
    if current.challenge is not None and entry.needs_ticket and not has_session:
        return Decision(state, BeginReplay(ReplayReason.RENEWAL, pending))
    give = Give(entry, pending, Giver.PERSON)
    return Decision(_opening(state, give) if entry.begins else state, give)


def _doubt(state: ConversationState, answers: Answers) -> Decision | None:
    """Ask before a password leaves that looks as if more was copied than it; the same one again is sent.

    Not in flow `password`: there a pool may take people over from an older system, whose passwords were made
    by other rules.
    """
    older_system = "password" in {state.flow, state.settings.flow}
    for field in ("new_password",) if older_system else ("new_password", "password"):
        given = answers.get(field)
        password = given.reveal() if given is not None else ""
        values = doubt_about(password, chosen_here=field == "new_password")
        if values is not None and fingerprint(password) != state.doubted:
            doubted = replace(state, doubted=fingerprint(password))
            return Decision(doubted, NextAsk(Problem("password-as-pasted", values, field=field)))
    return None


def _opening(state: ConversationState, give: Give) -> ConversationState:
    """Take note of what opens a conversation before it leaves, for a replay if the reply is lost."""
    state = accept(replace(state, budget=state.budget.after_submission()), give)
    plan, passwords = state.replay, state.memory.passwords
    if plan is None or not passwords:
        return state
    return replace(state, replay=replace(plan, candidate=passwords[0]))


def _new_code(state: ConversationState, asked: NextAsk, cools_for: float) -> Decision:
    """Have another code sent: by a call of its own where there is one, else by a replay."""
    if cools_for > 0:
        note = Notice("resend-too-soon", {"seconds": math.ceil(cools_for)})
        return Decision(state, asked, notes=(note,))
    current = state.current
    entry = entry_of_step(current.step, current.challenge)
    if not isinstance(entry, ChallengeEntry) or entry.needs_ticket:
        return Decision(state, BeginReplay(ReplayReason.NEW_CODE))
    return Decision(state, Give(entry, Pending(current.step, current.question, {}), Giver.RESEND))


def _back(state: ConversationState) -> Decision:
    """Go back to the last choice, without causing a message; where there was none, to the first step."""
    before = state.memory.without_last_choice()
    if before is None:
        return Decision(_with_name_of_step(state), Restart())
    changed = state.memory.changed_password_since_last_choice()
    notes = (Notice("password-already-set"),) if changed else ()
    return Decision(replace(state, memory=before), BeginReplay(ReplayReason.BACK), notes=notes)


def _with_name_of_step(state: ConversationState) -> ConversationState:
    """Keep the name that a step was begun with, where none was given yet."""
    name = "" if state.memory.typed_name else state.current.step.context().get("username")
    return replace(state, memory=state.memory.with_name(name)) if name else state


def _other_way(state: ConversationState) -> Decision:
    """Lead back to the last choice that has another way, without a message; without one, stay and say so.

    A factor that the profile prefers was no choice of the person's: without it the pool lets them choose.
    """
    before = state.memory.without_last_open_choice()
    if before is not None:
        return Decision(replace(state, memory=before), BeginReplay(ReplayReason.BACK))
    if prefers_factor(state):
        return Decision(replace(state, chooses_afresh=True), BeginReplay(ReplayReason.BACK))
    event = StepEvent("no-other-way", state.current)
    return Decision(state, NextAsk(Problem("no-other-way")), events=(event,))
