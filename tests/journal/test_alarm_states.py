"""Alarms rise and fall by what really happens in conversations."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop.core.journal.alarm_rules import DEFAULT_RULES, AlarmRule
from desktop.journal import alarm_words
from desktop.journal.store import JournalStore
from tests.journal.stage import Sittings, journal_in

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.journal.batch import JournalBatch
    from desktop.journal.journal_entry import JournalEntry

LATER = 3 * 3600.0


class Ears:
    """Somebody who listens to the journal."""

    def __init__(self) -> None:
        self.heard: list[JournalEntry] = []

    def hear(self, batch: JournalBatch) -> None:
        self.heard.extend(batch.entries)

    def close(self) -> None:
        """Go on listening."""


def _raised(sittings: Sittings) -> set[str]:
    return {state.rule.name for state in sittings.journal.alarms() if state.raised}


def _watching(folder: Path, *rules: AlarmRule) -> Sittings:
    sittings = Sittings(journal_in(folder))
    sittings.journal.watch("work", rules or DEFAULT_RULES)
    return sittings


def test_lost_sessions_raise_an_alarm_which_falls_with_time(tmp_path: Path) -> None:
    sittings = _watching(tmp_path, AlarmRule("lost-sessions", 3))
    sittings.recorder = replace(sittings.recorder, now=lambda: time.time() - LATER)
    for _ in range(3):
        sittings.sit({"new-password": ["lost"]})
    assert _raised(sittings) == set(), "they were lost three hours ago"
    sittings.recorder = replace(sittings.recorder, now=time.time)
    ears = Ears()
    sittings.journal.listen(ears)
    for _ in range(3):
        sittings.sit({"new-password": ["lost"]})
    assert _raised(sittings) == {"lost-sessions"}
    alarms = [entry for entry in ears.heard if entry.event.kind == "alarm"]
    assert [(entry.event.code, entry.event.outcome, entry.event.reason) for entry in alarms] == [
        ("lost-sessions", "raised", "3")
    ]
    assert [entry for entry in sittings.journal.reader().entries() if entry.event.kind == "alarm"] == alarms
    (state,) = sittings.journal.alarms()
    assert alarm_words.sentence(state.rule.name, state.profile, state.value).startswith("work: answers lost")


def test_it_falls_only_when_half_of_them_are_past(tmp_path: Path) -> None:
    sittings = _watching(tmp_path, AlarmRule("codes-missing", 4))
    now = time.time()
    for minutes in (50, 40, 30, 20):
        sittings.recorder = replace(sittings.recorder, now=partial(float, now - minutes * 60))
        sittings.sit({"email-code": ["resend", "ok"]})
    assert _raised(sittings) == {"codes-missing"}
    store = JournalStore(tmp_path / "journal.db", "1.0", lambda: {"work": [AlarmRule("codes-missing", 4)]})
    told = [store.write((), now + minutes * 60).entries for minutes in (11, 15, 25, 35)]
    assert [[entry.event.outcome for entry in some] for some in told] == [[], [], ["cleared"], []]
    store.close()


def test_a_low_rate_raises_an_alarm_and_better_times_clear_it(tmp_path: Path) -> None:
    sittings = _watching(tmp_path, AlarmRule("low-rate", 60, attempts=10))
    for moves in [{"sign-in": ["wrong", "cancel"]}] * 5 + [{}] * 4:
        sittings.sit(moves)
    assert _raised(sittings) == set(), "nine attempts say nothing yet"
    sittings.sit({"sign-in": ["cancel"]})
    assert _raised(sittings) == set(), "who only looked has not tried"
    sittings.sit({})
    assert _raised(sittings) == {"low-rate"}
    sittings.sit({})
    assert _raised(sittings) == {"low-rate"}, "60 % is not enough to clear it"
    sittings.sit({})
    assert _raised(sittings) == set()


def test_lock_outs_and_refused_fresh_sessions_are_told_of(tmp_path: Path) -> None:
    sittings = _watching(tmp_path)
    sittings.sit({"sign-in": ["wrong"] * 16 + ["cancel"]})
    assert "lock-outs" in _raised(sittings)
    sittings.sit({}, flow="custom-srp", situation="temporary-password+email-code+once-quirk")
    assert "fresh-session-refused" in _raised(sittings)


def test_a_computer_without_keyring_is_told_of_until_it_has_one(tmp_path: Path) -> None:
    sittings = _watching(tmp_path)
    sittings.sit({})
    assert _raised(sittings) == {"keyring-missing"}, "the vault of these sittings is memory"
    sittings.store = "keyring"
    sittings.sit({})
    assert _raised(sittings) == set()


def test_a_switched_off_alarm_is_forgotten(tmp_path: Path) -> None:
    sittings = _watching(tmp_path)
    sittings.sit({})
    assert _raised(sittings) == {"keyring-missing"}
    sittings.journal.watch("work", ())
    assert sittings.journal.alarms() == ()
    sittings.journal.watch("work", DEFAULT_RULES)
    assert _raised(sittings) == {"keyring-missing"}
