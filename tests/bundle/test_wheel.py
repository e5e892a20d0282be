"""A wheel tells its commit wherever it is installed, also one that was built from a source distribution."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.ci

ROOT = Path(__file__).parents[2]


def _built(kind: str, source: Path, into: Path) -> Path:
    """Build a distribution of one kind as pip would, but with what is installed here."""
    pytest.importorskip(
        "hatchling", reason="what builds wheels is installed by `make bundle` and `make test`"
    )
    argv = [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", str(into)]
    subprocess.run(argv, cwd=source, check=True, capture_output=True)
    (built,) = (file for file in into.iterdir() if file.suffix in {".whl", ".gz"})
    return built


def _version_told_by(wheel: Path, folder: Path) -> str:
    """Unpack a wheel where there is no git, and ask it."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)  # noqa: S202 - built by this test
    path = os.pathsep.join((str(folder), os.environ.get("PYTHONPATH", "")))
    environment = {**os.environ, "PYTHONPATH": path, "PATH": ""}
    argv = [sys.executable, "-m", "desktop", "--version"]
    done = subprocess.run(argv, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def test_a_wheel_tells_the_commit_it_was_built_from(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", "--shared", str(ROOT), str(clone)], check=True)
    head = ["git", "log", "-1", "--format=%h of %cs"]
    commit = subprocess.run(head, cwd=clone, check=True, capture_output=True, text=True).stdout.strip()
    wheel = _built("wheel", clone, tmp_path / "of-clone")
    assert f"({commit})" in _version_told_by(wheel, tmp_path / "installed")
    source = _built("sdist", clone, tmp_path / "source")
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    again = _built("wheel", unpacked, tmp_path / "of-source")
    assert f"({commit})" in _version_told_by(again, tmp_path / "installed-again")
    assert not list(clone.rglob("origin.txt")), "nothing is left in the checkout"
