"""How long a job takes on the engine, and what it costs, about.

Source: "AWS Step Functions pricing", standard workflows: 0.025 USD for 1,000 state transitions in most
regions, of which 4,000 a month are free (left out here). A row makes five: its start and four states.
"""

from __future__ import annotations

from dataclasses import dataclass

_TRANSITIONS_A_ROW = 5
_DOLLARS_A_TRANSITION = 0.025 / 1000
_START_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """Seconds, state transitions, and US dollars."""

    seconds: float
    transitions: int
    dollars: float


def estimate(rows: int, rate: float) -> Estimate:
    """Return what a job of so many rows takes at so many calls a second, without throttling."""
    transitions = rows * _TRANSITIONS_A_ROW + 2
    return Estimate(_START_SECONDS + rows / max(rate, 1.0), transitions, transitions * _DOLLARS_A_TRANSITION)
