"""The audit's log on the disk: sealed, shared by processes, and honest about what was done to it."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.core.admin.audit_entry import AuditEntry
from desktop.storage.audit_log import AuditLog
from desktop.storage.keys import Key
from desktop.storage.lease import FileLease
from desktop.storage.line_file import LineFile
from desktop.storage.sealed_file import SealedFile
from desktop.storage.vault import MemoryVault, SealedVault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.core.storage.disk import Disk
    from desktop.core.storage.vault import Vault
    from desktop.storage.folders import Folders
    from desktop.system.thread_worker import ThreadWorker

AT = datetime(2026, 11, 23, 1, 39, tzinfo=UTC)
KEY = Key(b"k" * 32, "a test")
WRITER = """
import asyncio, sys
from pathlib import Path
from desktop.storage.folders import Folders
from desktop.system.platform import current
from desktop.system.thread_worker import ThreadWorker
from tests.storage.test_audit_log import audit_of, entry

async def main():
    audit = audit_of(Folders(Path(sys.argv[1])), current(), ThreadWorker())
    for n in range(int(sys.argv[3])):
        await audit.write(entry(f"{sys.argv[2]}-{n}"))
        print(n, flush=True)

asyncio.run(main())
"""


def entry(whom: str, action: str = "disable", at: datetime = AT) -> AuditEntry:
    return AuditEntry("arn:aws:iam::1:user/ann", action, "eu-west-1_a", whom, at, "done", request_id="r")


def audit_of(
    folders: Folders, disk: Disk, worker: ThreadWorker, *, key: Key = KEY, in_memory: bool = False
) -> AuditLog:
    async def vault() -> Vault:
        file = SealedFile(folders.vault("work", "keyring"), folders.lock("vault-work"), disk, "work")
        return MemoryVault() if in_memory else SealedVault(file, key, "keyring", worker)

    lease = FileLease(folders.lease("audit", "work"), worker)
    return AuditLog(LineFile(_path(folders), disk), "work", vault, lease, worker)


def _path(folders: Folders) -> Path:
    return folders.home / "audit" / "work.jsonl"


@pytest.fixture
def audit(folders: Folders, disk: Disk, worker: ThreadWorker) -> AuditLog:
    return audit_of(folders, disk, worker)


def test_what_was_written_is_there_and_sound(audit: AuditLog) -> None:
    async def main() -> None:
        await audit.write(entry("a"), entry("b"))
        await asyncio.gather(*(audit.write(entry(str(n))) for n in range(50)))
        assert [each.whom for each in await audit.entries()] == ["a", "b", *map(str, range(50))]
        finding = await audit.verify()
        assert finding is not None
        assert (finding.broken, finding.records) == (None, 52)

    asyncio.run(main())


def test_nothing_written_is_nothing_to_verify(audit: AuditLog) -> None:
    assert asyncio.run(audit.verify()) is None
    assert asyncio.run(audit.entries()) == ()


@pytest.mark.parametrize(
    ("deed", "broken"),
    [
        (lambda lines: [lines[0].replace("disable", "enable"), *lines[1:]], "changed"),
        (lambda lines: [lines[0], *lines[2:]], "out-of-order"),
        (lambda lines: lines[:-1], "cut-off"),
        (lambda _: [], "cut-off"),
    ],
)
def test_what_is_done_to_the_file_is_seen(
    audit: AuditLog, folders: Folders, deed: Callable[[list[str]], list[str]], broken: str
) -> None:
    async def main() -> None:
        await audit.write(entry("a"), entry("b"), entry("c"))
        lines = _path(folders).read_text().splitlines()
        _path(folders).write_text("".join(f"{line}\n" for line in deed(lines)))
        finding = await audit.verify()
        assert finding is not None
        assert finding.broken == broken
        await audit.write(entry("d"))
        later = await audit.verify()
        assert later is not None
        assert later.broken is not None, "writing on must not hide it"

    asyncio.run(main())


def test_a_deleted_log_is_seen(audit: AuditLog, folders: Folders) -> None:
    async def main() -> None:
        await audit.write(entry("a"))
        _path(folders).unlink()
        finding = await audit.verify()
        assert finding is not None
        assert finding.broken == "cut-off"

    asyncio.run(main())


def test_another_machines_log_is_seen(
    audit: AuditLog, folders: Folders, disk: Disk, worker: ThreadWorker, tmp_path: Path
) -> None:
    async def main() -> None:
        await audit.write(entry("a"))
        elsewhere = type(folders)(tmp_path / "elsewhere")
        elsewhere.prepare(disk)
        await audit_of(elsewhere, disk, worker).write(entry("a"))
        _path(folders).write_bytes(_path(elsewhere).read_bytes())
        finding = await audit.verify()
        assert finding is not None
        assert finding.broken == "changed"

    asyncio.run(main())


def test_a_writer_killed_between_log_and_seal_leaves_a_sound_log(audit: AuditLog, folders: Folders) -> None:
    async def main() -> None:
        await audit.write(entry("a"))
        sealed = folders.vault("work", "keyring")
        before = sealed.read_bytes()
        await audit.write(entry("b"))
        sealed.write_bytes(before)
        with _path(folders).open("ab") as file:
            file.write(b'{"n":3,"half a li')
        await audit.write(entry("c"))
        finding = await audit.verify()
        assert finding is not None
        assert (finding.broken, finding.records) == (None, 3)

    asyncio.run(main())


def test_processes_that_write_at_once_make_one_chain(audit: AuditLog, folders: Folders) -> None:
    command = [sys.executable, "-c", WRITER, str(folders.home)]
    writers = [subprocess.Popen([*command, name, "15"], stdout=subprocess.DEVNULL) for name in "ab"]
    killed = subprocess.Popen([*command, "k", "1000"], stdout=subprocess.PIPE)
    assert killed.stdout is not None
    killed.stdout.readline()
    killed.kill()
    killed.communicate()
    assert [writer.wait(30) for writer in writers] == [0, 0]

    async def main() -> None:
        whom = [each.whom for each in await audit.entries()]
        for name in "ab":
            assert [each for each in whom if each.startswith(name)] == [f"{name}-{n}" for n in range(15)]
        assert "k-0" in whom
        finding = await audit.verify()
        assert finding is not None
        assert finding.broken is None

    asyncio.run(main())


def test_a_log_whose_key_is_gone_is_kept_beside_the_new_one(
    audit: AuditLog, folders: Folders, disk: Disk, worker: ThreadWorker
) -> None:
    async def main() -> None:
        await audit.write(entry("a"))
        folders.vault("work", "keyring").unlink()
        again = audit_of(folders, disk, worker)
        await again.write(entry("b"))
        assert [each.whom for each in await again.entries()] == ["b"]
        aside = list(_path(folders).parent.glob("work.jsonl.before-*"))
        assert len(aside) == 1
        assert '"whom":"a"' in aside[0].read_text()

    asyncio.run(main())


def test_without_a_vault_the_log_is_kept_and_proves_nothing(
    folders: Folders, disk: Disk, worker: ThreadWorker
) -> None:
    async def main() -> None:
        audit = audit_of(folders, disk, worker, in_memory=True)
        await audit.write(entry("a"))
        await audit_of(folders, disk, worker, in_memory=True).write(entry("b"))
        assert [each.whom for each in await audit.entries()] == ["a", "b"]
        assert await audit.verify() is None

    asyncio.run(main())


def test_it_tells_when_stile_itself_last_gave_a_temporary_password(audit: AuditLog) -> None:
    async def main() -> None:
        later = AT + timedelta(days=1)
        await audit.write(entry("a", "resend"), entry("a", "set-temporary", later), entry("b", "disable"))
        assert await audit.password_times("eu-west-1_a") == {"a": later}
        assert await audit.password_times("eu-west-1_b") == {}

    asyncio.run(main())


def test_an_entry_is_read_as_it_was_written() -> None:
    written = AuditEntry("w", "reset", "p", "s", AT, "refused", "limit-exceeded", None, "20261123-1")
    assert AuditEntry.read(json.loads(json.dumps(written.plain()))) == written
