"""The window: how soon it is there, and whether it ever stops listening to somebody who types."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.child_process import measured
from tests.bench.display import display
from tests.bench.measure import Row, pairs
from tests.bench.served import ROOT, ServedPool

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_PAINT, FIRST_USABLE = 1.5, 2.2
LONGEST_GAP, LOADING_GAP = 50.0, 80.0
SMOOTH, SMOOTH_SHARE = 16.0, 99.9
_PATIENCE = 120


class Home:
    """A home with one profile, and programs that are started in it."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._environment = os.environ | environment | {"STILE_HOME": str(folder)}
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs have their bytecode

    def run(self, *arguments: str) -> None:
        """Run one of Stile's commands to its end."""
        command = [sys.executable, "-m", "desktop", *arguments]
        subprocess.run(command, env=self._environment, cwd=ROOT, check=True, capture_output=True)

    def child(self, kind: str, given: object = None) -> dict[str, Any]:
        """Run a fresh process and return what it says."""
        return measured(
            "child",
            kind,
            str(time.monotonic()),  # when it was begun
            environment=self._environment,
            given=json.dumps(given) + "\n",
            patience=_PATIENCE,
        )


def start_rows(count: int) -> list[Row]:
    """Measure first paint and first usable page against an empty window's first paint."""
    with display() as environment, tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder), environment)
        home.run(
            "profile", "add", "bench", "--pool-id", "eu-west-1_Ab3dEf6hI", "--client-id", "1example23456789"
        )
        stile, empty = Told(home, "stile"), Told(home, "empty")
        pairs(stile, empty, count, warm=1)
    bare, painted, usable = empty.means("painted"), stile.means("painted"), stile.means("usable")
    return [
        Row("first paint / empty PySide6 window", _over(painted, bare), FIRST_PAINT, limit=1),
        Row("first page that takes keys / empty PySide6 window", _over(usable, bare), FIRST_USABLE, limit=1),
        Row(
            "processor time to the first paint / empty PySide6 window",
            _over(stile.means("cpu"), empty.means("cpu")),
            FIRST_PAINT,
            asserted=False,
            limit=1,
        ),
        Row(
            "first page that takes keys",
            [mean * 1000 for mean in usable],
            1000,
            "ms",
            0,
            asserted=False,
            limit=0,
        ),
    ]


class Told:
    """Fresh processes of one kind, and what they told."""

    def __init__(self, home: Home, kind: str) -> None:
        self._home = home
        self._kind = kind
        self._told: list[dict[str, float]] = []

    def __call__(self) -> float:
        """Run one; returns when its first paint was."""
        self._told.append(self._home.child(self._kind))
        return self._told[-1]["painted"]

    def means(self, name: str) -> list[float]:
        """Return the mean of each pair's two; the first was to get warm."""
        values = [told[name] for told in self._told[1:]]
        return [(first + second) / 2 for first, second in zip(values[::2], values[1::2], strict=True)]


def _over(ours: list[float], theirs: list[float]) -> list[float]:
    return [mine / bare for mine, bare in zip(ours, theirs, strict=True)]


def gap_rows(count: int) -> list[Row]:
    """Sign in by key events so many times and look at the gaps of the event loop."""
    with display() as environment, ServedPool() as pool, tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder), environment)
        ids = ("--pool-id", pool.hello["pool_id"], "--client-id", pool.hello["clients"]["srp"])
        home.run("profile", "add", "bench", *ids, "--endpoint-url", pool.hello["endpoint"])
        runs = [_one_run(home, pool) for _ in range(count)]
    return [
        Row(
            "longest gap while typing, beyond the idle loop's",
            *_each(runs, _beyond),
            LONGEST_GAP,
            "ms",
            1,
            limit=0,
        ),
        Row(
            "longest gap while boto3 loads",
            *_each(runs, _loading),
            LOADING_GAP,
            "ms",
            1,
            limit=0,
        ),
        Row(
            f"gaps under {SMOOTH:g} ms while typing",
            *_each(runs, _smooth),
            SMOOTH_SHARE,
            "%",
            at_least=True,
            limit=100,
        ),
    ]


def _one_run(home: Home, pool: ServedPool) -> dict[str, list[float]]:
    person = pool.person()
    who = {key: person[key] for key in ("username", "password")} | {"control": pool.hello["control"]}
    gaps: dict[str, list[float]] = home.child("typing", who)["gaps"]
    home.run("sign-out")
    return gaps


def _each(
    runs: list[dict[str, list[float]]], reckon: Callable[[dict[str, list[float]]], float]
) -> tuple[list[float]]:
    return ([reckon(gaps) for gaps in runs],)


def _loading(gaps: dict[str, list[float]]) -> float:
    """Return the one long gap that is allowed, before the first Continue."""
    return max(gaps["loading"])


def _beyond(gaps: dict[str, list[float]]) -> float:
    typing = sorted(gaps["loading"])[:-1] + gaps["typing"]
    return max(typing) - max(gaps["rest"])


def _smooth(gaps: dict[str, list[float]]) -> float:
    typing = gaps["loading"] + gaps["typing"]
    return 100 * sum(gap < SMOOTH for gap in typing) / len(typing)
