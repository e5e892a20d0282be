"""The programs under test: a practice pool served by a child process, and Stile's window on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.served import ServedPool

ROOT = Path(__file__).parent.parent.parent
OUT = ROOT / "tests" / "out"
_STILE = [sys.executable, "-m", "desktop"]


class Stile:
    """One home, and windows on it."""

    def __init__(self, home: Path, environment: dict[str, str]) -> None:
        self.environment = os.environ | environment | {"STILE_HOME": str(home), "STILE_LOG": "warning"}
        self.home = home

    def do(self, *arguments: str) -> str:
        """Run a command to its end."""
        done = subprocess.run(
            [*_STILE, *arguments],
            env=self.environment,
            cwd=ROOT,
            check=True,
            text=True,
            capture_output=True,
            timeout=60,
        )
        return done.stdout

    def add_profile(self, pool: ServedPool, flow: str = "srp") -> None:
        ids = ("--pool-id", pool.hello["pool_id"], "--client-id", pool.hello["clients"][flow])
        self.do("profile", "add", "e2e", *ids, "--endpoint-url", pool.hello["endpoint"], "--flow", flow)

    def open(self, *arguments: str) -> subprocess.Popen[str]:
        """Open the window."""
        return subprocess.Popen(
            [*_STILE, *arguments],
            env=self.environment,
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )


_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


def keep_screenshot(session: dict[str, str], name: str) -> None:
    """Keep what the display shows under tests/out."""
    OUT.mkdir(exist_ok=True)
    subprocess.run(
        [sys.executable, "-c", _GRAB, str(OUT / f"{name}.png")], env=os.environ | session, check=True
    )
