from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.system import macos
from desktop.system.platform import current
from desktop.system.windows import Windows

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="what Linux does")


class BusyFile(type(Path())):  # type: ignore[misc] # Path is a factory before Python 3.12
    """A file that a scanner holds for the first tries."""

    def replace(self, target: Any) -> Any:  # noqa: ANN401
        tries: list[int] = self.__dict__.setdefault("tries", [])
        codes: list[int] = self.__dict__["codes"]
        tries.append(1)
        if len(tries) <= len(codes):
            error = OSError(errno.EACCES, "in use")
            error.winerror = codes[len(tries) - 1]  # type: ignore[attr-defined]
            raise error
        return super().replace(target)


def busy(path: Path, *codes: int) -> Path:
    file = BusyFile(path)
    file.__dict__["codes"] = list(codes)
    file.write_text("new")
    return file


def test_a_new_folder_is_for_this_user_only_whatever_the_umask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        current().make_private(tmp_path / "a" / "b")
    finally:
        os.umask(old)
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def test_an_open_folder_is_closed_to_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    current().make_private(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_replacing_moves_the_file_over_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    (tmp_path / "new").write_text("new")
    current().replace(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").read_text() == "new"
    assert not (tmp_path / "new").exists()


@on_linux
def test_the_folder_is_flushed_after_the_file_has_its_new_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[tuple[str, bool]] = []
    real = os.fsync

    def spy(descriptor: int) -> None:
        flushed.append((str(Path(f"/proc/self/fd/{descriptor}").readlink()), (tmp_path / "new").exists()))
        real(descriptor)

    (tmp_path / "new").write_text("new")
    monkeypatch.setattr(os, "fsync", spy)
    current().replace(tmp_path / "new", tmp_path / "old")
    assert flushed == [(str(tmp_path), False)]


@on_linux
def test_a_process_writes_no_core_and_its_memory_is_closed_to_others() -> None:
    program = (
        "import ctypes, resource\n"
        "from desktop.system.platform import current\n"
        "current().deny_core_dumps()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"
    )
    clean = {name: value for name, value in os.environ.items() if name != "SNAP"}
    assert _output(program, clean) == "(0, 0) 0"
    assert _output(program, clean | {"SNAP": "/snap/x"}) == "(0, 0) 1"


def _output(program: str, environment: dict[str, str]) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    return ran.stdout.strip()


def test_windows_tries_again_while_a_scanner_holds_the_file(tmp_path: Path) -> None:
    waits: list[float] = []
    Windows(sleep=waits.append).replace(busy(tmp_path / "new", 5, 32, 33), tmp_path / "old")
    assert (tmp_path / "old").read_text() == "new"
    assert waits == [0.05, 0.1, 0.2]


def test_windows_gives_up_within_two_and_a_half_seconds(tmp_path: Path) -> None:
    waits: list[float] = []
    with pytest.raises(OSError, match="in use"):
        Windows(sleep=waits.append).replace(busy(tmp_path / "new", *[32] * 50), tmp_path / "old")
    assert sum(waits) <= 2.5


def test_windows_does_not_try_again_when_the_disk_is_full(tmp_path: Path) -> None:
    waits: list[float] = []
    with pytest.raises(OSError, match="in use"):
        Windows(sleep=waits.append).replace(busy(tmp_path / "new", 112), tmp_path / "old")
    assert waits == []


def test_windows_error_reporting_is_told_to_take_no_image() -> None:
    class Kernel:
        mode = 0

        def SetErrorMode(self, mode: int) -> None:  # noqa: N802
            self.mode = mode

    kernel: Any = Kernel()
    Windows(kernel=kernel).deny_core_dumps()
    assert kernel.mode == 3


@pytest.mark.parametrize("number", [errno.EACCES, errno.EDEADLK])
def test_windows_says_that_another_process_has_the_lock(tmp_path: Path, number: int) -> None:
    def taken(_descriptor: int, mode: int, count: int) -> None:
        assert (mode, count) == (2, 1)
        raise OSError(number, "locked")

    assert Windows(locking=taken).hold(tmp_path / "lock") is None


def test_windows_holds_a_lock_until_it_is_closed(tmp_path: Path) -> None:
    locked: list[int] = []
    held = Windows(locking=lambda descriptor, _mode, _count: locked.append(descriptor)).hold(
        tmp_path / "lock"
    )
    assert held is not None
    assert locked == [held.fileno()]
    held.close()


def test_windows_tells_of_a_lock_that_cannot_be(tmp_path: Path) -> None:
    def broken(*_: int) -> None:
        raise OSError(errno.EIO, "the disk")

    with pytest.raises(OSError, match="the disk"):
        Windows(locking=broken).hold(tmp_path / "lock")


def test_macos_flushes_the_drives_own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(fcntl, "fcntl", lambda _descriptor, command: asked.append(command))
    with (tmp_path / "file").open("w") as file:
        macos.MacOS().flush(file.fileno())
    assert asked == [51]


def test_macos_falls_back_to_fsync_on_a_file_system_that_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int, _command: int) -> None:
        raise OSError(errno.ENOTSUP, "not here")

    flushed: list[int] = []
    monkeypatch.setattr(fcntl, "fcntl", refuse)
    monkeypatch.setattr(os, "fsync", flushed.append)
    with (tmp_path / "file").open("w") as file:
        macos.MacOS().flush(file.fileno())
        assert flushed == [file.fileno()]
