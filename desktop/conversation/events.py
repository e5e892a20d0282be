"""Tells the recorder what happens in a conversation, and how long it took whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.conversation.state import ReplayReason
from desktop.core.journal.event import Event

if TYPE_CHECKING:
    from desktop.conversation.current_step import CurrentStep
    from desktop.conversation.decision import StepEvent
    from desktop.core.clock import Clock
    from desktop.core.cognito.calls import Call
    from desktop.core.journal.event import Recorder
    from desktop.core.notices.notice import Problem
    from desktop.core.sign_in.outcome import Outcome

FROM_MEMORY = "replay"
"""The reason of an answer that a replay gave in the person's place."""


class ConversationEvents:
    """The events of one conversation, each told when it happens."""

    def __init__(self, clock: Clock, recorder: Recorder, conversation_id: str) -> None:
        self._clock = clock
        self._recorder = recorder
        self.conversation_id = conversation_id
        self.username = ""
        self._attempts: dict[str, int] = {}
        self._asked_at = 0.0
        self._person_seconds: float | None = None

    def tell(
        self, kind: str, current: CurrentStep, *, code: str | None = None, reason: str | None = None
    ) -> None:
        """Tell what happened at a step."""
        attempt = self._attempts.get(current.step.name)
        self._record(current, kind, code=code, reason=reason, attempt=attempt)

    def decided(self, events: tuple[StepEvent, ...], username: str) -> None:
        """Tell what a decision wants told; from here on it is the decision's person."""
        for event in events:
            self.tell(event.kind, event.at, code=event.code, reason=event.reason)
        self.username = username

    def resumed(self, current: CurrentStep) -> None:
        """Tell that the conversation has to be started again, because the program was away for too long."""
        self._record(current, "replay", reason=ReplayReason.RESUMED.value)

    def asked(self, current: CurrentStep, problem: Problem | None) -> None:
        """Tell that the person is asked, from now on."""
        name = current.step.name
        self._attempts[name] = attempt = self._attempts.get(name, 0) + 1
        self._asked_at, self._person_seconds = self._clock.monotonic(), None
        self._record(current, "asked", code=problem.code if problem else None, attempt=attempt)

    def acted(self) -> None:
        """Note that the person has acted: from now on it is the pool's time."""
        self._person_seconds = self._clock.monotonic() - self._asked_at

    def answered(
        self,
        current: CurrentStep,
        outcome: Outcome,
        code: str | None,
        since: float,
        *,
        from_memory: bool = False,
    ) -> None:
        """Tell what became of an answer; memory answers in no time."""
        self._record(
            current,
            "answered",
            outcome=outcome.value,
            code=code,
            reason=FROM_MEMORY if from_memory else None,
            attempt=self._attempts.get(current.step.name),
            seconds=self._clock.monotonic() - since,
            person_seconds=None if from_memory else self._person_seconds,
        )

    def called(
        self, call: Call, began: float, outcome: Outcome, code: str | None, request_id: str | None
    ) -> None:
        """Tell what became of one call."""
        self._recorder.record(
            Event(
                conversation_id=self.conversation_id,
                kind="call",
                challenge=call.challenge,
                operation=call.operation,
                outcome=outcome.value,
                code=code,
                seconds=self._clock.monotonic() - began,
                request_id=request_id,
            )
        )

    def _record(self, current: CurrentStep, kind: str, **details: Any) -> None:  # noqa: ANN401 - fields of Event
        step, challenge = current.step.name, current.challenge
        self._recorder.record(
            Event(self.conversation_id, kind, step, challenge, username=self.username, **details)
        )
