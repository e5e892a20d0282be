"""Where each system has its place for everybody's files, and who can write there."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.system.linux import Linux
from desktop.system.macos import MacOS
from desktop.system.windows import Windows

SYSTEM, ADMINISTRATORS, INSTALLER, ANN = (
    "S-1-5-18",
    "S-1-5-32-544",
    "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
    "S-1-5-21-1-2-3-1001",
)


@dataclass
class Rights:
    """What Windows would say."""

    owned_by: str = ADMINISTRATORS
    writable: bool = False
    elevated: bool = False

    def data_of_all_users(self) -> Path:
        return Path("C:/ProgramData")

    def owner(self, path: Path) -> str:
        del path
        return self.owned_by

    def may_write(self, path: Path) -> bool:
        del path
        return self.writable

    def is_administrator(self) -> bool:
        return self.elevated


def test_every_system_has_a_place_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PROGRAMDATA", "ALLUSERSPROFILE", "XDG_CONFIG_DIRS", "STILE_HOME"):
        monkeypatch.setenv(name, "/tmp/mine")  # noqa: S108 - nothing is written there
    assert Linux().organisation_folder == Path("/etc/stile")
    assert MacOS().organisation_folder == Path("/Library/Application Support/Stile")
    assert Windows(security=Rights()).organisation_folder == Path("C:/ProgramData/Stile")


@pytest.mark.parametrize("owner", [SYSTEM, ADMINISTRATORS, INSTALLER])
def test_on_windows_an_administrators_file_counts(owner: str) -> None:
    assert Windows(security=Rights(owner)).is_protected(Path("x"))
    assert Windows(security=Rights(owner, writable=True, elevated=True)).is_protected(Path("x"))


@pytest.mark.parametrize(
    "rights", [Rights(ANN), Rights(ANN, elevated=True), Rights(""), Rights(writable=True)]
)
def test_on_windows_a_file_a_person_made_or_can_change_does_not(rights: Rights) -> None:
    assert not Windows(security=rights).is_protected(Path("x"))


@pytest.mark.skipif(sys.platform == "win32", reason="rights as POSIX has them")
@pytest.mark.parametrize("system", [Linux, MacOS])
@pytest.mark.parametrize(("mode", "counts"), [(0o644, True), (0o600, True), (0o664, False), (0o646, False)])
def test_elsewhere_the_owner_and_the_mode_tell(
    system: type[Linux | MacOS], tmp_path: Path, mode: int, *, counts: bool
) -> None:
    path = tmp_path / "file"
    path.touch()
    path.chmod(mode)
    assert system(tmp_path, administrator=os.getuid()).is_protected(path) is counts
    assert not system(tmp_path, administrator=os.getuid() + 1).is_protected(path)
