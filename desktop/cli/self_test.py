"""`stile doctor --self-test`: the program examines itself, above all after it was bundled."""

from __future__ import annotations

import asyncio
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from desktop.assets import resource
from desktop.cli import findings, practice, practice_play
from desktop.core.exit_codes import DONE
from desktop.core.notices.finding import Check, Finding
from desktop.version import version
from desktop.wiring import diagnostics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.wiring.app_context import AppContext

_NEEDED = ("icons", "schemas/sign-in-events.json", "style/stile.qss", "triggers", "practice")


def test_program(context: AppContext, *, as_json: bool) -> int:
    """Load all parts, find what lies beside them, and play a whole sign-in; return the exit code."""
    checks = (*diagnostics.program_checks(), Check("resources", _resources))
    parts = asyncio.run(diagnostics.run_checks(context, checks))
    with redirect_stdout(sys.stderr):
        played = _played()
    return findings.show((*parts, played), as_json=as_json, version=version())


def _resources() -> Iterator[Finding]:
    for name in _NEEDED:
        try:
            resource(name)
        except FileNotFoundError:
            yield Finding.problem("resource.missing", name=name)
    yield Finding.ok("resource.there", folder=str(resource(".")))


def _played() -> Finding:
    """Sign a person in at a practice pool in a process of its own; prints its steps."""
    with practice.home() as context, practice.pool(context) as hello:
        code = practice_play.run(context, hello)
    return Finding.ok("play.signed-in") if code == DONE else Finding.problem("play.failed", exit=code)
