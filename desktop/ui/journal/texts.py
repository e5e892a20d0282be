"""The journal window's texts."""

from __future__ import annotations

from desktop.core import words
from desktop.core.catalogue import steps


def said(key: str, **values: str | int) -> str:
    """Return a text of the journal window's table."""
    return words.say(f"journal-window.{key}", **values)


def step_name(step: str) -> str:
    """Return what a step is called; one that this Stile does not know keeps its name."""
    return words.step_title(step) if step in steps.TITLES else step


def seconds(value: float | None) -> str:
    """Return a length of time for a table, a dash for none."""
    if value is None:
        return "–"  # noqa: RUF001 - people read real dashes
    return f"{value:.2f} s" if value < 10 else f"{value:.0f} s"  # noqa: PLR2004 - two figures are enough to compare
