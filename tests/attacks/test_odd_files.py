"""Hostile home: a pipe, a device, a socket, a folder or links in a circle in the place of any file."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from typing import TYPE_CHECKING

import pytest

from desktop import regular_file
from desktop.regular_file import open_regular, read_named, read_named_text, read_regular
from desktop.system.platform import current
from desktop.wiring.instance_lock import SingleInstance
from tests.attacks.odd_files import ODD, links_in_a_circle, pipe, within
from tests.cli.stile import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.stile import Stile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")

FILES = {
    "profiles.json": ("profile", "list"),
    "vaults/passphrase/profile-srp.sealed": ("status", "--store", "passphrase"),
    "audit/srp.jsonl": ("admin", "audit", "export"),
    "audit/srp.end": ("admin", "audit", "verify", "--store", "passphrase"),
    "jobs/20260101-000000-0000.jsonl": ("admin", "bulk", "--jobs"),
    "reviews/srp/20260101T000000.json": ("profile", "list"),
    "journal/journal.db": ("journal",),
    "locks/vault-srp.lock": ("status", "--store", "passphrase"),
}
each_kind = pytest.mark.parametrize("put", ODD, ids=lambda put: put.__name__)


@each_kind
@pytest.mark.parametrize("name", FILES)
def test_a_command_does_not_hang_and_does_not_crash(
    sealed: Stile, name: str, put: Callable[[Path], None]
) -> None:
    path = sealed.home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.unlink()
    put(path)
    with within(20):
        ended = sealed.call(*FILES[name], typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert ended.returncode in {0, 1, 3, 4}
    assert "Traceback" not in ended.stderr
    assert "unexpected" not in ended.stderr.lower()
    assert ended.returncode == 0 or re.search(r"\w\.", ended.stderr), "a sentence says why"


@each_kind
def test_doctor_names_it(sealed: Stile, put: Callable[[Path], None]) -> None:
    path = sealed.home / "audit" / "odd"
    path.parent.mkdir(mode=0o700)
    put(path)
    with within(60):
        ended = sealed.call("doctor", "--json")
    names = ended.stdout + ended.stderr
    assert ("files.odd" in names) == (not path.is_dir())


@each_kind
def test_it_is_an_error_of_the_system_and_nothing_is_waited_for(
    tmp_path: Path, put: Callable[[Path], None]
) -> None:
    put(tmp_path / "odd")
    with within(5):
        for read in (open_regular, read_regular, lambda path: open_regular(path, change=True)):
            with pytest.raises(OSError, match=r"\w"):
                read(tmp_path / "odd")


def test_a_pipe_that_a_person_names_is_read_to_its_end(tmp_path: Path) -> None:
    """As a shell's `<(command)` is one."""
    import subprocess  # noqa: PLC0415 - for this alone

    pipe(tmp_path / "pipe")
    writer = subprocess.Popen(["sh", "-c", f"printf 'a\\r\\nb\\n' > '{tmp_path}/pipe'"])
    found = ""
    with within(20):
        while not found:  # as long as nobody has opened it to write, nothing comes
            with contextlib.suppress(OSError):
                found = read_named_text(tmp_path / "pipe")
    assert found == "a\nb\n"
    assert writer.wait(10) == 0


@pytest.mark.parametrize("put", [put for put in ODD if put is not pipe], ids=lambda put: put.__name__)
def test_nothing_else_that_is_named_is_waited_for(tmp_path: Path, put: Callable[[Path], None]) -> None:
    put(tmp_path / "odd")
    with within(5), pytest.raises(OSError, match=r"\w"):
        read_named(tmp_path / "odd")


@pytest.mark.parametrize("put", [pipe, links_in_a_circle], ids=lambda put: put.__name__)
@pytest.mark.parametrize(
    "args",
    [
        ("sign-in", "--script"),
        ("admin", "show", "--note"),
        ("support", "--read"),
        ("admin", "bulk", "disable", "--from"),
        ("practice", "--rehearse"),
        ("profile", "import"),
    ],
    ids=lambda args: args[0],
)
def test_a_file_that_is_named_gets_a_sentence(
    srp: Stile, args: tuple[str, ...], put: Callable[[Path], None]
) -> None:
    odd = srp.home / "odd"
    put(odd)
    with within(20):
        ended = srp.call(*args, str(odd))
    assert ended.returncode in {1, 2}
    assert "Traceback" not in ended.stderr
    assert "." in ended.stderr


@each_kind
def test_the_right_to_the_window_is_not_waited_for(tmp_path: Path, put: Callable[[Path], None]) -> None:
    put(tmp_path / "window.lock")
    with within(5):
        assert SingleInstance(tmp_path / "window.lock", current()).claim(), "then every start shows a window"


def test_a_named_pipe_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regular_file, "_PIPE_PATIENCE", 0.05)
    pipe(tmp_path / "pipe")
    held = os.open(tmp_path / "pipe", os.O_RDWR)
    try:
        with within(5), pytest.raises(TimeoutError):
            read_named(tmp_path / "pipe")
    finally:
        os.close(held)


def test_half_a_file_does_not_pass_for_a_whole_one(tmp_path: Path) -> None:
    (tmp_path / "table").write_bytes(b"12345")
    assert read_named(tmp_path / "table", 5) == b"12345"
    with pytest.raises(OSError, match="larger than 4 bytes"):
        read_named(tmp_path / "table", 4)
