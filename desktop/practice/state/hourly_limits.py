"""Limits by the hour, for each user and each thing that can be asked for too often."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError

if TYPE_CHECKING:
    from datetime import datetime

_HOUR = timedelta(hours=1)


@dataclass(slots=True)
class HourlyLimits:
    """When each thing was done within the last hour."""

    _done: dict[str, list[datetime]] = field(default_factory=dict)

    def count(self, what: str, limit: int, now: datetime) -> None:
        """Count one more, or raise the service's error when there were enough."""
        recent = [moment for moment in self._done.get(what, []) if now - moment < _HOUR]
        if len(recent) >= limit:
            raise ServiceError(
                "LimitExceededException", "Attempt limit exceeded, please try after some time."
            )
        self._done[what] = [*recent, now]
