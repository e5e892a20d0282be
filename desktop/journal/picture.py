"""Everything that a window shows of the journal, read at one moment."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.journal.course import WHOLE
from desktop.journal.entry import day_of
from desktop.journal.pruning import DAY
from desktop.journal.rates import Selection
from desktop.journal.reading import Sought

if TYPE_CHECKING:
    from desktop.journal.alarms import AlarmState
    from desktop.journal.journal import Journal
    from desktop.journal.rates import StepRates
    from desktop.journal.reading import Passage

_MOST_PASSAGES = 500


@dataclass(frozen=True, slots=True)
class Outlook:
    """What somebody wants to see: one profile or all, the last days, one step or all."""

    profile: str | None = None
    days: int = 30
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """`steps` are those of the outlook without its step; `days` are the step's, or of whole sign-ins.

    `first_day` and `last_day` are the ends of the time line, where `days` has only those on which something
    happened.
    """

    outlook: Outlook
    steps: tuple[StepRates, ...]
    days: tuple[StepRates, ...]
    first_day: str
    last_day: str
    passages: tuple[Passage, ...]
    alarms: tuple[AlarmState, ...]
    profiles: tuple[str, ...]


def take(journal: Journal, outlook: Outlook) -> Picture:
    """Look at the journal. Raises JournalError."""
    now = time.time()
    begin = now - (outlook.days - 1) * DAY
    chosen = Selection(outlook.profile, since=day_of(begin))
    reader = journal.reader()
    sought = Sought(outlook.profile, begin - begin % DAY, step=outlook.step, limit=_MOST_PASSAGES)
    alarms = journal.alarms()
    return Picture(
        outlook,
        journal.rates(chosen),
        journal.rates(replace(chosen, step=outlook.step or WHOLE), by="day"),
        chosen.since or "",
        day_of(now),
        reader.conversations(sought),
        tuple(state for state in alarms if outlook.profile in {None, state.profile}),
        reader.profiles(),
    )
