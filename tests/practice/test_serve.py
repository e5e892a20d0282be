"""Serving alone: one line, then the pool, until somebody ends it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from desktop.practice.control import PracticeControl

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = (
    "import sys; from desktop.practice.serve import serve; "
    "sys.exit(serve(int(sys.argv[1]), until_stdin_closes=sys.argv[2] == 'yes'))"
)


@contextmanager
def serving(port: int = 0, until_stdin_closes: str = "no") -> Iterator[tuple[Any, dict[str, Any]]]:
    process: Any = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(port), until_stdin_closes],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process, json.loads(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_the_hello_line_has_the_published_members() -> None:
    with serving() as (_, hello):
        assert set(hello) == {"endpoint", "region", "control", "pool_id", "clients", "pools", "users"}
        assert set(hello["clients"]) == {"srp", "password", "choice", "custom", "custom-srp"}
        for pool in hello["pools"]:
            assert set(pool) == {"name", "pool_id", "identity_pool_id", "settings", "clients"}
            assert pool["pool_id"].startswith(f"{hello['region']}_")
        assert hello["pool_id"] == hello["pools"][0]["pool_id"]
        assert PracticeControl(hello["control"]).ledger()["requests"] == []


def test_it_stops_when_asked_and_prints_nothing_more() -> None:
    with serving() as (process, hello):
        PracticeControl(hello["control"]).stop()
        out, _ = process.communicate(timeout=10)
        assert (process.returncode, out) == (0, "")


def test_it_stops_at_a_signal() -> None:
    for sent in (signal.SIGTERM, signal.SIGINT):
        with serving() as (process, _):
            process.send_signal(sent)
            assert process.wait(timeout=10) == 0


def test_it_stops_with_its_parent() -> None:
    with serving(until_stdin_closes="yes") as (process, _):
        process.stdin.close()
        assert process.wait(timeout=10) == 0


def test_it_goes_on_without_standard_input_otherwise() -> None:
    with serving() as (process, hello):
        process.stdin.close()
        time.sleep(0.3)
        assert PracticeControl(hello["control"]).now()
        assert process.poll() is None


def test_it_takes_the_port_that_is_given() -> None:
    with serving() as (process, hello):
        port = int(hello["endpoint"].rpartition(":")[2])
        process.terminate()
        process.wait(timeout=10)
    with serving(port) as (_, again):
        assert again["endpoint"] == hello["endpoint"]
