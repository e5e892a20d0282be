"""The search itself finds what it is to find."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.secrets.traces import Traces

if TYPE_CHECKING:
    from pathlib import Path

SECRET = 'Canary-"7f3a 9!'
EVERYWHERE = {"argument in cmdline", "argument in environ"}
LEAKS = {
    "plain": SECRET.encode(),
    "JSON": b'{"password": "Canary-\\"7f3a 9!"}',
    "an address": b"?p=Canary-%227f3a%209%21&x",
    "UTF-16": b"\xff\xfe" + SECRET.encode("utf-16-le"),
    "base64": base64.b64encode(b"user:" + SECRET.encode() + b" and more"),
}


@pytest.mark.parametrize("leak", LEAKS.values(), ids=LEAKS)
def test_a_file_with_a_secret_is_found(tmp_path: Path, leak: bytes) -> None:
    (tmp_path / "log").write_bytes(b"before " + leak + b" after")
    traces = Traces({"password": SECRET})
    traces.search_folder(tmp_path)
    assert traces.found == [f"password in {tmp_path / 'log'}"]


def test_arguments_and_environment_are_found_also_of_children() -> None:
    inner = [sys.executable, "-c", "import time; time.sleep(30)"]
    outer = f"import subprocess, sys; subprocess.run({inner!r}, env={{'P': sys.argv[1]}})"
    program = subprocess.Popen([sys.executable, "-c", outer, "plain-sight"])
    traces = Traces({"argument": "plain-sight"})
    try:
        end = time.monotonic() + 20
        while kinds(traces) != EVERYWHERE and time.monotonic() < end:
            traces.found.clear()
            traces.search_processes(program.pid)
    finally:
        subprocess.run(["pkill", "-P", str(program.pid)], check=False)
        program.kill()
        program.wait()
    assert kinds(traces) == EVERYWHERE


def kinds(traces: Traces) -> set[str]:
    return {found.partition(" of ")[0] for found in traces.found}


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(os.urandom(10_000))
    traces = Traces({"password": SECRET})
    traces.search_folder(tmp_path)
    assert (traces.found, traces.places) == ([], 2)
