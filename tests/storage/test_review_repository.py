from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from desktop.core.storage.vault import StorageError
from desktop.storage.review_repository import ReviewRepository

if TYPE_CHECKING:
    from desktop.core.storage.disk import Disk
    from desktop.storage.folders import Folders


def test_the_newest_review_is_the_last_one(folders: Folders, disk: Disk) -> None:
    reviews = ReviewRepository(folders, disk, "Work")
    assert reviews.last() is None
    for day in ("2026-11-23T02:00:00+00:00", "2026-08-23T02:00:00+00:00"):
        reviews.keep(day, {"made_at": day})
    assert ReviewRepository(folders, disk, "work").last() == {"made_at": "2026-11-23T02:00:00+00:00"}
    assert ReviewRepository(folders, disk, "other").last() is None


def test_a_review_that_cannot_be_read_is_passed_over(folders: Folders, disk: Disk) -> None:
    reviews = ReviewRepository(folders, disk, "work")
    reviews.keep("2026-08-23T02:00:00+00:00", {"made_at": "earlier"})
    (folders.reviews("work") / "20261123T020000.json").write_text("half a rev")
    (folders.reviews("work") / "20261124T020000.json").write_text("[]")
    assert reviews.last() == {"made_at": "earlier"}


def test_reviews_go_with_their_profile(folders: Folders, disk: Disk) -> None:
    reviews = ReviewRepository(folders, disk, "work")
    reviews.forget()
    reviews.keep("2026-08-23T02:00:00+00:00", {"made_at": "then"})
    reviews.forget()
    assert reviews.last() is None
    assert not folders.reviews("work").exists()


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such bits")
def test_reviews_are_for_this_user_alone(folders: Folders, disk: Disk) -> None:
    ReviewRepository(folders, disk, "work").keep("2026-08-23T02:00:00+00:00", {})
    folder = folders.reviews("work")
    (file,) = folder.iterdir()
    for path in (file, folder, folder.parent):
        assert path.stat().st_mode & 0o077 == 0


def test_a_disk_that_takes_nothing_is_told(folders: Folders, disk: Disk) -> None:
    folders.reviews("work").parent.write_text("a file in the way")
    with pytest.raises(StorageError):
        ReviewRepository(folders, disk, "work").keep("2026-08-23T02:00:00+00:00", {})
