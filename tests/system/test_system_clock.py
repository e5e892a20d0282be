from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from desktop.system.system_clock import SystemClock


def test_now_is_in_utc() -> None:
    assert abs(SystemClock().now() - datetime.now(UTC)) < timedelta(seconds=5)
    assert SystemClock().now().tzinfo is UTC


def test_monotonic_seconds_agree_with_sleep() -> None:
    clock = SystemClock()
    begun = clock.monotonic()
    asyncio.run(clock.sleep(0.05))
    assert 0.04 < clock.monotonic() - begun < 2
