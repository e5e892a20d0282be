"""Everything that a window shows of the journal, read at one moment."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.journal.course import WHOLE_SIGN_IN
from desktop.journal.journal_entry import day_of
from desktop.journal.pruning import DAY
from desktop.journal.rates import RateSelection
from desktop.journal.reader import JournalQuery

if TYPE_CHECKING:
    from desktop.journal.alarm_states import AlarmState
    from desktop.journal.journal import Journal
    from desktop.journal.rates import StepRates
    from desktop.journal.reader import ConversationRow

_MOST_PASSAGES = 500


@dataclass(frozen=True, slots=True)
class OverviewFilter:
    """What somebody wants to see: one profile or all, the last days, one step or all."""

    profile: str | None = None
    days: int = 30
    step: str | None = None


@dataclass(frozen=True, slots=True)
class JournalOverview:
    """`steps` are those of the outlook without its step; `days` are the step's, or of whole sign-ins.

    `first_day` and `last_day` are the ends of the time line, where `days` has only those on which something
    happened.
    """

    overview_filter: OverviewFilter
    steps: tuple[StepRates, ...]
    days: tuple[StepRates, ...]
    first_day: str
    last_day: str
    conversations: tuple[ConversationRow, ...]
    alarms: tuple[AlarmState, ...]
    profiles: tuple[str, ...]


def read_overview(journal: Journal, overview_filter: OverviewFilter) -> JournalOverview:
    """Look at the journal. Raises JournalError."""
    now = time.time()
    begin = now - (overview_filter.days - 1) * DAY
    chosen = RateSelection(overview_filter.profile, since=day_of(begin))
    reader = journal.reader()
    query = JournalQuery(
        overview_filter.profile, begin - begin % DAY, step=overview_filter.step, limit=_MOST_PASSAGES
    )
    alarms = journal.alarms()
    return JournalOverview(
        overview_filter,
        journal.rates(chosen),
        journal.rates(replace(chosen, step=overview_filter.step or WHOLE_SIGN_IN), by="day"),
        chosen.since or "",
        day_of(now),
        reader.conversations(query),
        tuple(state for state in alarms if overview_filter.profile in {None, state.profile}),
        reader.profiles(),
    )
