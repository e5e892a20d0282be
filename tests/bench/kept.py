"""What other programs ask for all day: a kept token, and kept credentials, against reading the key alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.storage.folders import Folders
from tests.bench.frozen import ANSWERS
from tests.bench.measure import Row, pairs
from tests.bench.served import ROOT, ServedPool
from tests.fixtures.secret_service import running_secret_service

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.bench.measure import Work

BOUND = 1.3
_STILE = (sys.executable, "-m", "desktop")
_READ_KEY = Path(__file__).parent / "programs" / "read_key.py"
_PATIENCE = 60.0


def rows(count: int) -> Iterator[Row]:
    """Compare `stile token` and `stile credentials`, signed in, with a Python that only reads the key."""
    with tempfile.TemporaryDirectory() as folder, running_secret_service() as keyring, ServedPool() as pool:
        surroundings = os.environ | keyring.environment | {"STILE_HOME": folder, "PYTHONPATH": str(ROOT)}
        _sign_in(pool, surroundings)
        home = Folders.of_this_user(surroundings)
        read = _once([sys.executable, str(_READ_KEY), f"Stile {home.tag}", "vault key"], surroundings)
        for command in ("token", "credentials"):
            ask = _once([*_STILE, command], surroundings)
            values = [mine / bare for mine, bare in pairs(ask, read, count, warm=2)]
            yield Row(f"stile {command} / reading the key alone", values, BOUND, limit=1)


def _sign_in(pool: ServedPool, surroundings: Mapping[str, str]) -> None:
    """Sign somebody in, and have credentials fetched once."""
    person, hello = pool.person(), pool.hello
    identities = hello["pools"][0]["identity_pool_id"]
    ids = ["--pool-id", hello["pool_id"], "--client-id", hello["clients"]["srp"]]
    more = ["--endpoint-url", hello["endpoint"], "--identity-pool-id", identities]
    script = Path(surroundings["STILE_HOME"]) / "answers.toml"
    script.write_text(ANSWERS.format(**person), encoding="utf-8")
    for arguments in (
        ["profile", "add", "bench", *ids, *more],
        ["sign-in", "--script", str(script)],
        ["credentials"],
    ):
        subprocess.run([*_STILE, *arguments], env=surroundings, check=True, capture_output=True)


def _once(line: Sequence[str], surroundings: Mapping[str, str]) -> Work:
    def once() -> float:
        begun = time.monotonic()
        subprocess.run(line, env=surroundings, check=True, capture_output=True, timeout=_PATIENCE)
        return time.monotonic() - begun

    return once
