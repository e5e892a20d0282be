"""One turn: what happens between a person's answer and the next question."""

from __future__ import annotations

from dataclasses import replace as changed
from typing import TYPE_CHECKING

from desktop.conversation import answers as typed
from desktop.conversation.budget import COOL_DOWN, Budget
from desktop.conversation.ending import finish
from desktop.conversation.giving import give, is_repeated
from desktop.conversation.lock_clock import LockClock
from desktop.conversation.order import note_question, note_refusal
from desktop.conversation.place import Landing, Place, Plan, SignedIn, Why, first_place
from desktop.conversation.replay import give_up, remembered, replay, sign_in_now, why_of
from desktop.conversation.security_key import not_signed, signed
from desktop.conversation.sender import SetbackError
from desktop.conversation.telling import of_older_system, on_arrival, problem_of
from desktop.core import errors as e
from desktop.core.authenticator import AuthenticatorError
from desktop.core.challenges import Posed, asked_by, asking, diversion
from desktop.core.outcome import Outcome
from desktop.core.problems import Notice, Problem
from desktop.core.recollection import Delivery, Fact, Pending, Recollection, Replay
from desktop.core.replies import Challenge, Done
from desktop.core.settings import begins_with_password
from desktop.core.steps.opening import Password

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.conversation.chronicle import Chronicle
    from desktop.conversation.desk import Desk
    from desktop.conversation.keeper import Keeper
    from desktop.conversation.pool_time import PoolTime
    from desktop.conversation.sender import Sender
    from desktop.conversation.state import State
    from desktop.conversation.view import View
    from desktop.conversation.wire import Wire
    from desktop.core.challenges import Asked
    from desktop.core.recollection import Answers
    from desktop.core.replies import Result
    from desktop.core.settings import SignInSettings


class Turn:
    """Carries a conversation from an answer to the next question; the loop asks, this acts."""

    def __init__(  # noqa: PLR0913 - one argument for each thing it works with
        self,
        desk: Desk,
        settings: SignInSettings,
        view: View,
        state: State,
        *,
        chronicle: Chronicle,
        keeper: Keeper,
        sender: Sender,
        time: PoolTime,
        wire: Wire,
    ) -> None:
        self.desk = desk
        self.settings = settings
        self.view = view
        self.state = state
        self.sender = sender
        self.chronicle = chronicle
        self.keeper = keeper
        self.time = time
        self._wire = wire
        self.lock = LockClock(state, desk.clock)

    async def answer(self, fields: Mapping[str, str]) -> Landing | SignedIn:
        """Take what a person typed to the pool, and return where that leads."""
        place = self.state.place
        entry = asked_by(place.step, place.challenge)
        if not entry.leads_on:
            return self.begin_afresh()
        answers = typed.check(place.step, fields)
        if isinstance(answers, Problem):
            return Landing(place, answers)
        pending = Pending(place.step, place.question, answers)
        if self._lacks_ticket(entry, place):
            return await self.replay(Why.RENEWAL, Budget(), pending)
        if entry.by_key:
            return await self._give_signed(entry, place, pending)
        return await self._give(entry, pending)

    async def replay(
        self, why: Why, budget: Budget | None = None, pending: Pending | None = None
    ) -> Landing | SignedIn:
        """Start the conversation again for a reason, with the answer whose fate is open.

        An answer that still waits for a password to be asked goes before the password itself.
        """
        waiting = self.state.plan.pending if self.state.plan is not None else None
        plan = Plan(why, self.state.recollection.facts, waiting or pending)
        return await replay(self, plan, budget or Budget())

    def begin_afresh(self, problem: Problem | None = None) -> Landing:
        """Go back to the first step; the name is kept, and so is what cannot be undone."""
        said = self.state.recollection
        if Fact.PASSWORD_CHANGED in said.facts:
            self.view.note(Notice("password-already-set"))
        self.sender.drop()
        if problem is not None and problem.code == e.FlowNotEnabledError.code:
            self.state.closed_flows |= {self.state.flow}
            self.state.flow = self.settings.flow
        self.state.plan = None
        self.state.unasked = 0  # who signs in again begins another conversation
        self.state.chooses_afresh = False
        self.state.place = first_place(said.typed_name, self.state.flow)
        self.state.recollection = Recollection(said.typed_name, facts=said.facts)
        return Landing(self.state.place, problem)

    async def exchange(self, entry: Asked, place: Place, answers: Answers) -> Result:
        """Send one answer's calls. Raises SetbackError for everything but an advance."""
        if entry.begins:
            self.state.answered = frozenset()
        return await self._wire.exchange(self.state, entry, place, answers)

    async def back(self) -> Landing | SignedIn:
        """Go back to the last choice, without causing a message; where there was none, to the first step."""
        said = self.state.recollection
        before = said.before_last_choice()
        if before is None:
            return self.begin_afresh()
        if said.set_password_since_last_choice():
            self.view.note(Notice("password-already-set"))
        self.state.recollection = before
        return await self.replay(Why.BACK)

    async def land(
        self, result: Result, budget: Budget, problem: Problem | None = None
    ) -> Landing | SignedIn:
        """Follow the pool's replies through what memory can answer, to a person or to the end.

        In a replay, raises SetbackError for a remembered password that is not right.
        """
        while isinstance(result, Challenge):
            try:
                entry = asking(result)
                place = self._read(entry, result)
            except e.GarbledError as error:
                return give_up(self, error)
            answers = remembered(self.state.plan, self.state.recollection, entry, result)
            if answers is None:
                if entry.may_send and self.state.plan is not None:
                    self.state.unasked += self.state.plan.unasked
                return self._arrive(place, problem, sent=entry.delivers(result))
            pending = Pending(place.step, place.question, answers)
            self.state.place = place  # where a refusal of the remembered answer has to be put right
            try:
                result, _ = await give(
                    self, entry, pending, from_memory=is_repeated(self.state.plan, answers)
                )
            except SetbackError as setback:
                if entry.replay is Replay.ALWAYS:
                    raise
                return await self._set_back(entry, pending, setback, budget)
            self._accept(entry, pending)
        if isinstance(result, Done):
            return await sign_in_now(self, budget)
        return await finish(self, result)

    async def new_code(self) -> Landing | SignedIn:
        """Have another code sent: by a call of its own where there is one, else by a replay."""
        place = self.state.place
        entry = asked_by(place.step, place.challenge)
        if not isinstance(entry, Posed) or entry.needs_ticket:
            return await self.replay(Why.NEW_CODE)
        try:
            await self._wire.resend(self.state, entry, place)
        except SetbackError as setback:
            if setback.outcome is Outcome.UNKNOWN:
                self.view.note(Notice("if-a-code-arrives"))
                return Landing(place)
            return Landing(place, problem_of(setback.error, place, self.lock.standing()))
        at = self._delivered(place, None)
        self.view.note(Notice("code-renewed", {"time": f"{at.astimezone():%H:%M}"}))
        return Landing(place)

    async def _give_signed(self, entry: Asked, place: Place, pending: Pending) -> Landing | SignedIn:
        """Have the person's security key sign, and give that; without it the pool hears nothing."""
        try:
            answers = await signed(self.desk, self.view, place.step, pending.answers)
        except AuthenticatorError as error:
            self.chronicle.tell("authenticator", code=error.code)
            return not_signed(place, error)
        return await self._give(entry, changed(pending, answers=answers))

    async def _give(self, entry: Asked, pending: Pending) -> Landing | SignedIn:
        budget = Budget()
        if entry.begins:
            budget.take_submission()
            self._accept(entry, pending)  # known from here on, for a replay if the reply is lost
        try:
            result, problem = await give(self, entry, pending)
        except SetbackError as setback:
            return await self._set_back(entry, pending, setback, budget)
        if problem is None and not entry.begins:
            self._accept(entry, pending)
        return await self.land(result, budget, problem)

    async def _set_back(
        self, entry: Asked, pending: Pending, setback: SetbackError, budget: Budget
    ) -> Landing | SignedIn:
        """Decide what a person meets after a call that did not advance."""
        error, outcome, state = setback.error, setback.outcome, self.state
        if outcome in {Outcome.LOST, Outcome.UNKNOWN}:
            return await self._lost(entry, pending, setback, budget)
        self.lock.hear(error)
        problem = problem_of(error, state.place, self.lock.standing())
        if outcome in {Outcome.CORRECTED, Outcome.HELD}:
            if not entry.begins:
                state.plan = None  # a replay that came this far has arrived
            return Landing(state.place, problem)
        if outcome is Outcome.DIVERTED:
            return await self.land(diversion(error), budget)
        if isinstance(error, e.WrongPasswordError) and isinstance(state.place.step, Password):
            return Landing(state.place, problem)
        refused = problem_of(error, first_place("", state.flow), self.lock.standing())
        return self.begin_afresh(of_older_system(refused, pending, self.settings))

    async def _lost(
        self, entry: Asked, pending: Pending, setback: SetbackError, budget: Budget
    ) -> Landing | SignedIn:
        """Go on where the fate of an answer is open, or its session is gone: nearly always by a replay."""
        error, state = setback.error, self.state
        spoilt = isinstance(error, e.SpoiltByTriggerError)
        if not note_refusal(self, error) and spoilt:
            return give_up(self, error)
        if not spoilt and not isinstance(error, e.SessionExpiredError):
            state.recollection = entry.left_open(state.recollection, pending.answers)
        instead = entry.after_unknown(state.recollection)
        if instead is not None:
            self.view.note(Notice("if-a-code-arrives"))
            return await self.land(instead, budget)
        return await self.replay(why_of(setback), budget, pending)

    def _read(self, entry: Posed, challenge: Challenge) -> Place:
        """Return the place a challenge leads to. Raises GarbledError if it cannot be read."""
        said = entry.heard(self.state.recollection)
        if begins_with_password(self.state.flow) or not entry.may_precede_password:
            said = said.settled()
        self.state.recollection = said
        note_question(self, entry, challenge.name)
        step = entry.read(challenge, said, self.settings)
        return Place(step, challenge.name, entry.question(challenge))

    def _accept(self, entry: Asked, pending: Pending) -> None:
        said = entry.accepted(self.state.recollection, pending.question, pending.answers)
        self.state.recollection = said.having_passed(entry.milestone or entry.step.name)
        self.state.answered |= {entry.challenge} if entry.challenge else set()

    def _lacks_ticket(self, entry: Asked, place: Place) -> bool:
        return (
            place.challenge is not None and entry.needs_ticket and not self.sender.can_answer(place.challenge)
        )

    def _arrive(self, place: Place, problem: Problem | None, *, sent: bool) -> Landing:
        """Stop at a person's question, and say what a replay has to say there."""
        plan, self.state.plan = self.state.plan, None
        self.state.place = place
        sent_at = self._delivered(place, plan) if sent else None
        if plan is None:
            return Landing(place, problem)
        arrival = on_arrival(plan, place, self.state.recollection, sent_at)
        for notice in arrival.notes:
            self.view.note(notice)
        return Landing(place, arrival.problem)

    def _delivered(self, place: Place, plan: Plan | None) -> datetime:
        at = self.time.now()
        self.state.recollection = changed(self.state.recollection, delivery=Delivery(place.step.name, at))
        self.state.cool_until = self.desk.clock.monotonic() + COOL_DOWN
        self.state.unasked += plan is not None and plan.unasked
        return at
