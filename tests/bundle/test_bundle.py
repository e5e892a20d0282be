"""The frozen program, built and run without any Python of this machine."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = [pytest.mark.ci, pytest.mark.timeout(400)]

ROOT = Path(__file__).parent.parent.parent
LARGEST = 200_000_000


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


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    place = tmp_path_factory.mktemp("bundle")
    where = [f"--distpath={place}", f"--workpath={place / 'work'}"]
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *where, "build.spec"]
    subprocess.run(build, cwd=ROOT, check=True, stdin=subprocess.DEVNULL)
    home = place / "home"
    home.mkdir()
    return Bundle(place / "stile", home)


def test_it_knows_its_version(bundle: Bundle) -> None:
    done = bundle.run("stile", "--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, "stile"), done.stderr


def test_it_plays_a_whole_sign_in_against_its_own_practice_pool(bundle: Bundle) -> None:
    """The server is a second frozen process, reached by boto3; every answer goes through the real loop."""
    done = bundle.run("stile", "practice")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "email-code" in done.stdout


@pytest.mark.window
def test_its_window_opens(bundle: Bundle) -> None:
    display = os.environ.get("DISPLAY")
    if not display:
        pytest.skip("no display")
    environment = bundle.environment(DISPLAY=display)
    with subprocess.Popen([bundle.folder / "stile-desktop"], env=environment) as program:
        try:
            _wait_for_window(program, environment)
        finally:
            program.terminate()


def test_it_carries_what_is_called_and_no_more(bundle: Bundle) -> None:
    files = [path for path in bundle.folder.rglob("*") if path.is_file()]
    services = {path.name for path in (bundle.folder / "lib/botocore/data").iterdir() if path.is_dir()}
    assert services == {"cognito-idp", "cognito-identity", "sts"}
    assert [path.name for path in files if "Qt6Qml" in path.name or "libgtk" in path.name] == []
    assert sum(path.stat().st_size for path in files if not path.is_symlink()) < LARGEST


def _wait_for_window(program: subprocess.Popen[bytes], environment: Mapping[str, str]) -> None:
    search = ["xdotool", "search", "--onlyvisible", "--name", "Stile"]
    for _ in range(200):
        assert program.poll() is None, f"the program ended with {program.returncode}"
        if subprocess.run(search, env=environment, capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.05)
    pytest.fail("no window with Stile in its title within ten seconds")
