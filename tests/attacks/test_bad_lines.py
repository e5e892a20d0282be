"""Hostile file: one bad line, file or note is left out with a sentence, and blocks nothing else."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.admin.bulk.job import Job, JobHeader, begin_job, known_jobs, reopen_job
from desktop.admin.bulk.job_rows import JobRow, RowState, RowStatus
from desktop.cli.views.script_file import ScriptError, read_script
from desktop.core.admin.help_note import HelpNoteError, parse_note
from desktop.core.admin.people import Person, UserStatus
from desktop.core.foreign_json import read_json, read_object
from desktop.core.storage.jobs import JobDamagedError, NoSuchJobError
from desktop.practice.rehearsal.description import read as read_rehearsal
from desktop.practice.rehearsal.toml_table import RehearsalError
from desktop.storage.file_jobs import FileJobs
from desktop.storage.folders import Folders
from desktop.system.platform import current

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.system.thread_worker import ThreadWorker
    from tests.cli.stile import Stile

AT = datetime(2026, 11, 29, 12, tzinfo=UTC)
BAD = {
    "brackets": b"[" * 65_536,
    "deep": b'{"row":' * 5000 + b"1" + b"}" * 5000,
    "surrogate": b'{"row":1,"state":"\\ud800"}',
    "nan": b'{"row":NaN,"state":"done"}',
    "no UTF-8": b"\xff\xfe\xfd",
    "empty": b"",
    "another shape": b'{"row":"one","state":"done"}',
    "nobody's row": b'{"row":4711,"state":"done"}',
    "huge number": b'{"row":' + b"9" * 5000 + b"}",
}
each_bad_line = pytest.mark.parametrize("bad", BAD.values(), ids=BAD)


def person(number: int) -> Person:
    sub = f"00000000-0000-4000-8000-{number:012}"
    return Person(f"person{number}", sub, UserStatus.FORCE_CHANGE_PASSWORD, True, AT, AT, {"sub": sub})  # noqa: FBT003


class Home:
    """A home with jobs."""

    def __init__(self, home: Path, worker: ThreadWorker) -> None:
        self.folder = home / "jobs"
        self._folders = Folders(home)
        self._worker = worker

    @property
    def jobs(self) -> FileJobs:
        return FileJobs(self._folders, current(), self._worker)

    async def begun(self, rows: int, at: datetime = AT) -> Job:
        header = JobHeader("resend", "work", "eu-west-1_a", "arn", at.isoformat())
        people = [JobRow(number, number, f"person{number}", person(number)) for number in range(1, rows + 1)]
        return await begin_job(self.jobs, header, people)

    def lines(self, name: str) -> list[bytes]:
        return (self.folder / f"{name}.jsonl").read_bytes().split(b"\n")[:-1]

    def write(self, name: str, lines: list[bytes]) -> None:
        (self.folder / f"{name}.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))

    def reopened(self, name: str) -> Job:
        async def main() -> Job:
            job = await reopen_job(self.jobs, name)
            await job.close()
            return job

        return asyncio.run(main())


@pytest.fixture
def home(tmp_path: Path, worker: ThreadWorker) -> Home:
    return Home(tmp_path / "home", worker)


def begun(home: Home, rows: int = 600, at: datetime = AT) -> str:
    """Make a job of which the first row is done and the second one sent."""

    async def main() -> str:
        job = await home.begun(rows, at)
        await job.intend(job.rows[:2], AT)
        await job.settle(job.rows[0], RowStatus(RowState.DONE, at=AT, attempts=1))
        await job.close()
        return job.name

    return asyncio.run(main())


@each_bad_line
def test_a_bad_line_of_a_job_blocks_nothing_and_nobody_is_done_twice(home: Home, bad: bytes) -> None:
    name = begun(home)
    home.write(name, [*home.lines(name), bad])
    job = home.reopened(name)
    assert job.lost_lines == 1
    states = [job.row_status(row).state for row in job.rows]
    assert states[:2] == [RowState.DONE, RowState.DOUBTFUL]
    assert set(states[2:258]) == {RowState.DOUBTFUL}, "the lost line may have said that they are sent"
    assert set(states[258:]) == {RowState.WAITING}, "so many at once were never under way"


def test_a_lost_intent_is_looked_into(home: Home) -> None:
    """Without its intent a row would wait again, and be done a second time."""
    name = begun(home)
    lines = home.lines(name)
    intent = next(place for place, line in enumerate(lines) if b'"intent"' in line)
    home.write(name, [*lines[:intent], b"\xff", *lines[intent + 1 :]])
    job = home.reopened(name)
    assert job.row_status(job.rows[0]).state is RowState.DONE
    assert job.row_status(job.rows[1]).state is RowState.DOUBTFUL


def test_a_sound_job_has_lost_nothing(home: Home) -> None:
    job = home.reopened(begun(home))
    assert job.lost_lines == 0
    assert job.counts[RowState.WAITING] == 598


@each_bad_line
@pytest.mark.parametrize("place", [0, 1])
def test_a_job_whose_beginning_is_lost_is_left_out_and_the_others_are_listed(
    home: Home, bad: bytes, place: int
) -> None:
    sound, broken = begun(home), begun(home, at=AT + timedelta(days=1))
    lines = home.lines(broken)
    home.write(broken, [*lines[:place], bad, *lines[place + 1 :]])
    (home.folder / "20260101-000000-aaaa.jsonl").mkdir()
    known = asyncio.run(known_jobs(home.jobs))
    left_out = ["20260101-000000-aaaa"] if place else [broken, "20260101-000000-aaaa"]
    assert list(known.left_out) == left_out
    assert sound in known.headers
    with pytest.raises(JobDamagedError):
        home.reopened(broken)
    with pytest.raises(NoSuchJobError):
        home.reopened("../profiles")
    assert begun(home, at=AT + timedelta(days=2)), "a new one can begin beside it"


def test_the_command_says_which_job_it_left_out(srp: Stile) -> None:
    folder = srp.home / "jobs"
    folder.mkdir()
    (folder / "20260101-000000-aaaa.jsonl").write_bytes(b"[" * 65_536 + b"\n")
    unknown = JobHeader("an-action-of-tomorrow", "srp", "p", "arn", AT.isoformat())
    (folder / "20260101-000000-bbbb.jsonl").write_text(json.dumps(vars_of(unknown)) + "\n")
    ended = srp.call("admin", "bulk", "--jobs")
    assert ended.returncode == 0
    assert ended.stderr.count("cannot be read: job 20260101-000000-") == 2
    ended = srp.call("admin", "bulk", "--resume", "20260101-000000-aaaa")
    assert ended.returncode == 1
    assert "not in its file any more" in ended.stderr


def vars_of(header: JobHeader) -> dict[str, str]:
    return {name: getattr(header, name) for name in JobHeader.__dataclass_fields__}


@each_bad_line
def test_a_broken_list_of_profiles_gets_a_sentence(srp: Stile, bad: bytes) -> None:
    (srp.home / "profiles.json").write_bytes(bad)
    ended = srp.call("profile", "list")
    assert "cannot be read" in ended.stderr or ended.stdout == ""
    assert "Traceback" not in ended.stderr


DEEP_TOML = ["answer = " + "[" * 60_000, "a = " + '{"b" = ' * 5000 + "1" + "}" * 5000]


@pytest.mark.parametrize("text", DEEP_TOML)
def test_brackets_without_an_end_are_no_script_no_note_and_no_rehearsal(tmp_path: Path, text: str) -> None:
    with pytest.raises(ScriptError):
        read_script(text)
    with pytest.raises(HelpNoteError):
        parse_note(f"[stile-help]\npool_id = {text[9:6000]}\n")
    (tmp_path / "rehearsal.toml").write_text(text)
    with pytest.raises(RehearsalError):
        read_rehearsal(tmp_path / "rehearsal.toml")


@pytest.mark.parametrize(
    "text", [*(bad for name, bad in BAD.items() if name not in {"another shape", "nobody's row"}), "\ud800"]
)
def test_json_of_others_is_a_value_or_a_valueerror(text: bytes | str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        read_json(text)
    assert not isinstance(caught.value, RecursionError)


@pytest.mark.parametrize("made", [lambda: "[]", lambda: "1", lambda: "null"])
def test_another_value_is_no_object(made: Callable[[], str]) -> None:
    with pytest.raises(ValueError, match="no object"):
        read_object(made())


NO_PROFILES = [
    5,
    None,
    "work",
    [["name", "work"]],
    {},
    {"name": 5, "pool_id": "x"},
    {"pool_id": "eu-west-1_x"},
]


@pytest.mark.parametrize("default", ["srp", None, 5, {"name": "srp"}])
def test_an_entry_without_a_name_costs_itself_alone_and_is_kept(srp: Stile, default: object) -> None:
    file = srp.home / "profiles.json"
    whole = json.loads(file.read_text())
    file.write_text(json.dumps({**whole, "default": default, "profiles": [*NO_PROFILES, *whole["profiles"]]}))
    listed = srp.call("profile", "list", "--json")
    assert [each["name"] for each in json.loads(listed.stdout)] == ["srp"]
    assert listed.returncode == 0
    for number in range(1, len(NO_PROFILES) + 1):
        assert f"Entry {number} of the list" in listed.stderr
    ids = ("--pool-id", "eu-west-1_Ab3dEf6hI", "--client-id", "1example23456789")
    assert srp.call("profile", "add", "more", *ids).returncode == 0
    assert srp.call("profile", "change", "srp", "--session-minutes", "9").returncode == 0
    assert srp.call("profile", "remove", "more", "--yes").returncode == 0
    kept = json.loads(file.read_text())["profiles"]
    assert kept[1:] == NO_PROFILES
    assert (kept[0]["name"], kept[0]["session_minutes"]) == ("srp", 9)


@pytest.mark.parametrize(
    "odd",
    [
        {"name": "\ud800"},
        {"name": "odd", "pool_id": "\udfff"},
        {"name": "odd", "pool_id": ["a"], "region": {"b": 1}},
        {"name": "odd", "client_id": 1e400},
        {"name": "x\u202ey\x1b[31m"},
    ],
)
def test_one_odd_profile_is_left_out_and_the_others_are_used(srp: Stile, odd: dict[str, object]) -> None:
    file = srp.home / "profiles.json"
    whole = json.loads(file.read_text())
    file.write_text(json.dumps({**whole, "profiles": [odd, *whole["profiles"]]}))
    ended = srp.run("profile", "list")
    assert ended.returncode == 0, ended.stderr
    assert "srp" in ended.stdout
    assert ended.stderr.strip(), "a sentence says what was left out"
    assert "Traceback" not in ended.stderr
    assert srp.call("profile", "use", "srp").returncode == 0
    assert json.loads(file.read_text())["profiles"][0] == odd
