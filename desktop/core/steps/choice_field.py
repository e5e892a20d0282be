"""A field whose values are given."""

from __future__ import annotations

from desktop.core.steps.base import Choice, Field


def choice_field(values: tuple[str, ...]) -> Field:
    """Return the field of a step that is a choice."""
    return Field("choice", "choice", choices=tuple(Choice(value) for value in values))
