"""Events as lines of the program's log, seen with STILE_LOG=info."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop.core.redact import masked

if TYPE_CHECKING:
    from desktop.core.journal.event import Event

_log = logging.getLogger("desktop.flow")


class LogRecorder:
    """A Recorder that writes `key=value` pairs; an event holds nothing that must not be read."""

    def record(self, event: Event) -> None:
        """Write one line."""
        if _log.isEnabledFor(logging.INFO):
            _log.info("%s", _line(event))


def _line(event: Event) -> str:
    values = event.to_plain() | {"username": masked(event.username) or None}
    known = {name: value for name, value in values.items() if value is not None}
    return " ".join(f"{name}={_text(value)}" for name, value in known.items())


def _text(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
