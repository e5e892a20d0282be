"""A pool on a raw server, with timeouts short enough for tests."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

import pytest

from desktop.aws.endpoint import Timeouts
from desktop.aws.pool import CognitoPool
from desktop.core.calls import AppClient, InitiateAuth, RespondToAuthChallenge
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.core.ports import Worker

T = TypeVar("T")

CLIENT = AppClient("client1", Secret("client-secret-canary-0123456789"))
SIGN_IN = InitiateAuth("USER_PASSWORD_AUTH", {"USERNAME": "ann", "PASSWORD": Secret("password-canary")})
NEW_PASSWORD = RespondToAuthChallenge(
    "NEW_PASSWORD_REQUIRED", {"USERNAME": "ann", "NEW_PASSWORD": Secret("new-password-canary")}
)
SESSION = Secret("AYABe-first-session-canary")
SHORT = Timeouts(connect=0.5, read=0.5, deadline=5)


class Threads:
    """core.ports.Worker, as small as it can be."""

    def __init__(self) -> None:
        self.executor = ThreadPoolExecutor(4)

    async def run(self, work: Callable[[], T], deadline: float) -> T:
        future = asyncio.get_running_loop().run_in_executor(self.executor, work)
        return await asyncio.wait_for(future, deadline)


@pytest.fixture
def worker() -> Iterator[Worker]:
    threads = Threads()
    yield threads
    threads.executor.shutdown(wait=False, cancel_futures=True)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "HTTPS_PROXY", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def pool_at(worker: Worker) -> Callable[..., CognitoPool]:
    def make(url: str | None, timeouts: Timeouts = SHORT, *, region: str = "eu-west-1") -> CognitoPool:
        return CognitoPool(region, url, CLIENT, worker, timeouts)

    return make
