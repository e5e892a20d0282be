"""What an action is: its calls, when it is possible, and how a lost reply is looked into."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.core.admin.admin_call import AdminCall
from desktop.core.admin.people import Person
from desktop.core.admin.pool_facts import PoolFacts

if TYPE_CHECKING:
    from desktop.core.secret import Secret


@dataclass(frozen=True, slots=True)
class ActionDetails:
    """What an action wants besides the person; each action reads only what its `wants` names.

    `attributes` by Cognito's names. `silent` creates an account without an invitation. `devices` are the keys
    of the computers to forget. `removed` are the names of attributes to remove. `provider` is the outside
    provider to unlink, `session` the id of the session to end.
    """

    password: Secret | None = None
    group: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)
    silent: bool = False
    devices: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    provider: str = ""
    session: str = ""


NO_DETAILS = ActionDetails()


@dataclass(frozen=True, slots=True)
class ActionRequest:
    """Whom an action is for, in which pool, and with which details."""

    person: Person
    facts: PoolFacts
    details: ActionDetails = NO_DETAILS


class Verdict(enum.Enum):
    """What the directory shows of an action whose reply was lost.

    ListUsers is eventually consistent: NOT_DONE counts only some seconds after the call.
    """

    DONE = "done"
    NOT_DONE = "not-done"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, *, done: bool) -> Verdict:
        """Return one of the two verdicts that say something."""
        return cls.DONE if done else cls.NOT_DONE


Calls = Callable[[ActionRequest], tuple[AdminCall, ...]]
OutcomeCheck = Callable[[ActionRequest, Person | None], Verdict]
"""Compares the person of an order, as they were before, with what a filtered ListUsers shows now."""

Obstacle = Callable[[Person, PoolFacts], str | None]
"""Returns the code of why an action cannot be done for a person (a message), None if it can."""


def unverifiable(_request: ActionRequest, _now: Person | None) -> Verdict:
    """Leave open what no list shows."""
    return Verdict.UNKNOWN


def always_possible(_person: Person, _facts: PoolFacts) -> str | None:
    """Allow an action for everybody."""
    return None


@dataclass(frozen=True, slots=True)
class AdminAction:
    """One thing an admin can do for a person.

    `name` is public; its words stand in the catalogue as `admin.label.NAME` and `admin.consequence.NAME`.
    `calls` are made in order. `wants` names the members of `ActionDetails` it needs. `messages`: the person
    gets an e-mail or a text by it. `shuts_out`: nobody does it to themselves. `typed`: the name has to
    be typed before it is done.
    """

    name: str
    calls: Calls
    check: OutcomeCheck = unverifiable
    obstacle: Obstacle = always_possible
    wants: tuple[str, ...] = ()
    messages: bool = False
    shuts_out: bool = False
    typed: bool = False

    def target(self, details: ActionDetails) -> str | None:
        """Return what besides the person it is about: a group, attributes' names, a provider, a session."""
        told = (_TARGETS[want](details) for want in self.wants if want in _TARGETS)
        return next(told, None)


_TARGETS: Mapping[str, Callable[[ActionDetails], str]] = {
    "group": lambda details: details.group,
    "removed": lambda details: ", ".join(details.removed),
    "provider": lambda details: details.provider,
    "session": lambda details: details.session,
}


def changed_since(request: ActionRequest, now: Person | None) -> bool:
    """Say whether the account was modified after the order's look at it."""
    return now is not None and now.modified_at > request.person.modified_at
