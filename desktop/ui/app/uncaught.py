"""Exceptions that nobody caught: logged by where they came from, never by their messages.

Those may hold what was typed, and Python by itself would print them.
"""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

_log = logging.getLogger(__name__)


def log_from_everywhere() -> None:
    """Take over from Python wherever it would print an exception."""
    sys.excepthook = lambda _kind, error, _trace: _log_exception(error)
    sys.unraisablehook = lambda met: _log_exception(met.exc_value)
    threading.excepthook = lambda met: _log_exception(met.exc_value)


def log_from_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Take an exception of a task or a callback."""
    _log_exception(context.get("exception"))


def _log_exception(error: BaseException | None) -> None:
    """Log where an exception came from; the log leaves its message out."""
    _log.error("nobody caught %s", type(error).__qualname__, exc_info=error)
