"""Hostile neighbour: what others can write to is told, and profiles from there are not used."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.system.linux import Linux
from desktop.system.platform import current
from desktop.system.windows import Windows

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stile import Stile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="other systems have no such modes")
as_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root gives files away"
)

OPEN = {
    "home": ("", 0o777),
    "home to a group": ("", 0o770),
    "home with a sticky bit": ("", 0o1777),
    "list": ("profiles.json", 0o666),
    "list to a group": ("profiles.json", 0o660),
}


def opened(stile: Stile, what: str) -> Path:
    """Let others write to something of a home; its group is one that several users may be in."""
    name, mode = OPEN[what]
    path = stile.home / name
    if os.geteuid() == 0:
        os.chown(path, 0, 12_345)
    path.chmod(mode)
    return path


@as_root
@pytest.mark.parametrize("what", OPEN)
def test_no_profile_is_used_that_others_could_have_written(srp: Stile, what: str) -> None:
    path = opened(srp, what)
    before = (srp.home / "profiles.json").read_bytes()
    for args in (("profile", "list"), ("status",), ("token",), ("sign-in", "--terminal"), ("admin", "list")):
        ended = srp.call(*args)
        assert f"can write to {path}" in ended.stderr, args
        assert "srp" not in ended.stdout
    ended = srp.call("profile", "add", "new", "--pool-id", "eu-west-1_a", "--client-id", "c1")
    assert ended.returncode == 1
    assert f"can write to {path}" in ended.stderr
    assert (srp.home / "profiles.json").read_bytes() == before


@as_root
@pytest.mark.parametrize("name", ["", "profiles.json"])
def test_what_another_user_owns_is_theirs(srp: Stile, name: str) -> None:
    os.chown(srp.home / name, 12_345, 0)
    assert "can write to" in srp.call("profile", "list").stderr


@pytest.mark.parametrize("mode", [0o700, 0o755, 0o750, 0o711])
def test_a_home_that_others_can_read_at_most_is_used(srp: Stile, mode: int) -> None:
    srp.home.chmod(mode)
    assert "srp" in srp.call("profile", "list").stdout


def test_a_group_of_its_own_is_nobody_else(tmp_path: Path) -> None:
    """Debian and others give each user a group, and let it write: that is no other user."""
    import grp  # noqa: PLC0415 - there is none on Windows
    import pwd  # noqa: PLC0415 - as above

    me = pwd.getpwuid(os.geteuid())
    own = grp.getgrgid(me.pw_gid)
    if own.gr_name != me.pw_name or set(own.gr_mem) - {me.pw_name}:
        pytest.skip("this user's group has others in it")
    tmp_path.chmod(0o775)
    os.chown(tmp_path, -1, me.pw_gid)
    assert not current().others_can_write(tmp_path)
    tmp_path.chmod(0o777)
    assert current().others_can_write(tmp_path)


def test_the_administrator_may(tmp_path: Path) -> None:
    assert not Linux(tmp_path, administrator=tmp_path.stat().st_uid).others_can_write(tmp_path)


def test_windows_tells_nothing(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    assert not Windows().others_can_write(tmp_path)


@as_root
@pytest.mark.parametrize("name", ["", "profiles.json", "audit", "audit/srp.jsonl", "jobs/a.jsonl"])
@pytest.mark.parametrize("how", ["mode", "owner"])
def test_doctor_looks_at_the_home_itself_and_at_every_file(srp: Stile, name: str, how: str) -> None:
    path = srp.home / name
    if not path.exists():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.touch(mode=0o600) if path.suffix else path.mkdir(mode=0o700)
    if how == "mode":
        path.chmod(0o777)
    else:
        os.chown(path, 12_345, 0)
    found = json.loads(srp.call("doctor", "--json").stdout.splitlines()[-1])
    assert "files.written-by-others" in json.dumps(found)
    assert str(path) in json.dumps(found)
