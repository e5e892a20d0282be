"""One request inside one pool: what an operation may see and touch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.identity.signature import RequestSignature
    from desktop.practice.state.stored_state import StoredState
    from desktop.practice.state.user_pool import UserPool

Params = Mapping[str, Any]
"""An input that was held against the service model: its members have the model's names and types."""

Output = dict[str, Any]
"""A result in the model's names; it is held against the model before it leaves."""


@dataclass(frozen=True, slots=True)
class OperationCall:
    """A request with the time it came in; the pool's lock is held while it is served.

    `signed_by` is who signed it, None for a public operation.
    """

    state: StoredState
    pool: UserPool
    now: datetime
    params: Params
    signed_by: RequestSignature | None = None
