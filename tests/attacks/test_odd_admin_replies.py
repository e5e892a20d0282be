"""Whatever a pool says to an admin's tools: read, left out, or an error with a sentence."""

from __future__ import annotations

import asyncio
import json
import random
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from botocore.awsrequest import AWSResponse

from desktop.admin import person_details
from desktop.admin.pool_check.pool_setup import read_setup
from desktop.aws.cognito_directory import SERVICE, CognitoDirectory
from desktop.aws.endpoint import Endpoint
from desktop.aws.identity import SigningIdentity
from desktop.aws.signed_service import SignedService
from desktop.core.errors import StileError
from desktop.practice.identity.signature import RequestSignature
from desktop.practice.practice_state import PracticeState
from desktop.practice.request_processor import ServiceRequest
from desktop.system.thread_worker import ThreadWorker
from tests.attacks.odd_pool import _Bytes
from tests.attacks.odd_replies import Odd, odd_replies, written

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from botocore.awsrequest import AWSPreparedRequest

    from desktop.core.admin.people import Person

_SAMPLE = 150


class OddDirectory:
    """The practice pool behind all of boto3, with one reply made odd."""

    def __init__(self) -> None:
        self.practice = PracticeState(generated_users=5)
        self.pool = next(iter(self.practice.state.pools.values()))
        self.client = next(iter(self.pool.clients))
        service = SignedService(
            SERVICE,
            Endpoint(self.pool.region, "http://127.0.0.1:1"),
            SigningIdentity(practice=True),
            ThreadWorker(),
        )
        client = service._connect()
        assert not isinstance(client, StileError)
        client._client.meta.events.register("before-send.cognito-idp", self._answer)  # type: ignore[arg-type]
        self.service = service
        self.odd: Odd | None = None
        self.sound: dict[str, dict[str, Any]] = {}

    @property
    def directory(self) -> CognitoDirectory:
        """Return one that remembers nothing."""
        return CognitoDirectory(self.pool.id, self.service)

    def _answer(self, request: AWSPreparedRequest, **_: object) -> AWSResponse:
        target: Any = request.headers["X-Amz-Target"]
        operation = (target if isinstance(target, str) else target.decode()).rpartition(".")[2]
        asked = ServiceRequest(operation, json.loads(request.body), signed_by=RequestSignature("practice"))  # type: ignore[arg-type]
        reply = self.practice.processor.answer(asked)
        body, status = reply.body, reply.status
        if status == 200:
            self.sound.setdefault(operation, json.loads(body))
        if self.odd is not None and self.odd.to == operation:
            body, status = written(json.loads(body), self.odd), self.odd.status
        head = {"Content-Type": "application/x-amz-json-1.1", "x-amzn-RequestId": "request"}
        return AWSResponse(request.url, status, head, _Bytes(body))  # type: ignore[arg-type]


@cache
def odd_directory() -> OddDirectory:
    return OddDirectory()


async def look(directory: CognitoDirectory, client: str, somebody: list[Person]) -> None:
    """Ask for everything that the tools for admins read; an error with a sentence ends one question alone."""

    async def people() -> None:
        async for page in directory.pages():
            somebody.extend(page.people)
            break

    await _told(people)
    await _told(directory.facts)
    await _told(lambda: read_setup(directory, client))
    await _told(lambda: person_details.all_groups(directory))
    for person in somebody[:1]:
        for of in (
            person_details.devices_of,
            person_details.groups_of,
            person_details.factors_of,
            person_details.events_of,
        ):
            await _told(lambda of=of, person=person: of(directory, person))  # type: ignore[misc]


async def _told(ask: Callable[[], Awaitable[object]]) -> None:
    try:
        repr(await ask())
    except StileError as error:
        str(error).encode()


@cache
def sound() -> tuple[dict[str, dict[str, Any]], Person]:
    odd = odd_directory()
    odd.odd = None
    somebody: list[Person] = []
    asyncio.run(look(odd.directory, odd.client, somebody))
    return odd.sound, somebody[0]


def all_odd() -> Iterator[Odd]:
    for operation, body in sound()[0].items():
        yield from (odd for odd in odd_replies(operation, operation, body) if odd.status == 200)


def check(odd: Odd) -> None:
    pool = odd_directory()
    pool.odd = odd
    try:
        asyncio.run(asyncio.wait_for(look(pool.directory, pool.client, [sound()[1]]), 60))
    except Exception as error:
        raise AssertionError(str(odd)) from error


@pytest.fixture(autouse=True)
def _without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    async def at_once(_seconds: float) -> None:
        """Try again now."""

    monkeypatch.setattr("desktop.aws.retry.asyncio.sleep", at_once)


def test_what_is_asked_is_answered_by_the_practice_pool() -> None:
    asked = {"ListUsers", "DescribeUserPool", "GetUserPoolMfaConfig", "DescribeUserPoolClient", "ListGroups"}
    assert asked <= set(sound()[0])


def test_a_sample_of_odd_replies() -> None:
    for odd in random.Random(14).sample(list(all_odd()), _SAMPLE):  # noqa: S311 - the same every time
        check(odd)


@pytest.mark.night
@pytest.mark.timeout(7_200)
def test_all_odd_replies() -> None:
    for odd in all_odd():
        check(odd)
