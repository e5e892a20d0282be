"""A support bundle as lines for those who help: what is wrong first, then conversation by conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.core import words
from desktop.core.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.journal.support_bundle import SupportBundle

_STATES = ("problem", "warning", "unknown")
_WHOSE = ("profile", "name", "flow")
_PARTS = ("kind", "step", "outcome", "code", "reason", "request_id")


def lines_of(bundle: SupportBundle) -> Iterator[str]:
    """Return the lines, without anything that could steer a terminal: somebody else wrote the file."""
    return map(one_line, _lines(bundle))


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
    yield "  ".join((*(str(told.get(name, "")) for name in _WHOSE), str(end)))
    events = told.get("events", ())
    for event in events if isinstance(events, list) else ():
        if isinstance(event, dict):
            parts = (str(event[name]) for name in _PARTS if name in event)
            yield f"  {event.get('at', '')}  {'  '.join(parts)}"
