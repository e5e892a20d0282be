from __future__ import annotations

import errno
import json
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import pytest

from desktop.core import words
from desktop.profiles.parsing import InvalidProfileError, parse, to_plain
from desktop.profiles.profile import Profile
from desktop.storage.profile_list_errors import (
    NewerProfileListError,
    NoProfileError,
    ProfileExistsError,
    ProfileListNotSavedError,
    UnknownProfileError,
)
from desktop.storage.profile_repository import ProfileRepository

if TYPE_CHECKING:
    from desktop.core.storage.disk import Disk
    from desktop.storage.folders import Folders

Book: TypeAlias = ProfileRepository[Profile]

WORK = Profile("work", "eu-west-1_Ab3dEf6hI", "client1")
HOME = Profile("home", "us-east-1_Zz9", "client2", flow="choice", organisation="Zoë & söhne")


def open_book(folders: Folders, disk: Disk) -> Book:
    return ProfileRepository(folders, disk, parse, to_plain)


@pytest.fixture
def book(folders: Folders, disk: Disk) -> Book:
    return open_book(folders, disk)


def codes(book: Book) -> list[str]:
    assert all(words.sentence(notice) for notice in book.notices())
    return [notice.code for notice in book.notices()]


def test_a_new_list_is_empty_and_says_what_to_do(book: Book) -> None:
    assert book.profiles() == ()
    assert book.default is None
    with pytest.raises(NoProfileError) as caught:
        book.get()
    assert "stile profile add" in words.sentence(caught.value.notice)


def test_profiles_are_there_the_next_time(book: Book, folders: Folders, disk: Disk) -> None:
    book.add(WORK)
    book.add(HOME)
    again = open_book(folders, disk)
    assert again.profiles() == (WORK, HOME)
    assert again.names() == ("work", "home")
    assert again.get("home") == HOME
    assert again.notices() == ()


def test_the_first_one_is_used_until_another_is_chosen(book: Book) -> None:
    book.add(WORK)
    book.add(HOME)
    assert book.get() == WORK
    book.use("home")
    assert (book.default, book.get()) == ("home", HOME)


def test_when_the_default_is_removed_the_first_of_the_others_takes_its_place(book: Book) -> None:
    book.add(WORK)
    book.add(HOME)
    book.use("home")
    book.remove("home")
    assert book.get() == WORK
    book.remove("work")
    assert book.default is None


def test_a_name_is_taken_whatever_its_case(book: Book) -> None:
    book.add(WORK)
    with pytest.raises(ProfileExistsError) as caught:
        book.add(replace(HOME, name="WORK"))
    assert "WORK" in words.sentence(caught.value.notice)
    assert book.profiles() == (WORK,)
    assert book.get("Work") == WORK


def test_a_profile_is_replaced_in_its_place(book: Book) -> None:
    book.add(WORK)
    book.add(HOME)
    book.replace(replace(WORK, session_minutes=9))
    assert [profile.session_minutes for profile in book.profiles()] == [9, 3]


@pytest.mark.parametrize("verb", ["get", "remove", "use"])
def test_a_name_that_is_not_there_is_said(book: Book, verb: str) -> None:
    book.add(WORK)
    with pytest.raises(UnknownProfileError) as caught:
        getattr(book, verb)("wrok")
    assert "wrok" in words.sentence(caught.value.notice)
    assert book.profiles() == (WORK,)


def test_the_file_is_for_people_to_read_and_for_nobody_else(book: Book, folders: Folders) -> None:
    book.add(HOME)
    text = folders.profiles.read_text()
    assert "Zoë & söhne" in text
    assert text.count("\n") > 5
    book.use("home")
    assert json.loads(folders.profiles.read_text())["default"] == "home"
    assert folders.profiles.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"profiles": {}}',
        b'{"version": "one"}',
        b"[" * 100_000,
    ],
)
def test_a_broken_file_is_a_sentence_and_is_never_lost(book: Book, folders: Folders, content: bytes) -> None:
    folders.profiles.write_bytes(content)
    assert codes(book) == ["profiles-damaged"]
    assert str(folders.profiles) in words.sentence(book.notices()[0])
    assert book.profiles() == ()
    assert folders.profiles.read_bytes() == content
    book.add(WORK)
    assert book.profiles() == (WORK,)
    assert codes(book) == []
    (aside,) = folders.home.glob("profiles.json.broken-*")
    assert aside.read_bytes() == content


def test_a_profile_that_is_not_sound_does_not_hide_the_others(book: Book, folders: Folders) -> None:
    book.add(WORK)
    book.add(HOME)
    page = json.loads(folders.profiles.read_text())
    page["profiles"][0]["pool_id"] = "nonsense"
    folders.profiles.write_text(json.dumps(page))
    assert book.profiles() == (HOME,)
    assert codes(book) == ["profile-unsound"]
    with pytest.raises(InvalidProfileError):
        book.get("work")
    book.use("home")
    assert book.names() == ("work", "home")


def test_what_a_newer_stile_added_stays(book: Book, folders: Folders) -> None:
    book.add(WORK)
    page = json.loads(folders.profiles.read_text())
    page["theme"] = "dark"
    page["profiles"][0]["colour"] = "green"
    folders.profiles.write_text(json.dumps(page))
    book.add(HOME)
    page = json.loads(folders.profiles.read_text())
    assert page["theme"] == "dark"
    assert page["profiles"][0]["colour"] == "green"


def test_a_newer_file_is_left_alone(book: Book, folders: Folders) -> None:
    content = b'{"version": 2, "profiles": []}'
    folders.profiles.write_bytes(content)
    assert codes(book) == ["profiles-newer"]
    with pytest.raises(NewerProfileListError):
        book.add(WORK)
    assert folders.profiles.read_bytes() == content


def test_a_full_disk_leaves_the_old_list(book: Book, folders: Folders, disk: Disk) -> None:
    book.add(WORK)

    class FullDisk:
        make_private = disk.make_private
        replace = disk.replace

        def flush(self, _descriptor: int) -> None:
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(ProfileListNotSavedError) as caught:
        open_book(folders, FullDisk()).add(HOME)
    assert str(folders.profiles) in words.sentence(caught.value.notice)
    assert book.profiles() == (WORK,)


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_processes_that_add_at_once_lose_nothing(book: Book) -> None:
    def child(name: str) -> int:
        process = os.fork()
        if not process:
            try:
                book.add(replace(WORK, name=name))
            finally:
                os._exit(0)
        return process

    for process in [child(f"p{n}") for n in range(8)]:
        os.waitpid(process, 0)
    assert sorted(book.names()) == [f"p{n}" for n in range(8)]
