"""What a user would meet on the way in: the plan followed without sending anything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.attempt import Attempt
from desktop.practice.challenges import CHALLENGES
from desktop.practice.errors import ServiceError
from desktop.practice.plan import next_challenge
from desktop.practice.state.user import Status
from desktop.practice.world import CLIENT_FLOWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.state.client import Client
    from desktop.practice.state.pool import Pool
    from desktop.practice.state.user import User

Way = tuple[str, ...]


def ways(pool: Pool, client: Client, user: User) -> Iterator[Way]:
    """Return every way in: the challenges after the first factor, or the error that ends it.

    A second factor that was chosen may be left unsaid, so it comes in both forms.
    """
    flow = CLIENT_FLOWS[client.name]
    start = Attempt(pool, client, user, user.username, flow)
    yield from _onward(start.passed("PASSWORD") if flow == "USER_PASSWORD_AUTH" else start, ())


def _diverted(attempt: Attempt, met: Way) -> Iterator[Way]:
    """Follow the way of somebody who was turned away: it goes on once the account is in order."""
    if not attempt.user.enabled:
        yield met
        return
    user = replace(attempt.user, status=Status.CONFIRMED)
    yield from _onward(replace(attempt, user=user), met)


def _onward(attempt: Attempt, met: Way) -> Iterator[Way]:
    try:
        name = next_challenge(attempt)
    except ServiceError as error:
        yield from _diverted(attempt, (*met, error.code))
        return
    if name is None:
        yield met
        return
    for further in CHALLENGES[name].foreseen(attempt):
        if attempt.password_proven:
            yield from _onward(further, (*met, name))
        if not attempt.password_proven or name == attempt.factor:
            yield from _onward(further, met)
