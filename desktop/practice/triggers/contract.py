"""What a pool's triggers are: three handlers that take and return Lambda's events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

LambdaEvent = dict[str, Any]
"""An event in Lambda's own shape: `request` is read, `response` is filled in."""


@dataclass(frozen=True, slots=True)
class LambdaContext:
    """What Lambda tells a handler about its run; the names are Lambda's."""

    function_name: str
    aws_request_id: str
    function_version: str = "$LATEST"
    memory_limit_in_mb: str = "128"

    def get_remaining_time_in_millis(self) -> int:
        """Return what Cognito waits for a trigger."""
        return 5000


LambdaHandler = Callable[[LambdaEvent, LambdaContext], LambdaEvent]


@dataclass(frozen=True, slots=True)
class Triggers:
    """The handlers of one pool."""

    define: LambdaHandler
    create: LambdaHandler
    verify: LambdaHandler
