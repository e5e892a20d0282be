"""What an error of one row's call means for the row and for the whole job: one table."""

from __future__ import annotations

import enum

from desktop.core import admin_errors as a
from desktop.core import errors as e


class Meaning(enum.Enum):
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


_BY_KIND: tuple[tuple[type[e.StileError], Meaning], ...] = (
    (e.TooManyRequestsError, Meaning.SLOWER),
    (a.AccessDeniedError, Meaning.EVERYBODY),
    (a.ClockWrongError, Meaning.EVERYBODY),
    (a.CredentialsRefusedError, Meaning.EVERYBODY),
    (a.GroupUnknownError, Meaning.EVERYBODY),
    (a.NoticedError, Meaning.EVERYBODY),
    (e.PoolMisconfiguredError, Meaning.EVERYBODY),
    (e.NotReachedError, Meaning.UNREACHED),
    (e.UnknownOutcomeError, Meaning.DOUBTFUL),
    (e.LimitExceededError, Meaning.RATIONED),
    (e.CodeNotSentError, Meaning.RATIONED),
)


def meaning_of(error: e.StileError) -> Meaning:
    """Return what follows from an error."""
    return next((meaning for kind, meaning in _BY_KIND if isinstance(error, kind)), Meaning.FAILED)
