"""The sign-ins one by one, and one of them step by step."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QSplitter

from desktop.journal.pseudonym import PASSING
from desktop.ui.journal.listing import Listing
from desktop.ui.journal.texts import said, seconds, step_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.ports import Event
    from desktop.journal.entry import Entry
    from desktop.journal.reading import Passage

_REASONS = frozenset(
    {
        "expired",
        "lost",
        "unknown",
        "renewal",
        "new-code",
        "back",
        "resumed",
        "keyring",
        "passphrase",
        "memory",
    }
)
_TELLING = 4
"""Digits of a pseudonym that tell people apart well enough to look at."""
_ENDS = ("signed-in", "cancelled", "no-answer", "left")
_KINDS = frozenset(
    {
        "began",
        "asked",
        "answered",
        "call",
        "replay",
        "signed-in",
        "cancelled",
        "no-answer",
        "left",
        "back",
        "resend",
        "start_over",
        "cancel",
        "service-refused-fresh-session",
        "unexpected-order",
        "authenticator",
    }
)


class Sittings(QSplitter):
    """`wanted` carries the id of the sign-in whose steps are to be shown."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self._passages: Sequence[Passage] = ()
        columns = [said(f"column-{name}") for name in ("when", "who", "profile", "how")]
        self.list = Listing("sittings", said("sittings"), columns)
        self.story = Listing(
            "story", said("story"), [said(f"column-{name}") for name in ("time", "what", "took")], wide=1
        )
        self.list.chosen.connect(lambda row: self.wanted.emit(self._passages[row].flow))
        self.addWidget(self.list)
        self.addWidget(self.story)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show other sign-ins."""
        self._passages = passages
        self.list.show_rows([[_when(one.last), _who(one), one.profile, _how(one)] for one in passages])

    def show_story(self, entries: Sequence[Entry]) -> None:
        """Show one sign-in's events."""
        rows = []
        for entry in entries:
            event = entry.event
            took = event.person_seconds if event.kind == "answered" else event.seconds
            rows.append(
                [
                    entry.moment.astimezone().strftime("%H:%M:%S"),
                    _what(event),
                    seconds(took) if took is not None else "",
                ]
            )
        self.story.show_rows(rows)


def _when(at: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(datetime.fromtimestamp(at, UTC).timestamp()))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def _who(one: Passage) -> str:
    """Return the mask of a name with the beginning of its pseudonym, as many masks are alike."""
    return f"{one.name} {one.person.lstrip(PASSING)[:_TELLING]}".strip()


def _how(one: Passage) -> str:
    if one.ended in _ENDS:
        return said(f"ended-{one.ended}", step=step_name(one.step or ""))
    return said("under-way", step=step_name(one.step or ""))


def _what(event: Event) -> str:
    """Return one event as a line a person can read."""
    kind = event.kind if event.kind in _KINDS else "other"
    parts = [
        said(
            f"kind-{kind}", what=event.kind, step=step_name(event.step or ""), operation=event.operation or ""
        )
    ]
    if event.outcome:
        parts.append(said(f"outcome-{event.outcome}"))
    if event.code:
        parts.append(event.code)
    if event.reason in _REASONS and event.kind in {"replay", "began"}:
        parts.append(said(f"reason-{event.reason}"))
    return " · ".join(parts)
