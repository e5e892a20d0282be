"""What the conversation adds to a sign-in, against the same three calls by bare boto3 in a row.

Both sides talk to one practice pool in another process over kept-alive connections. Ours is the whole
thing, the loop, tickets and the worker's threads; once with the place kept in memory, as where there is no
keyring, and once in the sealed file, which is flushed to the disk before and after every call. What a person
does meanwhile, reading the code, is not counted on either side.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config

from desktop.conversation.driver import Conversation
from desktop.conversation.view import Answer
from desktop.profiles.practice_profile import practice_profile
from desktop.storage.vault import MemoryVault
from desktop.wiring.app_context import AppContext
from desktop.wiring.profile_ports import open_profile_ports
from tests.bench.measure import Row, pairs, ratios
from tests.bench.served import ServedPool

if TYPE_CHECKING:
    from desktop.conversation.ports import SignInPorts
    from desktop.conversation.view import Ask, Reply

CALLS = 3
MILLISECONDS = 10.0
WHOLE_IN_MEMORY, WHOLE_IN_FILE = 2.0, 6.0
"""A pool on this machine answers in two milliseconds: ten more for a call are six times as long."""
NEW_PASSWORD = "Wintergarten-7"


class Quick:
    """A view whose person takes no time; the time of reading the code is kept to be taken off."""

    def __init__(self, pool: ServedPool) -> None:
        self._pool = pool
        self.person = pool.person()
        self.reading = 0.0

    def note(self, notice: object) -> None:
        """Hear nothing."""

    async def ask(self, ask: Ask) -> Reply:
        """Give the right answer."""
        begun = time.perf_counter()
        right = {
            "username": lambda: self.person["username"],
            "password": lambda: self.person["password"],
            "new_password": lambda: NEW_PASSWORD,
            "code": lambda: self._pool.code(self.person["username"]),
        }
        fields = {field.name: right[field.name]() for field in ask.step.fields()}
        self.reading += time.perf_counter() - begun
        return Answer(fields)


class Ours:
    """Stile's own parts, as `desktop.wiring` lays them out."""

    def __init__(self, pool: ServedPool, home: Path) -> None:
        self._pool = pool
        self._runner = asyncio.Runner()
        context = AppContext(home)
        profile = practice_profile(pool.hello, "password")
        self._place = self._runner.run(open_profile_ports(context, profile))
        self._runner.run(self._place.pool.warm())

    def in_file(self) -> float:
        """Sign somebody in, the place kept in the sealed file."""
        return self._sign_in(self._place.sign_in_ports)

    def in_memory(self) -> float:
        """Sign somebody in, the place kept in memory."""
        return self._sign_in(replace(self._place.sign_in_ports, vault=MemoryVault()))

    def close(self) -> None:
        """End the loop."""
        self._runner.close()

    def _sign_in(self, ports: SignInPorts) -> float:
        view = Quick(self._pool)
        conversation = Conversation(ports, self._place.settings, view, fresh=True)
        begun = time.perf_counter()
        self._runner.run(conversation.run())
        return time.perf_counter() - begun - view.reading


class Theirs:
    """boto3 and nothing else."""

    def __init__(self, pool: ServedPool) -> None:
        self._pool = pool
        self._client_id = pool.hello["clients"]["password"]
        self._boto3: Any = boto3.client(
            "cognito-idp",
            region_name=pool.hello["region"],
            endpoint_url=pool.hello["endpoint"],
            aws_access_key_id="practice",
            aws_secret_access_key="practice",
            config=Config(retries={"mode": "standard", "total_max_attempts": 1}),
        )

    def __call__(self) -> float:
        """Sign somebody in."""
        person = self._pool.person()
        name = person["username"]
        begun = time.perf_counter()
        asked = self._boto3.initiate_auth(
            AuthFlow="USER_PASSWORD_AUTH",
            ClientId=self._client_id,
            AuthParameters={"USERNAME": name, "PASSWORD": person["password"]},
        )
        asked = self._answer(asked, USERNAME=name, NEW_PASSWORD=NEW_PASSWORD)
        took = time.perf_counter() - begun
        code = self._pool.code(name)
        begun = time.perf_counter()
        done = self._answer(asked, USERNAME=name, EMAIL_OTP_CODE=code)
        took += time.perf_counter() - begun
        assert done["AuthenticationResult"]
        return took

    def _answer(self, asked: dict[str, Any], **responses: str) -> dict[str, Any]:
        answered: dict[str, Any] = self._boto3.respond_to_auth_challenge(
            ChallengeName=asked["ChallengeName"],
            ClientId=self._client_id,
            ChallengeResponses=responses,
            Session=asked["Session"],
        )
        return answered


def rows(count: int) -> list[Row]:
    """Measure so many pairs."""
    with ServedPool() as pool, tempfile.TemporaryDirectory() as home:
        ours, theirs = Ours(pool, Path(home)), Theirs(pool)
        in_memory = pairs(ours.in_memory, theirs, count)
        in_file = pairs(ours.in_file, theirs, count)
        ours.close()
    return [
        Row(
            "whole sign-in / the bare calls, in memory",
            ratios(in_memory),
            WHOLE_IN_MEMORY,
            asserted=False,
            limit=1,
        ),
        Row(
            "whole sign-in / the bare calls, in the file",
            ratios(in_file),
            WHOLE_IN_FILE,
            asserted=False,
            limit=1,
        ),
        Row(
            "added to each call, kept in memory",
            _added(in_memory),
            MILLISECONDS,
            "ms",
            asserted=False,
            limit=0,
        ),
        Row(
            "added to each call, kept in the file",
            _added(in_file),
            MILLISECONDS,
            "ms",
            asserted=False,
            limit=0,
        ),
    ]


def _added(measured: list[tuple[float, float]]) -> list[float]:
    return [(mine - bare) / CALLS * 1000 for mine, bare in measured]
