"""What the journal costs while it is written, and how it answers with a million events of a year in it."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.journal.alarm_rules import DEFAULT_RULES
from desktop.core.journal.event import Event
from desktop.journal.journal import Journal
from desktop.journal.journal_entry import JournalEntry
from desktop.journal.pseudonym import Pseudonyms
from desktop.journal.store import JournalStore
from tests.bench.measure import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVENTS = 1_000_000
_A_SIGN_IN = (
    Event("", "began", "sign-in", reason="keyring"),
    Event("", "asked", "sign-in", attempt=1),
    Event("", "call", None, None, "InitiateAuth", "advanced", seconds=0.21, request_id="r" * 36),
    Event("", "call", None, "PASSWORD_VERIFIER", "RespondToAuthChallenge", "advanced", seconds=0.1),
    Event("", "answered", "sign-in", None, None, "advanced", seconds=0.31, person_seconds=14.0),
    Event("", "asked", "email-code", "EMAIL_OTP", attempt=1),
    Event("", "call", None, "EMAIL_OTP", "RespondToAuthChallenge", "unknown", "service-trouble", seconds=9.0),
    Event("", "answered", "email-code", "EMAIL_OTP", None, "unknown", seconds=9.1, person_seconds=31.0),
    Event("", "replay", "email-code", "EMAIL_OTP", reason="unknown"),
    Event("", "asked", "email-code", "EMAIL_OTP", code="maybe-right-code-renewed", attempt=2),
    Event("", "call", None, "EMAIL_OTP", "RespondToAuthChallenge", "advanced", seconds=0.2),
    Event("", "answered", "email-code", "EMAIL_OTP", None, "advanced", seconds=0.2, person_seconds=22.0),
    Event("", "signed-in", "email-code", "EMAIL_OTP"),
)
_YEAR = 365 * 86400.0


def rows(count: int) -> list[Row]:
    """Return what recording costs, what rates cost with all events counted, and how big it all is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        recording = list(_recorded(Journal(path, lambda: "1.0", lambda: None), count * 100))
        path.unlink()
        _fill(path)
        journal = Journal(path, lambda: "1.0", lambda: None)
        reading = [_timed(journal) for _ in range(count)]
        size = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
    return [
        Row("recording one event, on the event loop", recording, 1.0, "ms", 4, asserted=False, limit=0),
        Row("rates of 1,000,000 events", reading, 300.0, "ms", 1, asserted=False, limit=0),
        Row("the journal after 1,000,000 events", [size], 64.0, "MB", 1, asserted=False, limit=0),
    ]


def _recorded(journal: Journal, count: int) -> Iterator[float]:
    recorder = journal.recorder("work", Pseudonyms.passing(), DEFAULT_RULES)
    for number in range(count):
        event = replace(
            _A_SIGN_IN[number % len(_A_SIGN_IN)], conversation_id=f"{number // 13:016x}", username="anna"
        )
        begun = time.thread_time()
        recorder.record(event)
        yield (time.thread_time() - begun) * 1000
    journal.writer.close()


def _fill(path: Path) -> None:
    now = time.time()
    store = JournalStore(path, "1.0", lambda: {"work": DEFAULT_RULES})
    batch: list[JournalEntry] = []
    for number in range(_EVENTS):
        flow = number // len(_A_SIGN_IN)
        at = now - _YEAR * (1 - number / _EVENTS)
        event = replace(_A_SIGN_IN[number % len(_A_SIGN_IN)], conversation_id=f"{flow:016x}")
        profile, version = ("work", "home")[flow % 2], f"1.{flow % 3}"
        batch.append(JournalEntry(at, profile, version, event, f"{flow % 400:016x}", "a***"))
        if len(batch) == 500:
            store.write(batch, at)
            batch.clear()
    store.write(batch, now)
    store.close()


def _timed(journal: Journal) -> float:
    begun = time.perf_counter()
    found = journal.rates()
    assert sum(step.passed for step in found)
    return (time.perf_counter() - begun) * 1000
