"""Alarms rise and fall by what really happens in conversations."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop.core.journal.alarm_rules import DEFAULT_RULES, AlarmRule
from desktop.journal import alarm_words
from desktop.journal.store import JournalStore
from tests.journal.stage import SignIns, journal_in

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.journal.batch import JournalBatch
    from desktop.journal.journal_entry import JournalEntry

LATER = 3 * 3600.0


class AlarmListener:
    """Somebody who listens to the journal."""

    def __init__(self) -> None:
        self.heard: list[JournalEntry] = []

    def hear(self, batch: JournalBatch) -> None:
        self.heard.extend(batch.entries)

    def close(self) -> None:
        """Go on listening."""


def _raised(sign_ins: SignIns) -> set[str]:
    return {state.rule.name for state in sign_ins.journal.alarms() if state.raised}


def _watching(folder: Path, *rules: AlarmRule) -> SignIns:
    sign_ins = SignIns(journal_in(folder))
    sign_ins.journal.watch("work", rules or DEFAULT_RULES)
    return sign_ins


def test_lost_sessions_raise_an_alarm_which_falls_with_time(tmp_path: Path) -> None:
    sign_ins = _watching(tmp_path, AlarmRule("lost-sessions", 3))
    sign_ins.recorder = replace(sign_ins.recorder, now=lambda: time.time() - LATER)
    for _ in range(3):
        sign_ins.sign_in({"new-password": ["lost"]})
    assert _raised(sign_ins) == set(), "they were lost three hours ago"
    sign_ins.recorder = replace(sign_ins.recorder, now=time.time)
    listener = AlarmListener()
    sign_ins.journal.listen(listener)
    for _ in range(3):
        sign_ins.sign_in({"new-password": ["lost"]})
    assert _raised(sign_ins) == {"lost-sessions"}
    alarms = [entry for entry in listener.heard if entry.event.kind == "alarm"]
    assert [(entry.event.code, entry.event.outcome, entry.event.reason) for entry in alarms] == [
        ("lost-sessions", "raised", "3")
    ]
    assert [entry for entry in sign_ins.journal.reader().entries() if entry.event.kind == "alarm"] == alarms
    (state,) = sign_ins.journal.alarms()
    assert alarm_words.sentence(state.rule.name, state.profile, state.value).startswith("work: answers lost")


def test_it_falls_only_when_half_of_them_are_past(tmp_path: Path) -> None:
    sign_ins = _watching(tmp_path, AlarmRule("codes-missing", 4))
    now = time.time()
    for minutes in (50, 40, 30, 20):
        sign_ins.recorder = replace(sign_ins.recorder, now=partial(float, now - minutes * 60))
        sign_ins.sign_in({"email-code": ["resend", "ok"]})
    assert _raised(sign_ins) == {"codes-missing"}
    store = JournalStore(tmp_path / "journal.db", "1.0", lambda: {"work": [AlarmRule("codes-missing", 4)]})
    told = [store.write((), now + minutes * 60).entries for minutes in (11, 15, 25, 35)]
    assert [[entry.event.outcome for entry in some] for some in told] == [[], [], ["cleared"], []]
    store.close()


def test_a_low_rate_raises_an_alarm_and_better_times_clear_it(tmp_path: Path) -> None:
    sign_ins = _watching(tmp_path, AlarmRule("low-rate", 60, attempts=10))
    for moves in [{"sign-in": ["wrong", "cancel"]}] * 5 + [{}] * 4:
        sign_ins.sign_in(moves)
    assert _raised(sign_ins) == set(), "nine attempts say nothing yet"
    sign_ins.sign_in({"sign-in": ["cancel"]})
    assert _raised(sign_ins) == set(), "who only looked has not tried"
    sign_ins.sign_in({})
    assert _raised(sign_ins) == {"low-rate"}
    sign_ins.sign_in({})
    assert _raised(sign_ins) == {"low-rate"}, "60 % is not enough to clear it"
    sign_ins.sign_in({})
    assert _raised(sign_ins) == set()


def test_lock_outs_and_refused_fresh_sessions_are_told_of(tmp_path: Path) -> None:
    sign_ins = _watching(tmp_path)
    sign_ins.sign_in({"sign-in": ["wrong"] * 16 + ["cancel"]})
    assert "lock-outs" in _raised(sign_ins)
    sign_ins.sign_in({}, flow="custom-srp", situation="temporary-password+email-code+once-quirk")
    assert "fresh-session-refused" in _raised(sign_ins)


def test_a_computer_without_keyring_is_told_of_until_it_has_one(tmp_path: Path) -> None:
    sign_ins = _watching(tmp_path)
    sign_ins.sign_in({})
    assert _raised(sign_ins) == {"keyring-missing"}, "the vault of these sign-ins is memory"
    sign_ins.store = "keyring"
    sign_ins.sign_in({})
    assert _raised(sign_ins) == set()


def test_a_switched_off_alarm_is_forgotten(tmp_path: Path) -> None:
    sign_ins = _watching(tmp_path)
    sign_ins.sign_in({})
    assert _raised(sign_ins) == {"keyring-missing"}
    sign_ins.journal.watch("work", ())
    assert sign_ins.journal.alarms() == ()
    sign_ins.journal.watch("work", DEFAULT_RULES)
    assert _raised(sign_ins) == {"keyring-missing"}
