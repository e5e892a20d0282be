"""Times as people give them on a command line."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from desktop.cli.output import StopError
from desktop.core.notices.notice import Notice

_AGO = re.compile(r"(\d{1,6})([mhd])")
_SECONDS = {"m": 60.0, "h": 3600.0, "d": 86400.0}


def moment_of(text: str, now: float) -> float:
    """Return what `90m`, `24h`, `7d` or a date means, in seconds since 1970; a day begins in UTC.

    Raises StopError with a sentence.
    """
    ago = _AGO.fullmatch(text)
    if ago:
        return now - int(ago[1]) * _SECONDS[ago[2]]
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise StopError(Notice("bad-time", {"text": text})) from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
