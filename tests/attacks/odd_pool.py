"""A pool that says one odd thing: boto3 and its parser as they are, and no network below them.

`OddPool` is core.cognito.pool.Pool. What botocore would send is counted, and the reply goes up through all of
botocore: so a million odd replies need no socket, and none of the reading is left out.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from botocore.awsrequest import AWSResponse

from desktop.aws.endpoint import Endpoint
from desktop.aws.pool_connection import PoolConnection
from desktop.core.cognito.calls import AppClient
from desktop.core.errors import StileError
from tests.attacks.odd_replies import ODD_HEADERS, Odd, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from botocore.awsrequest import AWSPreparedRequest

    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.replies import Received
    from desktop.core.secret import Secret

MOST_CALLS = 120
"""More than the budgets of all answers of one conversation together."""


class _Bytes:
    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self) -> Iterator[bytes]:
        yield self._content


@dataclass
class OddPool:
    """Gives the sound replies by the name of the challenge answered, else of the operation.

    `odd` strikes the first reply that it is for, or with `always` each of them.
    """

    sound: Mapping[str, Mapping[str, Any]]
    odd: Odd | None = None
    always: bool = False
    struck: int = 0
    calls: int = 0
    heard: set[str] = field(default_factory=set)
    spent: set[str] = field(default_factory=set)
    sent_twice: list[str] = field(default_factory=list)

    async def send(self, call: Call, session: Secret | None) -> Received:
        await asyncio.sleep(0)
        _Wire.pool = self
        outcome = _connection().attempt(call, session)
        if isinstance(outcome, StileError):
            raise outcome
        return outcome

    def reply_to(self, operation: str, body: Mapping[str, Any]) -> tuple[int, dict[str, str], bytes]:
        """Return status, head and body of the next reply."""
        self.calls += 1
        name = str(body.get("ChallengeName") or operation)
        self.heard.add(name)
        self._spend(body.get("Session"))
        sound = dict(self.sound.get(name, {"__type": "InternalErrorException", "message": ""}))
        status = 500 if "__type" in sound else 200
        if "Session" in sound:
            sound["Session"] = f"AYABe-session-{self.calls:06}"
        odd = self.odd if self.odd is not None and self.odd.to == name and self._strikes() else None
        if odd is not None:
            self.struck += 1
            status = odd.status
        self._hand_back(status, body.get("Session"))
        return status, _head(odd), written(sound, odd)

    def _strikes(self) -> bool:
        return self.always or not self.struck

    def _spend(self, session: object) -> None:
        if isinstance(session, str):
            if session in self.spent:
                self.sent_twice.append(session)
            self.spent.add(session)

    def _hand_back(self, status: int, session: object) -> None:
        """A definite refusal leaves the session good."""
        if status == 400 and isinstance(session, str):
            self.spent.discard(session)


def _head(odd: Odd | None) -> dict[str, str]:
    head = {
        "Date": "Mon, 02 Mar 2026 12:00:00 GMT",
        "Content-Type": "application/x-amz-json-1.1",
        "x-amzn-RequestId": "request",
    }
    if odd is not None and odd.header:
        name, value = ODD_HEADERS[odd.header]
        head = {**head, name: value} if value else {n: v for n, v in head.items() if n != name}
    return head


class _Wire:
    pool: OddPool

    @classmethod
    def answer(cls, request: AWSPreparedRequest, **_: object) -> AWSResponse:
        operation = _text(request.headers["X-Amz-Target"]).rpartition(".")[2]
        status, head, body = cls.pool.reply_to(operation, json.loads(request.body))  # type: ignore[arg-type]
        return AWSResponse(request.url, status, head, _Bytes(body))  # type: ignore[arg-type]


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode()


@cache
def _connection() -> PoolConnection:
    connection = PoolConnection(Endpoint("eu-west-1", "http://127.0.0.1:1"), AppClient("client"))
    client = connection.connect()
    assert not isinstance(client, StileError), client
    client._client.meta.events.register("before-send.cognito-idp", _Wire.answer)  # type: ignore[arg-type]
    return connection


def counts(pools: list[OddPool]) -> Counter[str]:
    """Return what many pools counted, for the report."""
    return Counter(
        replies=len(pools),
        struck=sum(pool.struck > 0 for pool in pools),
        calls=sum(pool.calls for pool in pools),
        sent_twice=sum(len(pool.sent_twice) for pool in pools),
    )
