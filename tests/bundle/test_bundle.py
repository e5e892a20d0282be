"""The frozen program, built and run without any Python of this machine."""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from desktop.aws.model_checks import SERVICES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.bundle.conftest import Bundle

pytestmark = [pytest.mark.ci, pytest.mark.timeout(400)]

LARGEST = 200_000_000


def test_it_knows_its_version(bundle: Bundle) -> None:
    done = bundle.run("stile", "--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, "stile"), done.stderr


def test_it_plays_a_whole_sign_in_against_its_own_practice_pool(bundle: Bundle) -> None:
    """The server is a second frozen process, reached by boto3; every answer goes through the real loop."""
    done = bundle.run("stile", "practice")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "email-code" in done.stdout


def test_every_part_is_there(bundle: Bundle) -> None:
    """Loads everything that is loaded late, looks for what lies beside the program, and signs in."""
    done = bundle.run("stile", "doctor", "--self-test")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_notices_name_what_is_shipped(bundle: Bundle) -> None:
    notices = (bundle.folder / "lib/desktop/resources/NOTICES.txt").read_text(encoding="utf-8")
    for name in (
        "PySide6_Essentials",
        "shiboken6",
        "botocore",
        "cryptography",
        "keyring",
        "fido2",
        "Lesser General",
    ):
        assert name in notices


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
    assert services == set(SERVICES)
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
