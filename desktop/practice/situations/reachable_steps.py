"""What a user would meet on the way in: the plan followed without sending anything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.challenge_kinds import FIRST_FACTORS, STARTS
from desktop.practice.challenges import CHALLENGES
from desktop.practice.challenges.password import PLACEHOLDER_PUBLIC
from desktop.practice.errors import ServiceError
from desktop.practice.initial_pools import CLIENT_KINDS
from desktop.practice.plan import next_challenge
from desktop.practice.sign_in_attempt import SignInAttempt
from desktop.practice.state.user import PoolUserStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.state.user import User
    from desktop.practice.state.user_pool import UserPool
    from desktop.practice.state.user_pool_client import UserPoolClient

StepPath = tuple[str, ...]

_RECOVERABLE = frozenset({PoolUserStatus.UNCONFIRMED, PoolUserStatus.RESET_REQUIRED})


def reachable_steps(pool: UserPool, client: UserPoolClient, user: User) -> Iterator[StepPath]:
    """Return every way in: the challenges after the first factor, or the error that ends it.

    A second factor that was chosen may be left unsaid, so it comes in both forms.
    """
    kind = CLIENT_KINDS[client.name]
    start = SignInAttempt(pool, client, user, user.username, kind.flow)
    if kind.flow == "USER_PASSWORD_AUTH":
        start = start.passed("PASSWORD")
    if kind.by_srp:
        start = replace(start, srp_a=PLACEHOLDER_PUBLIC)
    yield from _onward(start, ())


def _diverted(attempt: SignInAttempt, met: StepPath) -> Iterator[StepPath]:
    """Follow a sign-in that was refused: it goes on once the account is in order."""
    if not attempt.user.enabled or attempt.user.status not in _RECOVERABLE:
        yield met
        return
    user = replace(attempt.user, status=PoolUserStatus.CONFIRMED)
    yield from _onward(replace(attempt, user=user), met)


def _onward(attempt: SignInAttempt, met: StepPath) -> Iterator[StepPath]:
    try:
        name = next_challenge(attempt)
    except ServiceError as error:
        yield from _diverted(attempt, (*met, error.code))
        return
    if name is None:
        yield met
        return
    begins = name in STARTS and not attempt.has_passed(*FIRST_FACTORS)
    onward = list(CHALLENGES[name].possible_next(attempt))
    if not onward:
        yield (*met, name)
    for further in onward:
        if not begins:
            yield from _onward(further, (*met, name))
        if begins or name == attempt.factor:
            yield from _onward(further, met)
