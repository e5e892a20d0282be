"""What went wrong, in words for the person; what was typed is never part of it."""

from __future__ import annotations

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice, Problem
from desktop.core.sign_in.refusal_values import values_of


def problem_of(error: Exception) -> Problem:
    """Return the problem to show for an exception; an unexpected one shows only its type."""
    if not isinstance(error, StileError):
        return Problem("unexpected", detail=type(error).__qualname__)
    notice = getattr(error, "notice", None)
    if isinstance(notice, Notice):
        return Problem(notice.code, notice.values)
    return Problem(error.code, values_of(error), detail=error.detail, request_id=error.request_id)


def problems_of(error: Exception) -> tuple[Problem, ...]:
    """Return all that an exception says is wrong, where it names several, each at its field."""
    named: tuple[Problem, ...] = getattr(error, "problems", ())
    return named or (problem_of(error),)
