"""The Debian package: made of the bundle, installed below an empty root, run there, and removed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bundle.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bundle.conftest import Bundle

pytestmark = [
    pytest.mark.ci,
    pytest.mark.timeout(400),
    pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="no dpkg here"),
]


@pytest.fixture(scope="module")
def package(bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("deb")
    made = {"PYTHON": sys.executable, "BUNDLE_FOLDER": str(bundle.folder), "TARGET": str(target)}
    subprocess.run(
        [ROOT / ".ci/deb"],
        env=os.environ | made | {"DEB_COMPRESSION": "none"},
        check=True,
        capture_output=True,
    )
    (package,) = target.glob("stile_*.deb")
    return package


def dpkg(root: Path, *arguments: str) -> None:
    subprocess.run(["dpkg", f"--root={root}", "--force-depends", *arguments], check=True, capture_output=True)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="dpkg installs for root only")
def test_it_installs_runs_and_leaves_nothing(package: Path, tmp_path: Path) -> None:
    (tmp_path / "var/lib/dpkg/info").mkdir(parents=True)
    (tmp_path / "var/lib/dpkg/updates").mkdir()
    (tmp_path / "var/lib/dpkg/status").touch()
    dpkg(tmp_path, "--install", str(package))
    played = subprocess.run(
        [tmp_path / "usr/bin/stile", "practice"],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert played.returncode == 0, played.stdout + played.stderr
    assert "email-code" in played.stdout
    dpkg(tmp_path, "--purge", "stile")
    assert [path for path in (tmp_path / "usr").rglob("*") if path.is_file()] == []


def test_desktops_find_it(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "--extract", package, tmp_path], check=True)
    entry = (tmp_path / "usr/share/applications/stile.desktop").read_text(encoding="utf-8")
    program = next(line for line in entry.splitlines() if line.startswith("Exec="))
    assert (tmp_path / "usr/bin" / program.removeprefix("Exec=").split()[0]).is_symlink()
    assert (tmp_path / "usr/share/icons/hicolor/scalable/apps/stile.svg").is_file()
    for checker, file in (
        (["desktop-file-validate"], "usr/share/applications/stile.desktop"),
        (["appstreamcli", "validate", "--no-net"], "usr/share/metainfo/stile.metainfo.xml"),
    ):
        if shutil.which(checker[0]):
            subprocess.run([*checker, tmp_path / file], check=True, capture_output=True)
