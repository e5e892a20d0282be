"""Hostile names: of profiles, of files beside theirs, and in arguments."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.storage.ephemeral_key import EphemeralKey
from desktop.storage.files_set_aside import files_set_aside, set_aside, set_aside_once
from desktop.storage.folders import ON_DISK, Folders, is_reserved
from desktop.storage.vaults import Vaults
from desktop.system.platform import current

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.storage.vault import Store
    from desktop.system.thread_worker import ThreadWorker
    from tests.cli.stile import Stile

NEIGHBOURS = [
    "x.sealed.a-b",
    "x.sealed.corrupt-20260101T000000Z",
    "x.sealed.other-key-1",
    "x-y",
    "xx",
    "x.jsonl.before-20260101T000000Z",
]
ADD = ("--pool-id", "eu-west-1_Ab3dEf6hI", "--client-id", "client1")


@pytest.mark.parametrize("store", ON_DISK)
@pytest.mark.parametrize("neighbour", NEIGHBOURS)
def test_removing_a_profile_touches_only_its_own_files(
    tmp_path: Path, worker: ThreadWorker, store: Store, neighbour: str
) -> None:
    folders = Folders(tmp_path)
    folders.prepare(current())
    mine = folders.vault("x", store)
    theirs = folders.vault(neighbour, store)
    aside = [mine.with_name(f"{mine.name}.{why}-20260101T000000Z") for why in ("corrupt", "other-key")]
    for path in (mine, theirs, *aside):
        path.write_bytes(b"kept")
    asyncio.run(Vaults(folders, current(), worker, EphemeralKey()).remove("x"))
    assert list(theirs.parent.iterdir()) == [theirs]


@pytest.mark.parametrize("neighbour", NEIGHBOURS)
def test_setting_aside_removes_only_what_was_set_aside_of_the_same_file(
    tmp_path: Path, neighbour: str
) -> None:
    folders = Folders(tmp_path)
    folders.prepare(current())
    mine, theirs = folders.vault("x", "keyring"), folders.vault(neighbour, "keyring")
    for round_ in range(3):
        mine.write_bytes(b"%d" % round_)
        theirs.write_bytes(b"theirs")
        set_aside_once(mine, "corrupt")
    assert theirs.read_bytes() == b"theirs"
    assert [path.read_bytes() for path in files_set_aside(mine)] == [b"2"]


def test_what_is_set_aside_takes_no_others_place(tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / "log").write_bytes(b"%d" % n)
        set_aside(tmp_path / "log", "before")
    assert sorted(path.read_bytes() for path in files_set_aside(tmp_path / "log")) == [
        b"0",
        b"1",
        b"2",
        b"3",
        b"4",
    ]


def test_a_name_in_the_list_that_leads_elsewhere_takes_nothing_with_it(stile: Stile, tmp_path: Path) -> None:
    stile.home = tmp_path / "home"
    stile.home.mkdir()
    other = tmp_path / "precious"
    other.mkdir()
    (other / "file.json").write_text("{}")
    profile = {"name": "../../precious", "pool_id": "eu-west-1_a", "client_id": "c"}
    (stile.home / "profiles.json").write_text(json.dumps({"version": 1, "profiles": [profile]}))
    (stile.home / "reviews").mkdir()
    assert stile.call("profile", "remove", "../../precious").returncode == 0
    assert (other / "file.json").exists()
    assert json.loads((stile.home / "profiles.json").read_text())["profiles"] == []


def test_a_link_in_the_place_of_the_reviews_takes_nothing_with_it(srp: Stile, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").write_text("kept")
    (srp.home / "reviews").mkdir()
    (srp.home / "reviews" / "srp").symlink_to(precious)
    assert srp.call("profile", "remove", "srp").returncode == 0
    assert (precious / "file").read_text() == "kept"
    assert not (srp.home / "reviews" / "srp").is_symlink()


def test_a_profile_is_removed_whole_however_its_name_is_written(srp: Stile) -> None:
    assert srp.call("profile", "remove", "SRP").returncode == 0
    assert srp.call("profile", "list").stdout == ""


@pytest.mark.parametrize("name", ["con", "NUL", "aux.work", "Com1", "lpt9.x.y", "work."])
def test_a_name_that_is_a_device_on_windows_is_refused(stile: Stile, name: str) -> None:
    assert is_reserved(name)
    ended = stile.call("profile", "add", name, *ADD)
    assert ended.returncode == 1
    assert f"No profile can be called {name}" in ended.stderr


@pytest.mark.parametrize("name", ["console", "com", "com10", "x.con", "null", "_aux"])
def test_a_name_that_only_looks_like_one_is_not(stile: Stile, name: str) -> None:
    assert stile.call("profile", "add", name, *ADD).returncode == 0


def test_a_profile_that_had_such_a_name_already_is_still_read(srp: Stile) -> None:
    file = srp.home / "profiles.json"
    whole = json.loads(file.read_text())
    whole["profiles"][0]["name"] = "con"
    file.write_text(json.dumps(whole))
    assert "con" in srp.call("profile", "list").stdout
    assert srp.call("profile", "remove", "con").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are UTF-16 there")
@pytest.mark.parametrize(
    "args",
    [
        [b"\xff"],
        [b"profile", b"add", b"\xfe"],
        [b"admin", b"show", b"ann\xc3"],
        [b"--profile", b"\xa0", b"status"],
    ],
)
def test_bytes_that_are_no_utf_8_in_arguments_get_a_sentence(stile: Stile, args: list[bytes]) -> None:
    place = next(place for place, arg in enumerate(args, start=1) if not arg.isascii())
    ended = subprocess.run(
        [*map(str.encode, stile.argv()), *args],
        env={**stile.env, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stdout == b""
    assert ended.stderr.decode().startswith(f"Argument {place} of the command is not UTF-8.")
