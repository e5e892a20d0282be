"""Eight programs that share one refresh token, which changes with every use."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from desktop.core.sign_in.token_set import SECTION
from desktop.storage.folders import Folders
from desktop.storage.vaults import Vaults
from desktop.system.platform import current
from tests.account.one_process import FixedKey
from tests.account.stage import HOUR, Stage

if TYPE_CHECKING:
    from pathlib import Path

PROCESSES = 8
ROUNDS = 5


def ask(program: subprocess.Popen[str], line: str) -> None:
    assert program.stdin is not None
    program.stdin.write(f"{line}\n")
    program.stdin.flush()


def answer(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


@pytest.mark.ci
def test_eight_processes_cause_one_call_for_each_expiry_and_none_loses_the_session(
    stage: Stage, tmp_path: Path
) -> None:
    vaults = Vaults(Folders(tmp_path / "home"), current(), stage.worker, FixedKey())

    async def sign_in() -> None:
        tokens = await stage.sign_in()
        await (await vaults.open("work")).vault.write({SECTION: tokens.to_record()})

    asyncio.run(sign_in())
    command = [sys.executable, "-m", "tests.account.one_process", str(tmp_path / "home")]
    command += [stage.practice.endpoint, stage.practice.hello["region"], stage.client_id]
    with ExitStack() as stack:
        programs = [
            stack.enter_context(
                subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            )
            for _ in range(PROCESSES)
        ]
        assert [answer(program) for program in programs] == ["ready"] * PROCESSES
        seen = set()
        for _ in range(ROUNDS):
            stage.pass_time(HOUR)
            for program in programs:
                ask(program, str(stage.clock.moved))
            tokens = {answer(program) for program in programs}
            assert len(tokens) == 1
            seen |= tokens
    assert len(seen) == ROUNDS
    assert all(len(token) > 100 for token in seen)
    assert stage.sent() == ["GetTokensFromRefreshToken"] * ROUNDS
