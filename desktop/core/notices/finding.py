"""Checks and their findings: the one form of everything that examines something and reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Values: TypeAlias = Mapping[str, str | int]


class FindingState(StrEnum):
    """The result of a check. Only a problem makes a command fail; an unknown result does not."""

    OK = "ok"
    UNKNOWN = "unknown"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found. `code` is public: what was looked at, a dot, and what was seen.

    What it says, and what to do about it, stands in a `FINDINGS` table of the catalogue; `values` fill the
    places of these sentences.
    """

    code: str
    state: FindingState
    values: Values = field(default_factory=dict)

    @classmethod
    def ok(cls, code: str, **values: str | int) -> Finding:
        """Say that something is as it should be."""
        return cls(code, FindingState.OK, values)

    @classmethod
    def unknown(cls, code: str, **values: str | int) -> Finding:
        """Say that something could not be found out, and why."""
        return cls(code, FindingState.UNKNOWN, values)

    @classmethod
    def warning(cls, code: str, **values: str | int) -> Finding:
        """Say what weakens something, or will be in the way some day."""
        return cls(code, FindingState.WARNING, values)

    @classmethod
    def problem(cls, code: str, **values: str | int) -> Finding:
        """Say what keeps something from working."""
        return cls(code, FindingState.PROBLEM, values)


CheckLook: TypeAlias = "Callable[[], Iterable[Finding]]"
"""Looks at one thing; it may block, and is given up after its deadline. Most are generators."""


@dataclass(frozen=True, slots=True)
class Check:
    """One entry of a table of checks.

    `deadline` is in seconds. `late` is the finding for a check that was not done by then; without it the
    finding is `check.late`.
    """

    name: str
    look: CheckLook
    deadline: float = 10.0
    late: Finding | None = None


def has_problem(findings: Iterable[Finding]) -> bool:
    """Say whether anything that was found keeps something from working."""
    return any(finding.state is FindingState.PROBLEM for finding in findings)
