"""The course of one conversation through its steps, and what each event adds to a day's counts.

Everything counts for the day on which the conversation first reached the step, so that no day has more
conversations that passed a step than reached it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.core.sign_in.outcome import Outcome
from desktop.journal.journal_entry import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.journal.event import Event
    from desktop.journal.journal_entry import JournalEntry

CountKind: TypeAlias = Literal["reached", "passed", "refused", "lost", "recovered", "abandoned"]

WHOLE_SIGN_IN = ""
"""In place of a step: the whole sign-in, which passes when somebody is signed in."""

SIGNED_IN = "signed-in"
END_KINDS = frozenset({"cancelled", "no-answer", "left"})
"""Kinds of events after which nobody sits in front of the conversation any more."""

_TROUBLE = frozenset({"expired", "lost", "unknown", "renewal", "resumed"})
"""Reasons of replays that nobody asked for."""
_WHAT: dict[str, CountKind] = {
    Outcome.CORRECTED.value: "refused",
    Outcome.HELD.value: "refused",
    Outcome.OVER.value: "refused",
    Outcome.LOST.value: "lost",
    Outcome.UNKNOWN.value: "lost",
}
"""What an answer counts as that was not taken. One that leads elsewhere first is neither refused nor lost."""


@dataclass(frozen=True, slots=True)
class StepCount:
    """One more, or one less, of something at a step; an answer also brings how long it took whom."""

    day: str
    step: str
    what: CountKind | None = None
    by: int = 1
    person_seconds: float | None = None
    service_seconds: float | None = None


@dataclass(slots=True)
class StepVisit:
    """A step that a conversation has reached.

    `answered`: its answer was taken, and it is passed as soon as anything else is asked; a step may ask more
    than once. `troubled`: an answer was lost here, or the conversation was started again because of it.
    """

    day: str
    answered: bool = False
    passed: bool = False
    troubled: bool = False
    recovered: bool = False


@dataclass(slots=True)
class ConversationCourse:
    """Where a conversation has been. `abandoned` is the step it was left at, until somebody goes on."""

    conversation_id: str
    profile: str
    version: str
    began: float
    last: float
    person: str = ""
    name: str = ""
    step: str | None = None
    ended: str | None = None
    abandoned: str | None = None
    answers: int = 0
    visits: dict[str, StepVisit] = field(default_factory=dict)

    def follow(self, entry: JournalEntry) -> Iterator[StepCount]:
        """Go on by one event."""
        self.last = entry.at
        self.person, self.name = entry.person or self.person, entry.name or self.name
        event = entry.event
        if event.kind == "asked" and event.step:
            yield from self._asked(event, event.step, entry.at)
        elif event.kind == "answered" and event.step in self.visits:
            yield from self._answered(event, event.step)
        elif event.kind == "replay" and event.step in self.visits:
            self.visits[event.step].troubled |= event.reason in _TROUBLE
        elif event.kind == SIGNED_IN:
            yield from self._signed_in()
        elif event.kind in END_KINDS:
            yield from self.leave(event.kind)

    def leave(self, how: str) -> Iterator[StepCount]:
        """Leave the conversation where it stands."""
        if self.ended is None and self.step is not None:
            self.abandoned = self.step
            yield from self._count_abandoned(self.step, 1)
        if self.ended != SIGNED_IN:
            self.ended = how

    def _asked(self, event: Event, step: str, at: float) -> Iterator[StepCount]:
        yield from self._come_back()
        yield from self._move_on(step)
        if not self.visits:
            yield StepCount(day_of(self.began), WHOLE_SIGN_IN, "reached")
        if step not in self.visits:
            if event.challenge is not None:
                yield from self._pass_troubled()  # the pool has moved on by itself
            self.visits[step] = StepVisit(day_of(at))
            yield StepCount(self.visits[step].day, step, "reached")
        if self.ended != SIGNED_IN:
            self.step = step

    def _answered(self, event: Event, step: str) -> Iterator[StepCount]:
        visit = self.visits[step]
        what = _WHAT.get(event.outcome or "")
        visit.answered = what is None
        visit.troubled |= what == "lost"
        if event.reason is None:
            self.answers += 1
            if what is not None:
                yield StepCount(day_of(self.began), WHOLE_SIGN_IN, what)
            yield StepCount(visit.day, step, what, 1, event.person_seconds, event.seconds)
        if self.ended == SIGNED_IN:
            yield from self._move_on(None)

    def _signed_in(self) -> Iterator[StepCount]:
        yield from self._come_back()
        yield from self._move_on(None)
        yield from self._pass_troubled()
        if self.ended != SIGNED_IN:
            self.ended = SIGNED_IN
            yield StepCount(day_of(self.began), WHOLE_SIGN_IN, "passed")

    def _come_back(self) -> Iterator[StepCount]:
        if self.abandoned is not None:
            yield from self._count_abandoned(self.abandoned, -1)
            self.abandoned = self.ended = None

    def _count_abandoned(self, step: str, by: int) -> Iterator[StepCount]:
        yield StepCount(self.visits[step].day, step, "abandoned", by)
        yield StepCount(day_of(self.began), WHOLE_SIGN_IN, "abandoned", by)

    def _move_on(self, to: str | None) -> Iterator[StepCount]:
        for step, visit in self.visits.items():
            if visit.answered:
                visit.answered = False
                if step != to:
                    yield from self._pass(step, visit)

    def _pass_troubled(self) -> Iterator[StepCount]:
        for step, visit in self.visits.items():
            if visit.troubled:
                yield from self._pass(step, visit)

    def _pass(self, step: str, visit: StepVisit) -> Iterator[StepCount]:
        if not visit.passed:
            visit.passed = True
            yield StepCount(visit.day, step, "passed")
        if visit.troubled and not visit.recovered:
            visit.recovered = True
            yield StepCount(visit.day, step, "recovered")
        visit.troubled = False
