"""`stile support --read FILE`: a support file that somebody sent, as an admin wants to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.cli.output import StopError, say
from desktop.core import words
from desktop.core.catalogue.marks import DONE
from desktop.core.problems import Notice
from desktop.core.redact import printable
from desktop.journal.support import read_support_bundle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from desktop.journal.support import SupportBundle

_STATES = ("problem", "warning", "unknown")
_PARTS = ("kind", "step", "outcome", "code", "reason", "request_id")


def show(file: Path) -> int:
    """Print the file, what is wrong first. Raises SupportBundleError, and StopError for no file."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise StopError(Notice("support-not-read", {"file": str(file), "reason": reason})) from None
    for line in _lines(read_support_bundle(text)):
        say(printable(line))
    return DONE


def _lines(bundle: SupportBundle) -> Iterator[str]:
    yield words.say("support.made", at=bundle.made_at)
    yield "  ".join(f"{name} {version}" for name, version in bundle.versions.items())
    for state in _STATES:
        for check in bundle.checks:
            if check.get("state") == state:
                yield f"{words.say(f'checks.{state}')}  {check.get('found', '')}"
    for conversation in bundle.conversations:
        yield ""
        yield from _conversation(conversation)


def _conversation(told: Mapping[str, Any]) -> Iterator[str]:
    end = told.get("ended") or words.say("support.under-way")
    yield "  ".join(str(told.get(name, "")) for name in ("profile", "name", "flow")) + f"  {end}"
    events = told.get("events", ())
    for event in events if isinstance(events, list) else ():
        if isinstance(event, dict):
            parts = (str(event[name]) for name in _PARTS if name in event)
            yield f"  {event.get('at', '')}  {'  '.join(parts)}"
