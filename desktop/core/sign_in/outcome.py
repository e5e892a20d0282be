"""Seven outcomes of a call, decided here from the typed error and nowhere else."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from desktop.core.cognito import errors as e

if TYPE_CHECKING:
    from desktop.core.cognito.calls import Call
    from desktop.core.errors import StileError


class Outcome(enum.Enum):
    """What a reply means for the ticket and for the person."""

    ADVANCED = "advanced"
    CORRECTED = "corrected"
    HELD = "held"
    OVER = "over"
    DIVERTED = "diverted"
    LOST = "lost"
    UNKNOWN = "unknown"

    @property
    def hands_back(self) -> bool:
        """Say whether the ticket may be used for another try."""
        return self in {Outcome.CORRECTED, Outcome.HELD}

    @property
    def is_definite(self) -> bool:
        """Say whether the pool itself said no, for now or for good."""
        return self not in {Outcome.ADVANCED, Outcome.HELD, Outcome.UNKNOWN}


_BY_KIND: tuple[tuple[type[StileError], Outcome], ...] = (
    (e.CorrectableError, Outcome.CORRECTED),
    (e.HeldError, Outcome.HELD),
    (e.NotReachedError, Outcome.HELD),
    (e.DivertedError, Outcome.DIVERTED),
    (e.SessionLostError, Outcome.LOST),
    (e.UnknownOutcomeError, Outcome.UNKNOWN),
    (e.PoolError, Outcome.OVER),
)

_OF_WHAT_COMES_NEXT = (e.HeldError, e.PoolMisconfiguredError, e.ChallengeFailedError, e.NotAuthorizedError)


def decide(error: StileError, call: Call) -> Outcome:
    """Return the outcome of the call that raised an error."""
    if call.commits and _may_come_late(error, call):
        return Outcome.UNKNOWN
    if call.judged_first and isinstance(error, e.TriggerRefusedError):
        return Outcome.CORRECTED
    if call.proves_device and refuses_device(error, call):
        return Outcome.LOST
    return next(outcome for kind, outcome in _BY_KIND if isinstance(error, kind))


def _may_come_late(error: StileError, call: Call) -> bool:
    """Say whether an error can be about what came after the work.

    The answer to a challenge does its work, then the next question is prepared: that can meet a limit, a role
    that may not send, a factor that is not there, or what nobody has seen yet. Of a call that answers no
    challenge these refuse the call itself.
    """
    prepares_question = call.challenge is not None
    return isinstance(error, e.TriggerRefusedError) or (
        prepares_question and isinstance(error, _OF_WHAT_COMES_NEXT)
    )


def refuses_device(error: StileError, call: Call) -> bool:
    """Say whether the pool has forgotten this computer, or does not take its proof.

    No answer of the person was wrong then: the conversation goes on without the device.
    """
    if isinstance(error, e.DeviceForgottenError):
        return True
    return call.proves_device and isinstance(error, (e.WrongPasswordError, e.CorrectableError))
