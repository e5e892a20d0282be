"""Somebody who signs in and makes no mistake, watched: what one answer costs is checked each time."""

from __future__ import annotations

import contextlib
import itertools
from typing import TYPE_CHECKING

from desktop.conversation.budget import UNASKED_MESSAGES
from desktop.conversation.state import ReplayReason
from desktop.conversation.view import Action
from tests.conversation.ways import FIRST, PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.core.steps.base import Field
    from tests.conversation.walker import Walker

ENOUGH = 8
"""Right answers within which everybody is signed in."""
UNASKED = {ReplayReason.EXPIRED, ReplayReason.LOST, ReplayReason.UNKNOWN, ReplayReason.RENEWAL}
"""Reasons of a replay whose messages nobody asked for."""


class Watched:
    """A walker with somebody in front of it. `erred` is set by a test that lets them type something wrong.

    `prefers` is what is chosen wherever it can be.
    """

    def __init__(self, walker: Walker, prefers: str = "") -> None:
        self.walker = walker
        self.prefers = prefers
        self.erred = False
        self._numbers = itertools.count(1)
        self._unasked = 0

    def fields(self) -> tuple[Field, ...]:
        return self.walker.ask.step.fields() if self.walker.ask else ()

    def answer_right(self, pick: int = 0) -> None:
        if self.walker.ask is not None:
            self.answer(**{field.name: self.right(field, pick) for field in self.fields()})

    def answer(self, **fields: str) -> None:
        if self.walker.ask is not None:
            with self.within_budget():
                self.walker.answer(**fields)

    def act(self, action: Action) -> None:
        ask = self.walker.ask
        if ask is not None and action in ask.actions:
            with self.within_budget():
                self.walker.act(action)

    def right(self, field: Field, pick: int = 0) -> str:
        """Return a right answer to a field; `pick` chooses among several."""
        if field.kind == "choice":
            ways = [choice.value for choice in field.choices if choice.value != "WEB_AUTHN"]
            chosen = [choice.value for choice in field.choices if choice.value == self.prefers]
            return (chosen or ways)[0 if chosen else pick % len(ways)]
        walker = self.walker
        right: dict[str, Callable[[], str]] = {
            "username": lambda: walker.person.username,
            "password": lambda: walker.password,
            "new_password": lambda: f"Chosen-{next(self._numbers)}!",
            "code": lambda: walker.code,
            "answer": lambda: walker.code,
            "email": lambda: f"{walker.person.username}@mail.example",
            "device_name": lambda: "Phone",
            "remember": lambda: "true" if pick else "false",
            "site": lambda: "true",
            "send_password": lambda: "true",
        }
        return right[field.name]()

    def finish(self) -> None:
        """Go on to the end; a lock-out is waited for, and a code that did not come is asked for."""
        for _ in range(ENOUGH):
            if self.walker.signed_in is not None:
                return
            self.go_on()
        assert self.walker.signed_in is not None, self.told()

    def go_on(self) -> None:
        """Do what the page asks for."""
        walker = self.walker
        if walker.problem is not None and walker.problem in PATIENCE:
            walker.happen("advance", PATIENCE[walker.problem])
        if self._needs_a_code():
            walker.happen("advance", 31)
            self.act(Action.RESEND)
        self.answer_right()

    def _needs_a_code(self) -> bool:
        """Say whether somebody would ask for a new code here."""
        ask, walker = self.walker.ask, self.walker
        if ask is None or Action.RESEND not in ask.actions:
            return False
        return walker.problem == "code-expired" or not walker.pool.codes(walker.person.username)

    @contextlib.contextmanager
    def no_call(self) -> Iterator[None]:
        before = len(self.walker.pool.requests())
        yield
        assert len(self.walker.pool.requests()) == before, self.told()

    @contextlib.contextmanager
    def within_budget(self) -> Iterator[None]:
        """One answer costs a replay, two messages and two passwords; and nobody gets a fourth message."""
        user, events = self.walker.user, self.walker.events.events
        messages, failures, seen = user.messages, user.lockout.password_failures, len(events)
        yield
        assert user.messages - messages <= 2, self.told()
        assert user.lockout.password_failures - failures <= 2, self.told()
        reasons = [event["reason"] for event in events[seen:] if event["kind"] == "replay"]
        assert len(reasons) <= 2, self.told()  # the second one is refused
        if self.walker.step in FIRST or self.walker.ask is None:
            self._unasked = 0
        elif user.messages > messages and UNASKED & set(reasons):
            self._unasked += 1
            assert self._unasked <= UNASKED_MESSAGES, self.told()

    def told(self) -> str:
        return f"at {self.walker.step} ({self.walker.problem}):\n{self.walker.as_play()}"
