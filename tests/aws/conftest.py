"""A pool on a raw server, with timeouts short enough for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.aws.cognito_pool import CognitoPool
from desktop.aws.endpoint import Timeouts
from desktop.core.cognito.calls import AppClient, InitiateAuth, RespondToAuthChallenge
from desktop.core.secret import Secret
from desktop.system.thread_worker import ThreadWorker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.core.worker import Worker

CLIENT = AppClient("client1", Secret("client-secret-canary-0123456789"))
SIGN_IN = InitiateAuth("USER_PASSWORD_AUTH", {"USERNAME": "ann", "PASSWORD": Secret("password-canary")})
NEW_PASSWORD = RespondToAuthChallenge(
    "NEW_PASSWORD_REQUIRED", {"USERNAME": "ann", "NEW_PASSWORD": Secret("new-password-canary")}
)
SESSION = Secret("AYABe-first-session-canary")
SHORT = Timeouts(connect=0.5, read=0.5, deadline=5)


@pytest.fixture
def worker() -> Iterator[Worker]:
    threads = ThreadWorker()
    yield threads
    threads.shutdown(grace=0)


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
