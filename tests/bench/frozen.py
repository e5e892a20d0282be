"""The bundle, held against the emptiest programs that the same recipe can bundle."""

from __future__ import annotations

import lzma
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil  # type: ignore[import-untyped]  # it has no types

from desktop.storage.folders import Folders
from tests.bench.display import display
from tests.bench.measure import Row, pairs
from tests.bench.served import ROOT, ServedPool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.bench.measure import Work

ON_DISK, PACKED, FIRST_PAINT, FIRST_USABLE, IDLE, TOKEN = 1.25, 1.3, 1.5, 2.2, 2.3, 1.3
_PROGRAMS = Path(__file__).parent / "programs"
_PATIENCE = 60.0
_SETTLED = 4.0
"""Seconds after which a window has loaded what it loads by itself."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A bundle, and what its program writes to standard error while it starts."""

    folder: Path
    program: str

    @property
    def path(self) -> Path:
        """Return the program."""
        return self.folder / self.program

    @property
    def size(self) -> int:
        """Return the bytes of all its files."""
        files = (path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())
        return sum(path.stat().st_size for path in files)

    def packed(self) -> int:
        """Return the bytes of a .tar.xz of it."""
        with tempfile.TemporaryFile() as whole:
            with lzma.open(whole, "wb", preset=6) as stream, tarfile.open(fileobj=stream, mode="w") as tar:
                tar.add(self.folder, self.folder.name)
            return whole.tell()


def rows(count: int) -> Iterator[Row]:
    """Build three bundles and compare them; what costs the longest comes last."""
    with tempfile.TemporaryDirectory() as folder, display() as environment, ThreadPoolExecutor(2) as two:
        place = Path(folder)
        programs = ("", "empty_window.py", "read_key.py")
        stile, window, reader = two.map(lambda program: _built(place, program), programs)
        ours, empty, key = Frozen(stile, "stile-desktop"), Frozen(window, "empty"), Frozen(reader, "empty")
        yield Row("bundle on disk / empty window's", [ours.size / empty.size], ON_DISK, limit=1)
        yield from _start_rows(ours, empty, environment, place, count)
        yield from _token_rows(Frozen(ours.folder, "stile"), key, place, count)
        packed = list(two.map(Frozen.packed, (ours, empty)))
        yield Row("bundle as .tar.xz / empty window's", [packed[0] / packed[1]], PACKED, limit=1)


def _built(place: Path, program: str) -> Path:
    """Bundle Stile, or a program of one file by the same rules; return the folder."""
    target, work = place / (program or "stile"), place / f"work {program}"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
    command += [f"--distpath={target}", f"--workpath={work}", "build.spec"]
    if program:
        command += ["--", "--empty", str(_PROGRAMS / program)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return target / ("empty" if program else "stile")


def _start_rows(
    ours: Frozen, empty: Frozen, environment: dict[str, str], place: Path, count: int
) -> list[Row]:
    home = place / "home"
    surroundings = os.environ | environment | {"STILE_HOME": str(home), "STILE_LOG": "info"}
    add = ["profile", "add", "bench", "--pool-id", "eu-west-1_Ab3dEf6hI", "--client-id", "1example23456789"]
    subprocess.run([ours.folder / "stile", *add], env=surroundings, check=True, capture_output=True)
    usable: list[float] = []

    def start() -> float:
        with _started(ours, surroundings) as watch:
            painted = watch.until("painted")
            usable.append(watch.until("the first page listens"))
        return painted

    def start_empty() -> float:
        with _started(empty, surroundings) as watch:
            return watch.until("painted")

    painted = pairs(start, start_empty, count, warm=1)
    means = [(a + b) / 2 for a, b in zip(usable[1::2], usable[2::2], strict=True)]
    listening = [mine / bare for mine, (_, bare) in zip(means, painted, strict=True)]
    memory = [_idle(ours, surroundings) / _idle(empty, surroundings) for _ in range(3)]
    return [
        Row(
            "frozen: first paint / empty window",
            [mine / bare for mine, bare in painted],
            FIRST_PAINT,
            limit=1,
        ),
        Row("frozen: first page that takes keys / empty window", listening, FIRST_USABLE, limit=1),
        Row("frozen: idle memory / empty window", memory, IDLE, limit=1),
    ]


class _Watch:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._begun = time.monotonic()

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._process.pid

    def until(self, told: str) -> float:
        """Return the seconds from the start to a line that says so."""
        assert self._process.stderr
        for line in self._process.stderr:
            if told in line:
                return time.monotonic() - self._begun
        raise RuntimeError(f"ended with {self._process.wait()} before it said: {told}")


@contextmanager
def _started(frozen: Frozen, surroundings: dict[str, str]) -> Iterator[_Watch]:
    with subprocess.Popen([frozen.path], env=surroundings, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield _Watch(process)
        finally:
            process.kill()


def _idle(frozen: Frozen, surroundings: dict[str, str]) -> float:
    """Return the bytes that a window alone keeps in memory when nothing happens any more."""
    with _started(frozen, surroundings) as watch:
        watch.until("painted")
        time.sleep(_SETTLED)
        return float(psutil.Process(watch.pid).memory_full_info().uss)


def _token_rows(ours: Frozen, key: Frozen, place: Path, count: int) -> list[Row]:
    """Compare `stile token`, signed in, with a program that only reads the key; needs a keyring."""
    surroundings = os.environ | {"STILE_HOME": str(place / "signed in")}
    with ServedPool() as pool:
        person = pool.person()
        ids = ["--pool-id", pool.hello["pool_id"], "--client-id", pool.hello["clients"]["srp"]]
        add = ["profile", "add", "bench", *ids, "--endpoint-url", pool.hello["endpoint"]]
        script = place / "answers.toml"
        script.write_text(ANSWERS.format(**person), encoding="utf-8")
        for arguments in (add, ["sign-in", "--script", str(script)]):
            subprocess.run([ours.path, *arguments], env=surroundings, check=True, capture_output=True)
        home = Folders.of_this_user(surroundings)
        ask = _command([ours.path, "token"], surroundings)
        read = _command([key.path, f"Stile {home.tag}", "vault key"], surroundings)
        values = [mine / bare for mine, bare in pairs(ask, read, count, warm=1)]
    return [Row("frozen: stile token / reading the key alone", values, TOKEN, limit=1)]


def _command(line: Sequence[str | Path], surroundings: dict[str, str]) -> Work:
    def once() -> float:
        begun = time.monotonic()
        subprocess.run(line, env=surroundings, check=True, capture_output=True, timeout=_PATIENCE)
        return time.monotonic() - begun

    return once


ANSWERS = """
[[answer]]
step = "sign-in"
fields = {{ username = "{username}", password = "{password}" }}
[[answer]]
step = "new-password"
fields = {{ new_password = "Kept-by-n0body!" }}
[[answer]]
step = "email-code"
fields = {{ code = {{ inbox = true }} }}
"""
