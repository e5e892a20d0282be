"""The families of errors: what each says of the call, and so of what may come next."""

from __future__ import annotations

from typing import ClassVar

from desktop.core.errors import StileError


class PoolError(StileError):
    """The pool answered, and the answer is definite."""


class RefusedError(PoolError):
    """The conversation is over; a new one may begin."""

    code = "refused"


class CorrectableError(PoolError):
    """The answer was refused and can be given again. `field` is the field at which the problem is shown."""

    code = "not-accepted"
    field: ClassVar[str | None] = None


class HeldError(PoolError):
    """The pool will not do it now; the same answer may be sent later, by the person."""

    code = "too-many-requests"


class DivertedError(PoolError):
    """Something else has to happen before this person can sign in."""


class SessionLostError(PoolError):
    """The session cannot be answered any more; the conversation can be replayed."""

    code = "session-lost"


class NotReachedError(StileError):
    """There was no connection (name look-up, refusal, TLS, time-out): nothing happened at the pool."""

    code = "no-network"


class UnknownOutcomeError(StileError):
    """The call may have done its work; it is never sent again."""

    code = "service-trouble"
