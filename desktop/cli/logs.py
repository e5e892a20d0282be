"""What is logged, and what never is.

STILE_LOG=debug|info|warning logs to standard error. Libraries that log secrets at DEBUG stay at WARNING
whatever it says, and an exception is logged as its type and places in the code: messages of exceptions
may quote what was sent.
"""

from __future__ import annotations

import copy
import logging
import os
import traceback
from typing import TYPE_CHECKING

from desktop.core.plain_text import visible
from desktop.wiring import library_logging

if TYPE_CHECKING:
    from types import TracebackType

_log = logging.getLogger(__name__)
_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING}
_NEXT_LINE = "\n    "
"""Before the further lines of a record: what is logged cannot look like another record."""


def configure() -> None:
    """Set logging up for this process, as the environment asks."""
    library_logging.quiet_libraries()
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # it quotes exceptions in its own sentences
    level = _LEVELS.get(os.environ.get("STILE_LOG", "").lower())
    if level is None:
        logging.getLogger().addHandler(logging.NullHandler())
        return
    _log_from(level)


def be_verbose(times: int) -> None:
    """Log what is done as -v asks, -vv in more detail; never less than the environment asks."""
    if not times:
        return
    level = logging.INFO if times == 1 else logging.DEBUG
    root = logging.getLogger()
    if not any(isinstance(handler.formatter, _Formatter) for handler in root.handlers):
        _log_from(level)
    root.setLevel(min(level, root.level))


def _log_from(level: int) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(level)


def report(error: BaseException) -> None:
    """Log an unexpected exception."""
    _log.debug("unexpected\n%s", _outline(error))


def _outline(error: BaseException) -> str:
    """Return an exception without its message: its type, where it went, and what it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    origin = error.__cause__ or error.__context__
    before = [_outline(origin)] if origin is not None else []
    return "\n".join([*before, type(error).__qualname__, *places])


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        own = copy.copy(record)
        own.exc_text = None  # another handler may have left the whole traceback there
        return visible(super().format(own)).replace("\n", _NEXT_LINE)

    def formatException(  # noqa: N802 - the name that logging calls
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return _outline(ei[1]) if ei[1] is not None else ""
