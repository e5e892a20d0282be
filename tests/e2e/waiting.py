"""Waiting for what the pool sends."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.served import ServedPool


def newest_code(pool: ServedPool, username: str) -> str:
    """Return the newest code that was sent to somebody, waiting for the first."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        codes = [mail["code"] for mail in pool.control.inbox(username) if mail["code"]]
        if codes:
            return str(codes[-1])
        time.sleep(0.05)
    raise AssertionError("no code came")
