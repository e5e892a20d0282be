"""An organisation's files count only where nobody but an administrator could have written them."""

from __future__ import annotations

import json
import os
import random
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.core import words
from desktop.profiles.organisation_file import read
from desktop.storage.organisation_files import organisation_files
from desktop.system.linux import Linux
from tests.storage.mutations import mutation

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights as POSIX has them")


@pytest.fixture
def guard(tmp_path: Path) -> Linux:
    return Linux(tmp_path / "stile", administrator=os.getuid())


@pytest.fixture
def file(guard: Linux) -> Path:
    folder = guard.organisation_folder / "profiles.d"
    folder.mkdir(mode=0o755, parents=True)
    path = folder / "10-work.json"
    path.write_text('{"version": 1}')
    path.chmod(0o644)
    return path


def codes(guard: Linux) -> list[str]:
    notices = [file.notice for file in organisation_files(guard) if file.notice]
    assert all(str(guard.organisation_folder) in words.sentence(notice) for notice in notices)
    return [notice.code for notice in notices]


def test_no_folder_is_the_usual_case(guard: Linux) -> None:
    assert organisation_files(guard) == ()


def test_a_system_that_cannot_tell_its_folder_has_no_files(guard: Linux) -> None:
    class Lost:
        is_protected = guard.is_protected

        @property
        def organisation_folder(self) -> Path:
            raise OSError("nowhere")

    assert organisation_files(Lost()) == ()


def test_files_are_read_in_the_order_of_their_names(guard: Linux, file: Path) -> None:
    (file.parent / "05-first.json").write_text('{"default": "a"}')
    (file.parent / "README").write_text("no profile")
    assert [read.plain for read in organisation_files(guard)] == [{"default": "a"}, {"version": 1}]
    assert codes(guard) == []


@pytest.mark.parametrize("mode", [0o666, 0o664, 0o646])
def test_a_file_that_others_can_write_does_not_count(guard: Linux, file: Path, mode: int) -> None:
    file.chmod(mode)
    assert codes(guard) == ["organisation-unprotected"]
    assert organisation_files(guard)[0].plain == {}


@pytest.mark.parametrize("up", [0, 1])
def test_a_folder_that_others_can_write_does_not_count(guard: Linux, file: Path, up: int) -> None:
    file.parents[up].chmod(0o777)
    assert codes(guard) == ["organisation-unprotected"]


def test_a_file_of_somebody_else_does_not_count(guard: Linux, file: Path) -> None:
    assert codes(Linux(guard.organisation_folder, administrator=os.getuid() + 1)) == [
        "organisation-unprotected"
    ]
    assert file.exists()


def test_a_link_does_not_count(guard: Linux, file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "mine.json"
    elsewhere.write_text('{"default": "mine"}')
    file.unlink()
    file.symlink_to(elsewhere)
    assert codes(guard) == ["organisation-unprotected"]


def test_five_hundred_damaged_files_are_read_or_told_of(guard: Linux, file: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - the same every time
    profile = {"name": "work", "pool_id": "eu-west-1_x", "client_id": "a", "alarms": {"lock-outs": True}}
    forced = {
        "flows": ["srp"],
        "session_minutes": 5,
        "language": "de",
        "alarms": {"low-rate": {"percent": 9}},
    }
    whole = {"version": 1, "profiles": [profile], "default": "work", "forced": forced}
    for _ in range(500):
        file.write_bytes(mutation(json.dumps(whole).encode(), chance))
        organisation = read(organisation_files(guard))
        assert all(words.sentence(notice) for notice in organisation.notices)


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "\xff", "[" * 100_000])
def test_a_broken_file_is_told_and_hides_no_other(guard: Linux, file: Path, content: str) -> None:
    (file.parent / "20-broken.json").write_text(content, encoding="latin-1")
    assert codes(guard) == ["organisation-damaged"]
    assert organisation_files(guard)[0].plain == {"version": 1}
