"""AWS's own engine for many calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.storage.vault import Record


@dataclass(frozen=True, slots=True)
class EngineRun:
    """How a run on the engine stands. `counts` are its rows by status, as far as it tells."""

    status: Literal["running", "succeeded", "failed"]
    counts: Mapping[str, int]
    reason: str = ""


class Engine(Protocol):
    """AWS's own engine for many calls, and the bucket beside it. Raises as `Directory` does."""

    async def put(self, bucket: str, key: str, data: bytes) -> None:
        """Write an object."""
        ...

    async def get(self, bucket: str, key: str) -> bytes:
        """Return an object."""
        ...

    async def start(self, machine: str, name: str, given: Record) -> str:
        """Start a machine and return its run's ARN; started twice under one name, it runs once."""
        ...

    async def look(self, run: str) -> tuple[EngineRun, Record]:
        """Return how a run stands, and what it returned if it has ended well."""
        ...
