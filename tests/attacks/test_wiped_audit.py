"""Hostile home: whoever can write files, and knows no key, cannot make the audit's log look sound again."""

from __future__ import annotations

import asyncio
import json
import threading
from typing import TYPE_CHECKING

import pytest

from desktop.core.admin.errors import NothingBrokenError
from desktop.core.storage.vault import StorageError
from desktop.storage import audit_log
from desktop.storage.audit_anchors import AuditAnchors
from desktop.storage.line_file import LineFile
from desktop.system.platform import current
from tests.attacks.audited_home import AuditedHome, entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.core.storage.vault import Store
    from desktop.system.thread_worker import ThreadWorker


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))


def delete_log_and_seal(home: AuditedHome, _: Path) -> None:
    home.log.unlink()
    home.sealed.unlink()


def delete_all_three(home: AuditedHome, _: Path) -> None:
    for path in (home.log, home.sealed, home.anchor):
        path.unlink()


def flip_the_seal_and_empty_the_log(home: AuditedHome, _: Path) -> None:
    _flip(home.sealed)
    home.log.write_bytes(b"")


def flip_the_seal_empty_the_log_and_delete_the_anchor(home: AuditedHome, _: Path) -> None:
    flip_the_seal_and_empty_the_log(home, _)
    home.anchor.unlink()


def delete_the_seal(home: AuditedHome, _: Path) -> None:
    home.sealed.unlink()


def delete_the_seal_and_the_anchor(home: AuditedHome, _: Path) -> None:
    home.sealed.unlink()
    home.anchor.unlink()


def delete_the_log(home: AuditedHome, _: Path) -> None:
    home.log.unlink()


def put_back_log_and_seal(home: AuditedHome, copy: Path) -> None:
    home.put_back(copy, home.log, home.sealed)


def put_back_all_three(home: AuditedHome, copy: Path) -> None:
    home.put_back(copy, home.log, home.sealed, home.anchor)


def put_back_the_seal_and_delete_the_log(home: AuditedHome, copy: Path) -> None:
    home.put_back(copy, home.sealed)
    home.log.unlink()


def spoil_the_anchor(home: AuditedHome, _: Path) -> None:
    home.anchor.write_bytes(b"\xff" + b"[" * 3000)


SEEN_BY_A_FILE = [
    delete_log_and_seal,
    flip_the_seal_and_empty_the_log,
    delete_the_seal,
    delete_the_seal_and_the_anchor,
    delete_the_log,
    put_back_log_and_seal,
    put_back_the_seal_and_delete_the_log,
    spoil_the_anchor,
]
SEEN_BY_THE_KEYRING = [
    delete_all_three,
    flip_the_seal_empty_the_log_and_delete_the_anchor,
    put_back_all_three,
]
ATTACKS = [
    *(("keyring", attack) for attack in [*SEEN_BY_A_FILE, *SEEN_BY_THE_KEYRING]),
    *(("passphrase", attack) for attack in SEEN_BY_A_FILE),
]


@pytest.fixture
def attacked(request: pytest.FixtureRequest, tmp_path: Path, worker: ThreadWorker) -> AuditedHome:
    store, attack = request.param
    home = AuditedHome(tmp_path / "home", worker, store)
    home.does("a", "b")
    home.copy_files(tmp_path / "copy")
    home.does("c", "d")
    assert home.broken() is None
    attack(home, tmp_path / "copy")
    return home


each_attack = pytest.mark.parametrize(
    "attacked", ATTACKS, indirect=True, ids=lambda each: f"{each[0]}-{each[1].__name__}"
)


@each_attack
def test_it_is_seen_and_stays_seen_until_a_person_acknowledges_it(attacked: AuditedHome) -> None:
    assert attacked.broken() not in {None, "unsealed"}
    attacked.does("e")
    assert attacked.broken() not in {None, "unsealed"}, "writing on must not hide it"
    attacked.does("f")
    assert attacked.broken() not in {None, "unsealed"}
    attacked.acknowledge("a disk that was put back")
    assert attacked.broken() is None
    attacked.does("g")
    assert attacked.broken() is None
    said = next(each for each in attacked.entries() if each.action == "acknowledge-break")
    assert said.reason == "a disk that was put back"
    assert said.breaks
    assert [each.whom for each in attacked.entries()][-1] == "g"
    with pytest.raises(NothingBrokenError):
        attacked.acknowledge("again")


@each_attack
def test_it_may_be_acknowledged_at_once_and_numbers_go_on(attacked: AuditedHome) -> None:
    attacked.acknowledge("at once")
    assert attacked.broken() is None
    last = json.loads(attacked.log.read_text().splitlines()[-1])
    assert last["n"] >= 5, "four lines were written before, whatever is left of them"
    assert last["entry"]["reason"] == "at once"


@pytest.mark.parametrize("store", ["keyring", "passphrase"])
def test_what_was_set_aside_is_listed_and_named_in_the_entry(
    tmp_path: Path, worker: ThreadWorker, store: Store
) -> None:
    home = AuditedHome(tmp_path / "home", worker, store)
    for round_ in range(3):
        home.does(f"{round_}-a", f"{round_}-b")
        lines = home.log.read_text().splitlines()
        home.log.write_text("".join(f"{line}\n" for line in lines[:-1]))
        home.acknowledge("cut off")
    aside = asyncio.run(home.audit().set_aside())
    assert len(set(aside)) == 3, "within one second, too, none takes the place of another"
    assert home.entries()[-1].set_aside == aside
    kept = [path.read_text() for path in home.log.parent.iterdir() if path.name in aside]
    assert any('"whom":"0-a"' in text for text in kept)
    assert home.broken() is None


def test_without_a_keyring_nothing_is_sound_where_nothing_is_left(
    tmp_path: Path, worker: ThreadWorker
) -> None:
    """The whole folder is gone, and no other place knows of it: that is said to be no proof."""
    home = AuditedHome(tmp_path / "home", worker, "passphrase")
    home.does("a")
    delete_all_three(home, tmp_path)
    assert home.broken() == "unsealed"


@pytest.mark.parametrize("store", ["keyring", "passphrase"])
@pytest.mark.parametrize("place", ["sealed", "anchor", "log"])
def test_what_cannot_be_read_begins_no_new_chain(
    tmp_path: Path, worker: ThreadWorker, store: Store, place: str
) -> None:
    """One failed read is not the same as nothing there."""
    home = AuditedHome(tmp_path / "home", worker, store)
    home.does("a", "b")
    audit = home.audit()
    asyncio.run(audit.entries())
    path: Path = getattr(home, place)
    hidden = path.with_name("hidden")

    async def vault_opened_before() -> None:
        await audit._vault()

    asyncio.run(vault_opened_before())
    path.rename(hidden)
    path.mkdir()  # reading it fails, as on a disk that does
    with pytest.raises(StorageError):
        asyncio.run(audit.write(entry("c")))
    with pytest.raises(StorageError):
        asyncio.run(audit.verify())
    path.rmdir()
    hidden.rename(path)
    home.does("d")
    assert home.broken() is None
    assert [each.whom for each in home.entries()] == ["a", "b", "d"]
    assert asyncio.run(home.audit().set_aside()) == ()


ODD_LINES: list[Callable[[], bytes]] = [
    lambda: b"[" * 65_536,
    lambda: b'{"n":' + b"9" * 5000 + b"}",
    lambda: b'{"n":3,"entry":{},"hmac":"\\ud800"}',
    lambda: b'{"n":3,"entry":{"a":NaN},"hmac":"00"}',
    lambda: b"\xff\xfe\x00",
    lambda: b'{"at":[],"whom":{}}',
]


@pytest.mark.parametrize("odd", ODD_LINES)
def test_an_odd_line_is_a_finding_and_no_crash(
    tmp_path: Path, worker: ThreadWorker, odd: Callable[[], bytes]
) -> None:
    home = AuditedHome(tmp_path / "home", worker, "keyring")
    home.does("a", "b")
    with home.log.open("ab") as file:
        file.write(odd() + b"\n")
    assert home.broken() in {"unreadable", "changed"}
    assert [each.whom for each in home.entries()] == ["a", "b"]
    assert asyncio.run(home.audit().password_times("eu-west-1_a")) == {}
    home.does("c")
    assert home.broken() in {"unreadable", "changed"}
    home.acknowledge("somebody wrote into it")
    assert home.broken() is None


def test_a_kill_while_a_new_chain_begins_hides_nothing(
    tmp_path: Path, worker: ThreadWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = AuditedHome(tmp_path / "home", worker, "passphrase")
    home.does("a")
    home.sealed.unlink()

    def killed(_: LineFile) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(LineFile, "set_aside", killed)
        with pytest.raises(StorageError):
            home.does("b")
    assert home.broken() == "seal-gone"
    home.does("c")
    assert home.broken() == "seal-gone"
    home.acknowledge("killed")
    assert home.broken() is None


class SilentNotes:
    """A keyring that gives what it has and does not answer when it is written to."""

    def __init__(self) -> None:
        self.answers = threading.Event()

    def note(self, name: str) -> None:
        del name

    def keep_note(self, name: str, text: str) -> None:
        del name, text
        self.answers.wait(30)


def test_a_keyring_that_falls_silent_costs_the_anchor_and_not_the_entry(
    tmp_path: Path, worker: ThreadWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_log, "_ANCHOR_DEADLINE", 0.05)
    home, silent = AuditedHome(tmp_path / "home", worker, "keyring"), SilentNotes()
    home.does("a")
    audit = home.audit()
    audit._anchors = AuditAnchors(home.anchor, current(), silent, "audit work")
    asyncio.run(audit.write(entry("b")))
    silent.answers.set()
    assert [each.whom for each in home.entries()] == ["a", "b"]
    assert home.broken() is None
