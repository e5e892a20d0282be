"""The sign-ins one by one, and one of them step by step."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.journal.pseudonym import PASSING
from desktop.ui.journal.journal_texts import outcome_name, seconds, step_name
from desktop.ui.journal.sign_in_strip import SignInStrip
from desktop.ui.journal.text_table import TextTable
from desktop.ui.widgets.local_time import short_moment
from desktop.ui.widgets.texts import journal_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.journal.event import Event
    from desktop.journal.journal_entry import JournalEntry
    from desktop.journal.reader import ConversationRow

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
_LIST_WIDTH = 500
_PSEUDONYM_DIGITS = 4
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


class SignInsView(QSplitter):
    """`wanted` carries the id of the sign-in whose steps are to be shown."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self._conversations: Sequence[ConversationRow] = ()
        columns = [journal_text(f"column-{name}") for name in ("when", "who", "profile", "how")]
        self.list = TextTable("sittings", journal_text("sittings"), columns)
        self.story = TextTable(
            "story",
            journal_text("story"),
            [journal_text(f"column-{name}") for name in ("time", "what", "took")],
            wide=1,
        )
        self.strip = SignInStrip()
        self.flow: str | None = None
        self.list.chosen.connect(self._choose)
        self.addWidget(self.list)
        self.addWidget(self._story_pane())
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 1)
        self.setSizes([_LIST_WIDTH, _LIST_WIDTH + 40])

    def _story_pane(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(12, 8, 12, 4)
        above.addWidget(self.strip)
        column.addLayout(above)
        column.addWidget(self.story, 1)
        return pane

    def show_conversations(self, conversations: Sequence[ConversationRow]) -> None:
        """Show other sign-ins; the one that was chosen stays it, else the latest one is."""
        self._conversations = conversations
        flows = [one.conversation_id for one in conversations]
        place = flows.index(self.flow) if self.flow in flows else 0
        self.flow = flows[place] if flows else None
        rows = [[_when(one.last), _who(one), one.profile, _how(one)] for one in conversations]
        self.list.show_rows(rows, place)

    def _choose(self, row: int) -> None:
        self.flow = self._conversations[row].conversation_id
        self.wanted.emit(self.flow)

    def show_story(self, entries: Sequence[JournalEntry]) -> None:
        """Show one sign-in's events."""
        self.strip.show_story(entries)
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
    return short_moment(moment)


def _who(one: ConversationRow) -> str:
    """Return the mask of a name with the beginning of its pseudonym, as many masks are alike."""
    return f"{one.name} {one.person.lstrip(PASSING)[:_PSEUDONYM_DIGITS]}".strip()


def _how(one: ConversationRow) -> str:
    if one.ended in _ENDS:
        return journal_text(f"ended-{one.ended}", step=step_name(one.step or ""))
    return journal_text("under-way", step=step_name(one.step or ""))


def _what(event: Event) -> str:
    """Return one event as a line a person can read."""
    kind = event.kind if event.kind in _KINDS else "other"
    parts = [
        journal_text(
            f"kind-{kind}", what=event.kind, step=step_name(event.step or ""), operation=event.operation or ""
        )
    ]
    if event.outcome:
        parts.append(outcome_name(event.outcome))
    if event.code:
        parts.append(event.code)
    if event.reason in _REASONS and event.kind in {"replay", "began"}:
        parts.append(journal_text(f"reason-{event.reason}"))
    return " · ".join(parts)
