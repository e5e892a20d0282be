"""Two pools with one set of levers: the real adapter over HTTP, and the one of the conversation's tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from desktop.aws.cognito_pool import CognitoPool
from desktop.core.cognito.calls import AppClient
from tests.aws.conftest import SHORT

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.cognito.pool import Pool
    from desktop.core.worker import Worker
    from tests.fixtures.in_process import PoolInProcess
    from tests.fixtures.practice import Practice


@dataclass(frozen=True)
class Someone:
    username: str
    password: str


class Bench(Protocol):
    """A pool, and what stands behind it."""

    pool: Pool

    def someone(self, situation: str) -> Someone: ...
    def fault(self, **rule: object) -> None: ...
    def code(self, username: str) -> str: ...
    def advance(self, seconds: float) -> None: ...
    def now(self) -> datetime: ...
    def requests(self) -> list[tuple[str, bool]]:
        """Return operation and whether it was processed, of every request."""
        ...


class OverHttp:
    def __init__(self, practice: Practice, worker: Worker) -> None:
        self._practice = practice
        client = AppClient(practice.client_id("password"))
        region, patient = practice.hello["region"], replace(SHORT, read=1.0)
        self.pool: Pool = CognitoPool(region, practice.endpoint, client, worker, patient)

    def someone(self, situation: str) -> Someone:
        person = self._practice.person(situation, "default")
        return Someone(person["username"], person["password"])

    def fault(self, **rule: object) -> None:
        self._practice.control.add_fault(**rule)

    def code(self, username: str) -> str:
        return self._practice.code(username)

    def advance(self, seconds: float) -> None:
        self._practice.control.advance(seconds)

    def now(self) -> datetime:
        return self._practice.control.now()

    def requests(self) -> list[tuple[str, bool]]:
        ledger: dict[str, Any] = self._practice.control.ledger()
        return [(request["operation"], request["processed"]) for request in ledger["requests"]]


class InProcess:
    def __init__(self, pool: PoolInProcess) -> None:
        self._in_process = pool
        self.pool: Pool = pool

    def someone(self, situation: str) -> Someone:
        person = self._in_process.person(situation, "default")
        self._in_process.settings_for(person, "password")
        return Someone(person.username, person.password)

    def fault(self, **rule: object) -> None:
        self._in_process.fault(**rule)

    def code(self, username: str) -> str:
        return self._in_process.codes(username)[-1]

    def advance(self, seconds: float) -> None:
        self._in_process.clock.advance(seconds)

    def now(self) -> datetime:
        return self._in_process.clock.now()

    def requests(self) -> list[tuple[str, bool]]:
        return [(entry.operation, entry.processed) for entry in self._in_process.requests()]
