"""One sign-in as a strip: whose time it took, step by step, and where it was refused or lost."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize

from desktop.core.sign_in.outcome import Outcome
from desktop.ui.journal.chart import Brush, Chart
from desktop.ui.journal.journal_texts import outcome_name, seconds, step_name
from desktop.ui.widgets.texts import journal_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.journal.journal_entry import JournalEntry

_HEIGHT, _TOP, _BAR, _NARROWEST, _GAP = 92, 26, 18, 4.0, 2.0
_LOST = frozenset({Outcome.LOST.value, Outcome.UNKNOWN.value})
_LEGEND = (("info", "person-time"), ("accent", "service-time"), ("danger", "refused"), ("caution", "lost"))


@dataclass(frozen=True, slots=True)
class _Part:
    """A length of time at one step, in the tone of whose it was or what came of it."""

    step: str
    tone: str
    seconds: float


class SignInStrip(Chart):
    """Lengths are as the times were, but nothing is too short to be seen."""

    def __init__(self) -> None:
        super().__init__("strip", journal_text("strip"))
        self._parts: tuple[_Part, ...] = ()
        self.setFixedHeight(_HEIGHT)

    def show_story(self, entries: Sequence[JournalEntry]) -> None:
        """Show another sign-in."""
        self._parts = tuple(_parts(entries))
        self.setAccessibleDescription(" ".join(_spoken(entry) for entry in _answers(entries)))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the usual size."""
        return QSize(320, _HEIGHT)

    def paint(self, brush: Brush) -> None:
        """Paint the parts, the step's name above its first one, and the legend."""
        room = self.width() - _NARROWEST * len(self._parts) - _GAP * len(self._parts)
        unit = room / (sum(part.seconds for part in self._parts) or 1.0)
        left = 0.0
        for step, parts in groupby(self._parts, key=lambda part: part.step):
            begin = left
            for part in parts:
                wide = _NARROWEST + part.seconds * unit
                brush.bar(QRectF(left, _TOP, wide, _BAR), part.tone)
                left += wide + _GAP
            brush.text(QRectF(begin, 2, max(0.0, left - begin), 20), step_name(step), small=True)
        if self._parts:
            brush.legend(_LEGEND, _TOP + _BAR + 8)


def _answers(entries: Iterable[JournalEntry]) -> list[JournalEntry]:
    return [entry for entry in entries if entry.event.kind == "answered" and entry.event.reason is None]


def _parts(entries: Iterable[JournalEntry]) -> Iterable[_Part]:
    for entry in _answers(entries):
        event = entry.event
        yield _Part(event.step or "", "info", event.person_seconds or 0.0)
        yield _Part(event.step or "", _tone(event.outcome), event.seconds or 0.0)


def _tone(outcome: str | None) -> str:
    if outcome == Outcome.ADVANCED.value:
        return "accent"
    return "caution" if outcome in _LOST else "danger"


def _spoken(entry: JournalEntry) -> str:
    event = entry.event
    return journal_text(
        "answer-told",
        step=step_name(event.step or ""),
        person=seconds(event.person_seconds),
        service=seconds(event.seconds),
        outcome=outcome_name(event.outcome),
    )
