"""Tells the recorder what happens in a conversation, and how long it took whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.conversation.place import Place, Why
from desktop.core.ports import Event

if TYPE_CHECKING:
    from desktop.conversation.desk import Desk
    from desktop.conversation.keeper import Keeper
    from desktop.conversation.state import State
    from desktop.core.outcome import Outcome
    from desktop.core.problems import Problem

FROM_MEMORY = "replay"
"""The reason of an answer that a replay gave in the person's place."""


class Chronicle:
    """The events of one conversation, but for its calls, which the sender tells of."""

    def __init__(self, desk: Desk, keeper: Keeper, state: State) -> None:
        self._desk = desk
        self._keeper = keeper
        self._state = state
        self._attempts: dict[str, int] = {}
        self._asked_at = 0.0
        self._person_seconds: float | None = None

    def tell(self, kind: str, *, code: str | None = None, reason: str | None = None) -> None:
        """Tell what happened at the present step."""
        place = self._state.place
        self._record(place, kind, code=code, reason=reason, attempt=self._attempts.get(place.step.name))

    def resumed(self, place: Place) -> None:
        """Tell that the conversation has to be started again, because the program was away for too long."""
        self._record(place, "replay", reason=Why.RESUMED.value)

    def asked(self, place: Place, problem: Problem | None) -> None:
        """Tell that the person is asked, from now on."""
        name = place.step.name
        self._attempts[name] = attempt = self._attempts.get(name, 0) + 1
        self._asked_at, self._person_seconds = self._now(), None
        self._record(place, "asked", code=problem.code if problem else None, attempt=attempt)

    def acted(self) -> float:
        """Note that the person has acted, and return when: from now on it is the pool's time."""
        now = self._now()
        self._person_seconds = now - self._asked_at
        return now

    def answered(
        self, place: Place, outcome: Outcome, code: str | None, since: float, *, from_memory: bool = False
    ) -> None:
        """Tell what became of an answer that left at `since`; memory answers in no time."""
        self._record(
            place,
            "answered",
            outcome=outcome.value,
            code=code,
            reason=FROM_MEMORY if from_memory else None,
            attempt=self._attempts.get(place.step.name),
            seconds=self._now() - since,
            person_seconds=None if from_memory else self._person_seconds,
        )

    def _now(self) -> float:
        return self._desk.clock.monotonic()

    def _record(self, place: Place, kind: str, **details: Any) -> None:  # noqa: ANN401 - fields of Event
        name = self._state.recollection.typed_name
        self._desk.recorder.record(
            Event(self._keeper.flow, kind, place.step.name, place.challenge, username=name, **details)
        )
