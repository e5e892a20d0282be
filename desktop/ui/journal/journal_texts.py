"""How the journal's window writes the names of steps and lengths of time."""

from __future__ import annotations

from desktop.core import words
from desktop.core.catalogue import steps
from desktop.core.sign_in.outcome import Outcome
from desktop.ui.widgets.texts import journal_text

_OUTCOMES = frozenset({*(each.value for each in Outcome), "raised", "cleared"})
_SHORT, _LONG = 0.95, 10.0
"""Seconds below and above which another form is read more easily."""


def step_name(step: str) -> str:
    """Return what a step is called; one that this Stile does not know keeps its name."""
    return words.step_title(step) if step in steps.STEPS else step


def outcome_name(outcome: str | None) -> str:
    """Return what an outcome is called; one that this Stile does not know keeps its name."""
    return journal_text(f"outcome-{outcome}") if outcome in _OUTCOMES else outcome or ""


def seconds(value: float | None) -> str:
    """Return a length of time for a table, a dash for none."""
    if value is None:
        return "–"  # noqa: RUF001 - people read real dashes
    if value < _SHORT:
        return f"{value * 1000:.0f} ms"
    return f"{value:.1f} s" if value < _LONG else f"{value:.0f} s"
