"""Runs checks: all at once, each in a thread of its own and not for longer than its deadline."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from desktop.core.notices.finding import Check, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.core.worker import Worker

_log = logging.getLogger(__name__)


async def run_checks(checks: Iterable[Check], worker: Worker) -> tuple[Finding, ...]:
    """Return all findings in the order of the checks. One that hangs or fails spoils no other."""
    found = await asyncio.gather(*(_findings(check, worker) for check in checks))
    return tuple(finding for findings in found for finding in findings)


async def _findings(check: Check, worker: Worker) -> tuple[Finding, ...]:
    try:
        return await worker.run(lambda: tuple(check.look()), check.deadline)
    except TimeoutError:
        late = Finding.unknown("check.late", check=check.name, seconds=round(check.deadline))
        return (check.late or late,)
    except Exception as error:  # noqa: BLE001 - what a check did not foresee must not hide the others
        _log.warning("the check %s failed with %s", check.name, type(error).__name__)
        return (Finding.unknown("check.failed", check=check.name, reason=type(error).__name__),)
