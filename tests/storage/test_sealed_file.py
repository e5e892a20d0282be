"""What a full disk, a failing disk, a killed writer and a second process leave of a sealed file."""

from __future__ import annotations

import errno
import itertools
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from desktop.core.storage.vault import StorageError
from desktop.storage.atomic_files import remove_stray_files
from desktop.storage.keys import Key
from desktop.storage.locks import file_lock
from desktop.storage.seal import SealError, read_header, seal, unseal
from desktop.storage.sealed_file import SealedFile
from desktop.system.platform import current
from tests.storage.mutations import mutation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.core.storage.disk import Disk

KEY = Key(b"k" * 32, "a.keyring")
posix = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")


def sealed(folder: Path, disk: Disk | None = None) -> SealedFile:
    return SealedFile(folder / "work.sealed", folder / "work.lock", disk or current(), "work")


def put(file: SealedFile, section: str, value: object) -> None:
    assert file.change(KEY, lambda sections: {**sections, section: value})


class FailingDisk:
    """A disk on which one operation fails."""

    def __init__(self, operation: str, code: int) -> None:
        self._operation = operation
        self._code = code

    def _do(self, operation: str) -> None:
        if operation == self._operation:
            raise OSError(self._code, os.strerror(self._code))

    def make_private(self, folder: Path) -> None:
        current().make_private(folder)

    def flush(self, descriptor: int) -> None:
        self._do("flush")
        current().flush(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._do("replace")
        current().replace(source, target)


def test_the_generation_counts_the_writes(tmp_path: Path) -> None:
    file = sealed(tmp_path)
    for n in range(1, 4):
        put(file, "n", n)
        assert read_header((tmp_path / "work.sealed").read_bytes()).generation == n


def test_the_header_says_what_protects_the_file_and_the_rest_says_nothing(tmp_path: Path) -> None:
    put(sealed(tmp_path), "tokens", "canary-77")
    content = (tmp_path / "work.sealed").read_bytes()
    header = read_header(content)
    assert (header.key_id, header.backend, header.derivation) == (KEY.id, "a.keyring", b"")
    assert b"canary" not in content
    assert b"tokens" not in content
    assert KEY.value not in content


def test_no_two_writes_share_a_nonce(tmp_path: Path) -> None:
    file = sealed(tmp_path)
    nonces = set()
    for _ in range(20):
        put(file, "same", "same")
        content = (tmp_path / "work.sealed").read_bytes()
        length = read_header(content).length
        nonces.add(content[length : length + 12])
    assert len(nonces) == 20


def test_thousands_of_mutations_raise_nothing_but_what_is_said() -> None:
    good, chance = seal(b'{"tokens": {}}', KEY, 7, "work"), random.Random(17)  # noqa: S311 - not for secrets
    refused = 0
    for _ in range(20_000):
        mutated = mutation(good, chance)
        if mutated == good:
            continue
        with pytest.raises(SealError):
            unseal(mutated, KEY, "work")
        refused += 1
    assert refused > 19_000


@pytest.mark.parametrize("operation", ["flush", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT, errno.EROFS])
def test_a_disk_that_fails_leaves_the_old_file_and_no_litter(
    tmp_path: Path, operation: str, code: int
) -> None:
    put(sealed(tmp_path), "tokens", "old")
    before = (tmp_path / "work.sealed").read_bytes()
    with pytest.raises(StorageError):
        put(sealed(tmp_path, FailingDisk(operation, code)), "tokens", "new")
    assert (tmp_path / "work.sealed").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["work.lock", "work.sealed"]


@posix
def test_a_write_that_really_does_not_fit_leaves_the_old_file(tmp_path: Path) -> None:
    file = sealed(tmp_path)
    put(file, "tokens", "old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(StorageError):
            put(file, "tokens", "x" * 20_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert file.read(KEY) == {"tokens": "old"}
    assert not list(tmp_path.glob("*.tmp"))


def test_a_folder_that_was_removed_meanwhile_is_made_again(tmp_path: Path) -> None:
    put(sealed(tmp_path / "gone"), "tokens", "new")
    assert sealed(tmp_path / "gone").read(KEY) == {"tokens": "new"}


def test_an_error_names_no_path_and_no_record(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StorageError) as caught:
        put(sealed(tmp_path / "file"), "tokens", "canary-78")
    assert caught.value.detail == str(caught.value) == "FileExistsError"


def test_waiting_too_long_for_the_lock_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.storage.sealed_file.file_lock", lambda path: file_lock(path, 0.05))
    with file_lock(tmp_path / "work.lock"), pytest.raises(StorageError, match="Timeout"):
        put(sealed(tmp_path), "tokens", "new")


def test_a_reader_needs_no_lock(tmp_path: Path) -> None:
    put(sealed(tmp_path), "tokens", "old")
    with file_lock(tmp_path / "work.lock"):
        assert sealed(tmp_path).read(KEY) == {"tokens": "old"}


def test_the_lock_file_stays(tmp_path: Path) -> None:
    put(sealed(tmp_path), "tokens", 1)
    inode = (tmp_path / "work.lock").stat().st_ino
    put(sealed(tmp_path), "tokens", 2)
    assert (tmp_path / "work.lock").stat().st_ino == inode
    assert (tmp_path / "work.lock").stat().st_mode & 0o777 == 0o600


def test_what_killed_writers_left_is_removed_after_an_hour(tmp_path: Path) -> None:
    old, young = tmp_path / ".work.sealed.abc.tmp", tmp_path / ".work.sealed.def.tmp"
    for stray in (old, young, tmp_path / "work.sealed"):
        stray.write_bytes(b"half")
    hours_ago = time.time() - 3700
    os.utime(old, (hours_ago, hours_ago))
    os.utime(tmp_path / "work.sealed", (hours_ago, hours_ago))
    remove_stray_files(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [young.name, "work.sealed"]


@posix
def test_writers_killed_at_any_moment_leave_a_whole_file(tmp_path: Path) -> None:
    """Each record is long and all of one number, so that half of one would show."""
    put(sealed(tmp_path), "record", [0] * 2000)
    chance = random.Random(9)  # noqa: S311 - not for secrets
    numbers = set()
    for _ in range(50):
        writer = forked(lambda: endlessly(tmp_path))
        wait_for_change(tmp_path)
        time.sleep(chance.uniform(0, 0.02))
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        record = sealed(tmp_path).read(KEY)["record"]
        assert len(record) == 2000
        assert len(set(record)) == 1
        numbers.add(record[0])
    assert len(numbers) > 10


def wait_for_change(folder: Path) -> None:
    """Return when a writer has written, however long a busy machine takes to let it begin."""
    before, end = sealed(folder).read(KEY), time.monotonic() + 10
    while sealed(folder).read(KEY) == before and time.monotonic() < end:
        time.sleep(0.001)


def endlessly(folder: Path) -> None:
    file = sealed(folder)
    for n in itertools.count(os.getpid() * 1000):
        put(file, "record", [n] * 2000)


@posix
def test_processes_that_write_different_sections_lose_nothing(tmp_path: Path) -> None:
    def fifty(section: str) -> Callable[[], None]:
        def write() -> None:
            for n in range(50):
                put(sealed(tmp_path), section, n)

        return write

    writers = [forked(fifty(f"section {n}")) for n in range(4)]
    assert [os.waitstatus_to_exitcode(os.waitpid(writer, 0)[1]) for writer in writers] == [0] * 4
    assert sealed(tmp_path).read(KEY) == {f"section {n}": 49 for n in range(4)}
    assert read_header((tmp_path / "work.sealed").read_bytes()).generation == 200


def forked(work: Callable[[], None]) -> int:
    """Do work in a copy of this process, and return its id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:  # noqa: BLE001 - the exit code tells
        os._exit(1)
    os._exit(0)


def _can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-qq", "-e", "trace=none", "true"], capture_output=True, check=False)
    return tried.returncode == 0


PUT_NEW = """
import sys
from pathlib import Path
from tests.storage.test_sealed_file import put, sealed
put(sealed(Path(sys.argv[1])), "tokens", "new")
"""


@pytest.mark.skipif(not _can_trace(), reason="strace cannot trace here")
@pytest.mark.parametrize(
    ("fault", "left", "litter"),
    [
        ("fsync:signal=KILL:when=1", "old", 1),
        ("rename:signal=KILL:when=1", "old", 1),
        ("fsync:signal=KILL:when=2", "new", 0),
        ("fsync:error=ENOSPC:when=1", "old", 0),
        ("fsync:error=EIO:when=1", "old", 0),
        ("rename:error=EACCES:when=1", "old", 0),
    ],
)
def test_the_system_calls_come_in_the_order_that_survives(
    tmp_path: Path, fault: str, left: str, litter: int
) -> None:
    """Flush the new file, rename it, flush the folder: the first two at fault leave the old file."""
    put(sealed(tmp_path), "tokens", "old")
    trace = ["strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=fsync,rename", "-e", f"inject={fault}"]
    program = [sys.executable, "-B", "-c", PUT_NEW, str(tmp_path)]
    ran = subprocess.run([*trace, *program], capture_output=True, text=True, check=False)
    assert ran.returncode != 0
    assert sealed(tmp_path).read(KEY) == {"tokens": left}
    assert len(list(tmp_path.glob(".*.tmp"))) == litter
