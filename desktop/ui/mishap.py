"""What went wrong, in words for the person; what was typed is never part of it."""

from __future__ import annotations

from desktop.core.errors import StileError
from desktop.core.problems import Notice, Problem


def problem_of(error: Exception) -> Problem:
    """Return the problem to show for an exception; one that nobody foresaw says no more than that."""
    if not isinstance(error, StileError):
        return Problem("unexpected", detail=type(error).__qualname__)
    told = getattr(error, "notice", None)
    if isinstance(told, Notice):
        return Problem(told.code, told.values)
    values = {"because": error.variant} if error.variant else {}
    return Problem(error.code, values, detail=error.detail, request_id=error.request_id)
