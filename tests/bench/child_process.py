"""A fresh process of the bench that says what it measured."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tests.bench.served import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping


def measured(
    module: str, *arguments: str, environment: Mapping[str, str], given: str, patience: float
) -> dict[str, Any]:
    """Run a module of `tests.bench` with `given` as its input, and return the last line that it prints.

    `patience` are the seconds it may take. Raises RuntimeError if it fails or says nothing.
    """
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *arguments],
        env=environment,
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        timeout=patience,
        check=False,
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"{module} {arguments[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
