"""What an error of one row's call means for the row and for the whole job: one table."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from desktop.core.admin import errors as a
from desktop.core.cognito import errors as e
from desktop.core.notices.notice_error import NoticeError

if TYPE_CHECKING:
    from desktop.core.errors import StileError


class ErrorEffect(enum.Enum):
    """What follows from an error."""

    SLOWER = "slower"
    """The pool takes fewer calls now; the row waits for its turn again."""
    EVERYBODY = "everybody"
    """It would meet every row alike: the job stops, the row waits."""
    UNREACHED = "unreached"
    """Nothing left this computer: the job holds its breath, the row waits."""
    DOUBTFUL = "doubtful"
    """Nobody knows whether it was done: the directory is asked."""
    RATIONED = "rationed"
    """The pool's patience for messages or attempts is used up: the row failed, and so will many."""
    FAILED = "failed"
    """The pool refused this row."""


_BY_KIND: tuple[tuple[type[StileError], ErrorEffect], ...] = (
    (e.TooManyRequestsError, ErrorEffect.SLOWER),
    (a.AccessDeniedError, ErrorEffect.EVERYBODY),
    (a.ClockWrongError, ErrorEffect.EVERYBODY),
    (a.CredentialsRefusedError, ErrorEffect.EVERYBODY),
    (a.GroupUnknownError, ErrorEffect.EVERYBODY),
    (NoticeError, ErrorEffect.EVERYBODY),
    (e.PoolMisconfiguredError, ErrorEffect.EVERYBODY),
    (e.NotReachedError, ErrorEffect.UNREACHED),
    (e.UnknownOutcomeError, ErrorEffect.DOUBTFUL),
    (e.LimitExceededError, ErrorEffect.RATIONED),
    (e.CodeNotSentError, ErrorEffect.RATIONED),
)


def effect_of(error: StileError) -> ErrorEffect:
    """Return what follows from an error."""
    return next((meaning for kind, meaning in _BY_KIND if isinstance(error, kind)), ErrorEffect.FAILED)
