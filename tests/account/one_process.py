"""A process that asks for the token whenever it is told to: `one_process.py HOME ENDPOINT REGION CLIENT`.

Each line on stdin is how far this machine's clock has moved on, in seconds; each line on stdout is a token
or why there is none. The key is fixed here, as the keyring is not what is tried out.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from desktop.account.account import Account
from desktop.aws.cognito_pool import CognitoPool
from desktop.core.cognito.calls import AppClient
from desktop.core.errors import StileError
from desktop.storage.folders import Folders
from desktop.storage.keys import Key
from desktop.storage.lease import FileLease
from desktop.storage.vaults import Vaults
from desktop.system.platform import current
from desktop.system.thread_worker import ThreadWorker
from tests.account.stage import MovedClock


class FixedKey:
    """The same key for everybody."""

    def fetch(self) -> Key:
        return Key(b"k" * 32, "tests")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def main(home: str, endpoint: str, region: str, client_id: str) -> None:
    folders, worker, clock = Folders(Path(home)), ThreadWorker(), MovedClock()
    opened = await Vaults(folders, current(), worker, FixedKey()).open("work")
    pool = CognitoPool(region, endpoint, AppClient(client_id), worker)
    await pool.warm()
    account = Account(pool, opened.vault, FileLease(folders.lease("tokens", "work"), worker), clock)
    say("ready")
    for line in sys.stdin:
        clock.moved = float(line)
        try:
            token = (await account.token()).reveal()
        except StileError as error:
            token = error.code
        say(token)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
