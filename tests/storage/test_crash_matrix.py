"""A writer that is killed, or met by a failing disk, at each of its writes, flushes and renames."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.report import proved
from tests.storage.writer import KEY, STEPS, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CALLS = ("write", "fsync", "rename", "openat")
ENDS = ("signal=KILL", "error=ENOSPC", "error=EIO", "error=EROFS")
_TRACE = ["strace", "-f", "-qq"]


def _can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run([*_TRACE, "-e", "trace=none", "true"], capture_output=True, check=False)
    return tried.returncode == 0


pytestmark = [pytest.mark.ci, pytest.mark.skipif(not _can_trace(), reason="strace cannot trace here")]


def run(folder: Path, *options: str) -> list[int]:
    """Let the writer write, and return the steps that it said were kept."""
    folder.mkdir()
    command = [*_TRACE, *options, sys.executable, "-B", "-m", "tests.storage.writer", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return [int(line) for line in said.splitlines()]


def points(folder: Path) -> Iterator[tuple[str, int]]:
    """Return each call that the writer makes for its steps: its name, and the how manyth it is.

    `openat` counts from the program's start, so only those of the sealed file's folder are points.
    """
    log = folder / "log"
    assert run(folder / "counted", "-o", str(log), "-e", f"trace={','.join(CALLS)}") == list(
        range(1, STEPS + 1)
    )
    seen = dict.fromkeys(CALLS, 0)
    for line in log.read_text().splitlines():
        name = line.split(maxsplit=1)[1].partition("(")[0]
        if name in seen:
            seen[name] += 1
            if name != "openat" or "counted" in line:
                yield name, seen[name]


def test_nothing_is_ever_corrupt_and_one_step_is_lost_at_most(tmp_path: Path) -> None:
    tried, bad, corrupt = 0, [], 0
    for name, number in points(tmp_path):
        for end in ENDS:
            tried += 1
            folder = tmp_path / f"{name}-{number}-{end}"
            traced = ("-o", "/dev/null", "-e", f"trace={name}", "-e", f"inject={name}:{end}:when={number}")
            said = run(folder, *traced)
            found = _found(folder)
            corrupt += found is None
            if found is None or not (max(said, default=0) <= found <= max(said, default=0) + 1):
                bad.append(f"{name} {number} {end}: said {said}, found {found}")
    sys.stdout.write(f"{tried} points, {len(bad)} bad\n")
    proved("crash-matrix", crash_points=tried, corrupt_files=corrupt)
    assert not bad, "\n".join(bad)
    assert tried > 100


def _found(folder: Path) -> int | None:
    """Return the step that can be read afterwards, 0 if none was written, None if the file is no good."""
    try:
        record = sealed(folder).read(KEY).get("record", {"step": 0, "filling": [0] * 500})
    except Exception:  # noqa: BLE001 - whatever it is, the file could not be read
        return None
    return int(record["step"]) if record["filling"] == [record["step"]] * 500 else None
