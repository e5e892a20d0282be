"""The journal as it is kept: through a kill, in bounds, and without anything that must not be read."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.journal.alarm_rules import DEFAULT_RULES
from desktop.core.journal.event import Event
from desktop.journal.journal import Journal
from desktop.journal.pruning import JournalLimits
from desktop.journal.pseudonym import Pseudonyms
from desktop.journal.reader import JournalQuery
from tests.journal.stage import PASSWORD, SignIns, journal_in

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]
_ENDLESS = """
import itertools, sys
from pathlib import Path
from desktop.core.journal.alarm_rules import DEFAULT_RULES
from desktop.core.journal.event import Event
from desktop.journal.journal import Journal
from desktop.journal.pseudonym import Pseudonyms
recorder = Journal(Path(sys.argv[1]), lambda: "1.0", lambda: None).recorder("work", Pseudonyms.passing())
for n in itertools.count():
    recorder.record(Event(f"flow-{n}", "asked", "sign-in"))
    if n % 50 == 0:
        recorder.writer.flush()
        print(n, flush=True)
"""


def test_events_come_back_as_they_were_recorded(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    event = Event(
        "f1", "answered", "email-code", "EMAIL_OTP", None, "refused", "wrong-code", None, 2, 0.5, 31.0, "req"
    )
    recorder = journal.recorder("work", Pseudonyms.of_installation(b"k" * 32))
    before = time.time()
    recorder.record(event)
    (entry,) = journal.reader().entries()
    assert entry.event == event
    assert (entry.profile, entry.version) == ("work", "1.0")
    assert before <= entry.at <= time.time()


def test_a_user_is_named_by_mask_and_pseudonym_only(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    names = Pseudonyms.of_installation(b"k" * 32)
    for spelling in ("anna@example.com", "Anna@Example.com"):
        journal.recorder("work", names).record(Event("f", "asked", "sign-in", username=spelling))
    journal.recorder("work", Pseudonyms.passing()).record(Event("g", "asked", username="anna@example.com"))
    first, second, passing = journal.reader().entries()
    assert first.name == "A***@E***", "as it was typed last"
    assert first.person == second.person
    assert passing.person.startswith("~")
    assert names.of("anna@example.com") != Pseudonyms.of_installation(b"l" * 32).of("anna@example.com")


def test_killed_while_it_writes_it_is_sound_and_has_everything_that_was_written(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    argv = [sys.executable, "-c", _ENDLESS, str(path)]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writing:
        assert writing.stdout is not None
        for line in writing.stdout:
            if int(line) >= 400:
                break
        writing.send_signal(signal.SIGKILL)
        writing.wait()
    journal = Journal(path, lambda: "1.0", lambda: None)
    assert len(journal.reader().entries(JournalQuery(limit=10_000))) >= 400
    (rates,) = journal.rates()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (events,) = connection.execute("SELECT count(*) FROM event").fetchone()
    assert rates.reached == events, "counts and events are of the same transactions"


def test_two_programs_write_at_the_same_time(tmp_path: Path) -> None:
    one, other = journal_in(tmp_path), journal_in(tmp_path)
    for n in range(100):
        for journal in (one, other):
            journal.recorder("work", Pseudonyms.passing()).record(
                Event(f"{id(journal)}-{n}", "asked", "sign-in")
            )
    assert one.writer.flush()
    assert other.writer.flush()
    assert [row.reached for row in one.rates()] == [200]


def test_it_stays_in_its_bounds_and_counts_what_it_dropped(tmp_path: Path) -> None:
    limits = JournalLimits(events=500, conversations=100, day_rows=50)
    journal = journal_in(tmp_path, limits)
    recorder = journal.recorder("work", Pseudonyms.passing())
    for n in range(6000):
        recorder.record(Event(f"flow-{n}", "asked", "sign-in"))
    assert [row.reached for row in journal.rates()] == [6000]
    journal.writer.close()
    with sqlite3.connect(tmp_path / "journal.db") as connection:
        (events,) = connection.execute("SELECT count(*) FROM event").fetchone()
        (conversations,) = connection.execute("SELECT count(*) FROM conversation").fetchone()
    assert events <= 500 + 2500
    assert conversations <= 100 + 2500


def test_old_events_go_and_old_days_go_later(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    recorder = journal.recorder("work", Pseudonyms.passing())
    for days in (500, 100, 0):
        object.__setattr__(recorder, "now", lambda days=days: time.time() - days * 86400)
        recorder.record(Event(f"flow-{days}", "asked", "sign-in"))
    journal.reader()
    journal.writer.close()
    recorder.record(Event("", "start"))
    assert [entry.event.conversation_id for entry in journal.reader().entries()] == ["flow-0", ""]
    assert [row.reached for row in journal.rates()] == [2]


def test_a_damaged_file_is_set_aside_and_a_newer_one_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(b"this is no database, whatever its name says" * 100)
    journal = journal_in(tmp_path)
    journal.recorder("work", Pseudonyms.passing()).record(Event("f", "asked", "sign-in"))
    assert len(journal.reader().entries()) == 1
    assert (tmp_path / "journal.db.corrupt").exists()
    journal.writer.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    journal.recorder("work", Pseudonyms.passing()).record(Event("f", "asked", "sign-in"))
    assert journal.reader().entries() == ()


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_events(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    journal = Journal(tmp_path / "missing" / "journal.db", lambda: "1.0", lambda: None)
    journal.recorder("work", Pseudonyms.passing()).record(Event("f", "asked"))
    assert journal.reader().entries() == ()
    assert journal.rates() == ()
    assert "cannot be written" in caplog.text


def test_only_this_user_may_read_it(tmp_path: Path) -> None:
    sign_ins = SignIns(journal_in(tmp_path))
    sign_ins.sign_in({})
    sign_ins.journal.reader()
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}


def test_no_secret_is_in_any_of_its_files(tmp_path: Path) -> None:
    sign_ins = SignIns(journal_in(tmp_path))
    script = sign_ins.sign_in(
        {"sign-in": ["wrong"], "new-password": ["lost"], "email-code": ["wrong", "lost"]}
    )
    sign_ins.journal.reader()
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    sessions = [part for text in script.vault.sections.values() for part in text.split('"') if len(part) > 30]
    secrets = (PASSWORD, "Wrong-000!", script.person.password, *sign_ins.pool.codes(script.person.username))
    assert sessions, "tokens were kept, so there is something to look for"
    for secret in (*secrets, *sessions, script.person.username):
        assert secret.encode() not in written


def test_recording_costs_the_event_loop_far_less_than_a_millisecond(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    recorder = journal.recorder("work", Pseudonyms.of_installation(b"k" * 32))
    took = []
    for n in range(2000):
        event = Event(f"flow-{n % 50}", "call", "sign-in", username="anna@example.com", seconds=0.2)
        begun = time.thread_time()
        recorder.record(event)
        took.append(time.thread_time() - begun)
    took.sort()
    assert took[len(took) // 2] < 0.0005
    assert took[int(len(took) * 0.99)] < 0.001


def test_a_recorder_loads_no_database_before_the_first_event() -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom desktop.journal.journal import Journal\n"
        "from desktop.journal.pseudonym import Pseudonyms\n"
        "Journal(Path('x'), lambda: '1', lambda: None).recorder('p', Pseudonyms.passing())\n"
        "print('sqlite3' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "False"


def test_what_is_forgotten_is_in_none_of_the_files(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    for profile in ("going", "staying"):
        SignIns(journal, profile=profile).sign_in({})
    journal.watch("going", DEFAULT_RULES)
    assert journal.alarms()
    journal.forget("going")
    assert {entry.profile for entry in journal.reader().entries()} == {"staying"}
    assert journal.reader().profiles() == ("staying",)
    journal.close()
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"staying" in written
    assert b"going" not in written


def test_strange_characters_cost_no_event(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    recorder = journal.recorder("work", Pseudonyms.of_installation(b"k" * 32))
    recorder.record(Event("f", "asked", "sign-in", "\ud800 and \0", username="\udcff@\ud83d"))
    recorder.record(Event("f", "call", code="x" * 5000, operation="Å\n"))
    first, second = journal.reader().entries()
    assert (first.event.challenge, first.name) == ("? and \0", "?***@?***")
    assert len(second.event.code or "") == 200


def test_a_recorder_never_fails_not_even_at_the_very_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread at interpreter shutdown")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    recorder = journal_in(tmp_path).recorder("work", Pseudonyms.passing())
    recorder.record(Event("f", "asked", "sign-in"))
    assert recorder.writer.flush()
