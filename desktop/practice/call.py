"""One request inside one pool: what an operation may see and touch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.state.pool import Pool
    from desktop.practice.state.state import State

Params = Mapping[str, Any]
"""An input that was held against the service model: its members have the model's names and types."""

Output = dict[str, Any]
"""A result in the model's names; it is held against the model before it leaves."""


@dataclass(frozen=True, slots=True)
class Call:
    """A request with the time it came in; the pool's lock is held while it is served."""

    state: State
    pool: Pool
    now: datetime
    params: Params
