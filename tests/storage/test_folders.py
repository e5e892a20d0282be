from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from desktop.storage.folders import Folders

if TYPE_CHECKING:
    import pytest

    from desktop.core.storage.disk import Disk
    from desktop.core.storage.vault import Store

STORES: tuple[Store, ...] = ("keyring", "passphrase")


def test_stile_home_moves_everything(tmp_path: Path) -> None:
    folders = Folders.of_this_user({"STILE_HOME": str(tmp_path / "elsewhere")})
    for path in (
        folders.profiles,
        folders.vault("work", "keyring"),
        folders.lock("keyring"),
        folders.lease("tokens", "work"),
    ):
        assert path.is_relative_to(tmp_path / "elsewhere")


def test_a_relative_home_is_the_same_from_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Folders.of_this_user({"STILE_HOME": "here"}).home == tmp_path / "here"
    assert Folders.of_this_user({"STILE_HOME": "~/stile"}).home == Path.home() / "stile"


def test_without_it_the_system_decides() -> None:
    assert Folders.of_this_user({}).home == platformdirs.user_data_path("Stile", appauthor=False)
    assert Folders.of_this_user({"STILE_HOME": ""}) == Folders.of_this_user({})


def test_two_homes_have_two_marks() -> None:
    assert Folders(Path("/a")).tag == Folders(Path("/a")).tag
    assert Folders(Path("/a")).tag != Folders(Path("/b")).tag


def test_every_profile_and_store_has_a_file_of_its_own() -> None:
    folders = Folders(Path("/a"))
    paths = {
        folders.vault(name, store)
        for name in ("work", "work.sealed", "work.passphrase", "wor")
        for store in STORES
    }
    assert len(paths) == 8


def test_names_that_mean_a_device_on_windows_are_no_file_names() -> None:
    assert Folders(Path("/a")).vault("con", "keyring").stem == "profile-con"


def test_a_home_that_was_there_before_keeps_its_rights_and_ours_are_closed(
    tmp_path: Path, disk: Disk
) -> None:
    tmp_path.chmod(0o755)
    Folders(tmp_path).prepare(disk)
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    assert {path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")} == {0o700}
