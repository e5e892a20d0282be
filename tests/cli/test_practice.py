from __future__ import annotations

import json
import signal
import socket
import subprocess
from typing import TYPE_CHECKING

import pytest

from desktop import wiring
from desktop.practice import child
from desktop.practice.control import PracticeControl

if TYPE_CHECKING:
    from tests.cli.stile import Stile


def test_where_nobody_can_be_asked_a_sign_in_plays_itself(stile: Stile) -> None:
    done = stile.run("practice")
    assert done.returncode == 0, done.stderr
    steps = [line.split(":")[0] for line in done.stdout.splitlines() if line.endswith(": answered")]
    assert steps == ["sign-in", "new-password", "email-code"]
    assert "Signed in as" in done.stdout
    assert done.stdout.splitlines()[-1].endswith(": 0")


def test_practice_leaves_nothing_behind(stile: Stile) -> None:
    temporary = stile.home / "tmp"
    temporary.mkdir()
    stile.environment["TMPDIR"] = str(temporary)
    stile.run("practice")
    assert list(temporary.iterdir()) == []
    assert list(stile.home.iterdir()) == [temporary]


@pytest.mark.parametrize("ends", ["stdin", "signal", "stop"])
def test_a_pool_is_served_until_it_is_stopped(stile: Stile, ends: str) -> None:
    process = subprocess.Popen(
        stile.argv("practice", "--serve", "--until-stdin-closes"),
        env=stile.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    hello = json.loads(process.stdout.readline())
    assert {"endpoint", "region", "control", "pool_id", "clients", "pools", "users"} <= hello.keys()
    if ends == "signal":
        process.send_signal(signal.SIGTERM)
        process.wait(10)
    elif ends == "stop":
        PracticeControl(hello["control"]).stop()
        process.wait(10)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize("port", ["99999", "-1", "80a", "65536", "٨٠", "9" * 5000])
def test_a_port_that_there_cannot_be_is_told_in_a_sentence(stile: Stile, port: str) -> None:
    done = stile.call("practice", "--serve", f"--port={port}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be used: ports go from 1 to 65535. Leave --port out for a free one." in done.stderr


def test_a_port_that_another_program_has_is_told_in_a_sentence(stile: Stile) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = stile.call("practice", "--serve", "--port", str(port))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"Port {port} cannot be used: another program has it. Leave --port out for a free one.\n"
    )


def test_a_pool_ends_with_the_program_that_started_it() -> None:
    pool = wiring.start_practice()
    control = PracticeControl(pool.hello["control"])
    assert control.now()
    pool.stop()
    with pytest.raises(OSError, match="refused"):
        control.now()


def test_a_pool_that_does_not_start_is_told(stile: Stile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.practice.child._command", lambda: ["false"])
    done = stile.call("practice")
    assert done.returncode == 1
    assert "stile practice --serve" in done.stderr


def test_the_child_is_this_program_also_in_a_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", "/opt/stile/stile-desktop")
    assert child._command()[0] == "/opt/stile/stile"
