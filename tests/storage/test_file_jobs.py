"""Jobs on the disk: they survive their process, and one process at a time has one."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.core.storage.jobs import JobBusyError, NoSuchJobError
from desktop.storage.file_jobs import FileJobs

if TYPE_CHECKING:
    from desktop.core.storage.disk import Disk
    from desktop.storage.folders import Folders
    from desktop.system.thread_worker import ThreadWorker

AT = datetime(2026, 11, 23, 1, 39, tzinfo=UTC)
WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from desktop.storage.folders import Folders
from desktop.storage.file_jobs import FileJobs
from desktop.system.platform import current
from desktop.system.thread_worker import ThreadWorker

async def main():
    jobs = FileJobs(Folders(Path(sys.argv[1])), current(), ThreadWorker())
    name, log = await jobs.begin(datetime.now(UTC), {"action": "enable"})
    print(name, flush=True)
    for n in range(1_000_000):
        await log.append({"intent": n})
        print(n, flush=True)

asyncio.run(main())
"""


@pytest.fixture
def jobs(folders: Folders, disk: Disk, worker: ThreadWorker) -> FileJobs:
    return FileJobs(folders, disk, worker)


def test_a_job_is_found_again_with_everything_that_was_appended(jobs: FileJobs) -> None:
    async def main() -> None:
        name, log = await jobs.begin(AT, {"action": "enable"})
        await asyncio.gather(*(log.append({"n": n}) for n in range(20)))
        await log.close()
        again = await jobs.reopen(name)
        assert await again.read() == [{"action": "enable"}, *({"n": n} for n in range(20))]
        assert await jobs.listed() == ((name, {"action": "enable"}),)

    asyncio.run(main())


def test_one_process_at_a_time_has_a_job(jobs: FileJobs) -> None:
    async def main() -> None:
        name, log = await jobs.begin(AT, {})
        with pytest.raises(JobBusyError):
            await jobs.reopen(name)
        await log.close()
        await jobs.reopen(name)

    asyncio.run(main())


def test_a_name_that_is_none_of_a_job_is_refused(jobs: FileJobs) -> None:
    for name in ("20260101-000000-abcd", "../profiles", ""):
        with pytest.raises(NoSuchJobError):
            asyncio.run(jobs.reopen(name))


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_only_this_user_can_read_a_job(jobs: FileJobs, folders: Folders) -> None:
    name, _ = asyncio.run(jobs.begin(AT, {}))
    assert (folders.home / "jobs").stat().st_mode & 0o077 == 0
    assert (folders.home / "jobs" / f"{name}.jsonl").stat().st_mode & 0o077 == 0


def test_half_a_line_of_a_killed_writer_is_cut_off(jobs: FileJobs, folders: Folders) -> None:
    async def main() -> None:
        name, log = await jobs.begin(AT, {"action": "enable"})
        await log.append({"n": 1})
        with (folders.home / "jobs" / f"{name}.jsonl").open("ab") as file:
            file.write(b'{"n":2,"na' + b"x" * 100_000)
        assert await log.read() == [{"action": "enable"}, {"n": 1}]
        await log.append({"n": 3})
        assert await log.read() == [{"action": "enable"}, {"n": 1}, {"n": 3}]

    asyncio.run(main())


def test_a_job_is_not_kept_for_good(jobs: FileJobs, folders: Folders) -> None:
    async def main() -> None:
        old, _ = await jobs.begin(AT, {})
        path = folders.home / "jobs" / f"{old}.jsonl"
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - 91 * 86_400))
        new, _ = await jobs.begin(AT, {})
        assert [name for name, _ in await jobs.listed()] == [new]

    asyncio.run(main())


def test_a_damaged_job_is_told_apart_from_an_empty_one(jobs: FileJobs, folders: Folders) -> None:
    async def main() -> None:
        name, log = await jobs.begin(AT, {"action": "enable"})
        (folders.home / "jobs" / f"{name}.jsonl").write_text('{"action": "enable"}\n{"n"\n')
        assert await log.read() == [{"action": "enable"}, None]

    asyncio.run(main())


def test_what_was_said_to_be_written_survives_a_kill(jobs: FileJobs, folders: Folders) -> None:
    command = [sys.executable, "-c", WRITER, str(folders.home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        name = process.stdout.readline().strip()
        for _ in range(20):
            said = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split("\n")
        said = max([said, *map(int, filter(str.isdecimal, rest[:-1]))])

    async def main() -> None:
        log = await jobs.reopen(name)
        kept = [record["intent"] for record in (await log.read())[1:] if record is not None]
        assert kept[: said + 1] == list(range(said + 1))

    asyncio.run(main())
