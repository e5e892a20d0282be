"""Refusals for now, and what has to happen first."""

from __future__ import annotations

from desktop.core.cognito.errors.families import DivertedError, HeldError


class TooManyRequestsError(HeldError):
    """All clients together send the pool too many requests."""


class LimitExceededError(HeldError):
    """This person, or the pool's e-mail account, has used up its tries for a while."""

    code = "limit-exceeded"


class LockedOutError(HeldError):
    """Too many wrong passwords; each try after the fifth doubles the wait."""

    code = "locked-out"


class CodeNotSentError(HeldError):
    """The pool could not send its message."""

    code = "code-not-sent"


class ResetRequiredError(DivertedError):
    """An admin asked for a new password by a reset code."""

    code = "reset-required"


class NotConfirmedError(DivertedError):
    """The account was never confirmed with its code."""

    code = "not-confirmed"
