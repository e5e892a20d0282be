"""The list of profiles moves from the data folder to that of settings, also under a program that runs."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import pytest

from desktop.storage.folders import Folders
from desktop.storage.profile_list_errors import OpenProfileListError
from desktop.storage.profile_repository import ProfileRepository

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.storage.disk import Disk


@pytest.fixture
def two(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "data", tmp_path / "config")


def repository(folders: Folders, disk: Disk, **more: Any) -> ProfileRepository[dict[str, Any]]:  # noqa: ANN401
    return ProfileRepository(folders, disk, dict, dict, **more)


def older(folders: Folders, disk: Disk) -> ProfileRepository[dict[str, Any]]:
    """Return what an older version has, which knows one folder."""
    return repository(Folders(folders.home), disk)


def test_a_list_of_an_older_version_is_read_and_moved(two: Folders, disk: Disk) -> None:
    older(two, disk).add({"name": "work"})
    assert repository(two, disk).names() == ("work",)
    assert json.loads(two.profiles.read_bytes())["profiles"] == [{"name": "work"}]
    assert two.profiles.stat().st_mode & 0o077 == 0
    assert two.profiles_before is not None
    assert two.profiles_before.is_symlink()


def test_an_older_version_that_runs_on_sees_and_changes_the_same_list(two: Folders, disk: Disk) -> None:
    before, now = older(two, disk), repository(two, disk)
    before.add({"name": "work"})
    now.add({"name": "staff"})
    assert before.names() == now.names() == ("work", "staff")
    before.add({"name": "guests"})
    assert now.names() == ("work", "staff", "guests")
    before.remove("work")
    now.use("guests")
    assert before.names() == now.names() == ("staff", "guests")
    assert before.default == "guests"


def test_many_that_start_at_once_move_it_once_and_lose_nothing(two: Folders, disk: Disk) -> None:
    older(two, disk).add({"name": "work"})
    starts = [
        threading.Thread(target=repository(two, disk).add, args=({"name": f"n{number}"},))
        for number in range(6)
    ]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert set(repository(two, disk).names()) == {"work", *(f"n{number}" for number in range(6))}


def test_where_it_cannot_be_moved_it_is_read_and_changed_where_it_is(
    two: Folders, disk: Disk, tmp_path: Path
) -> None:
    older(two, disk).add({"name": "work"})
    (tmp_path / "config").touch()  # no folder can be made there
    assert repository(two, disk).names() == ("work",)
    assert two.profiles_before is not None
    assert not two.profiles_before.is_symlink()


def test_a_list_that_others_can_write_to_is_not_made_ones_own_by_moving_it(two: Folders, disk: Disk) -> None:
    older(two, disk).add({"name": "work"})
    suspicious = repository(two, disk, others_can_write=lambda path: path == two.profiles_before)
    (notice,) = suspicious.notices()
    assert notice.code == OpenProfileListError.code
    assert not two.profiles.exists()


def test_without_an_older_version_there_is_no_link(two: Folders, disk: Disk) -> None:
    repository(two, disk).add({"name": "work"})
    assert two.profiles.exists()
    assert two.profiles_before is not None
    assert not two.profiles_before.is_symlink()
