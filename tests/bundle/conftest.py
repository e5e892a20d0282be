"""The bundle, built once for all its tests."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Bundle:
    """The folder that would be shipped, and an empty home to run it in."""

    folder: Path
    home: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.folder / program, *arguments],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            text=True,
            timeout=60,
        )

    def environment(self, **more: str) -> Mapping[str, str]:
        return {"HOME": str(self.home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **more}


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    place = tmp_path_factory.mktemp("bundle")
    where = [f"--distpath={place}", f"--workpath={place / 'work'}"]
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *where, "build.spec"]
    subprocess.run(build, cwd=ROOT, check=True, stdin=subprocess.DEVNULL)
    home = place / "home"
    home.mkdir()
    return Bundle(place / "stile", home)
