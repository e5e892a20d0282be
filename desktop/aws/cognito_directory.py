"""The user pool for an admin: core.admin.directory.Directory by signed calls."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.aws.person_reader import read_person
from desktop.aws.retry import RetryPolicy, with_retries
from desktop.core.admin.admin_call import AdminCall, AdminReply
from desktop.core.admin.page_tokens import PageTokens
from desktop.core.admin.people import PeopleFilter, PeoplePage, Person
from desktop.core.admin.pool_facts import PoolFacts, read_facts
from desktop.core.cognito.errors import GarbledError
from desktop.core.errors import StileError
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from desktop.aws.signed_service import SignedService

SERVICE = "cognito-idp"
_PAGE = 60
_PATIENT = RetryPolicy()
_ONCE = RetryPolicy(attempts=1)
_DESCRIBE = AdminCall("DescribeUserPool", repeatable=True)
_MFA = AdminCall("GetUserPoolMfaConfig", repeatable=True)


class CognitoDirectory:
    """One user pool, called through the signed service that is given (`SERVICE`)."""

    def __init__(self, pool_id: str, service: SignedService) -> None:
        self._pool_id = pool_id
        self._service = service
        self._facts: PoolFacts | None = None
        self._ahead = timedelta()

    @property
    def pool_id(self) -> str:
        """Return the pool that is asked."""
        return self._pool_id

    async def send(self, call: AdminCall, *, patient: bool = True) -> AdminReply:
        """Send one call; see core.admin.directory.Directory."""
        patience = _PATIENT if patient and call.repeatable else _ONCE
        pool = {"UserPoolId": self._pool_id} if call.of_pool else {}
        request = {**pool, **_in_clear(call.members)}
        answer = await with_retries(lambda: self._service.call(call.operation, request), patience)
        if answer.at is not None:
            self._ahead = answer.at - datetime.now(UTC)
        return answer

    def now(self) -> datetime:
        """Return the pool's time, as its last reply told it."""
        return datetime.now(UTC) + self._ahead

    async def facts(self) -> PoolFacts:
        """Return how the pool is set up; asked once and remembered, and asked again for what was not told."""
        if self._facts is None or not self._facts.factors_told:
            pool, mfa = await asyncio.gather(self.send(_DESCRIBE), self._factors())
            if "Id" not in pool.body.get("UserPool", {}):
                raise GarbledError("no pool in the reply", request_id=pool.request_id)
            self._facts = read_facts(pool.body["UserPool"], mfa.body if mfa else None)
        return self._facts

    async def _factors(self) -> AdminReply | None:
        """Return which second factors there are, None if that cannot be read: to find people needs none."""
        try:
            return await self.send(_MFA)
        except StileError:
            return None

    def pages(self, wanted: PeopleFilter | None = None) -> AsyncIterator[PeoplePage]:
        """List people, the following page asked for while one is looked at."""
        return _ahead(partial(self._page, wanted))

    def members(self, group: str) -> AsyncIterator[PeoplePage]:
        """List the people in a group; see core.admin.directory.Directory."""
        return _ahead(partial(self._members, group))

    async def find(self, wanted: PeopleFilter) -> Person | None:
        """Return the first person who passes a filter, None if nobody does."""
        tokens, token = PageTokens(), None
        while True:
            page = await self._page(wanted, token)
            token = tokens.following(page.next)
            if page.people or token is None:
                return page.people[0] if page.people else None

    async def _page(self, wanted: PeopleFilter | None, token: str | None) -> PeoplePage:
        members: dict[str, Any] = {"Limit": _PAGE}
        if wanted is not None:
            members["Filter"] = wanted.expression()
        if token is not None:
            members["PaginationToken"] = token
        answer = await self.send(AdminCall("ListUsers", members, repeatable=True))
        return _page_of(answer)

    async def _members(self, group: str, token: str | None) -> PeoplePage:
        members: dict[str, Any] = {"GroupName": group, "Limit": _PAGE}
        if token is not None:
            members["NextToken"] = token
        return _page_of(await self.send(AdminCall("ListUsersInGroup", members, repeatable=True)))


async def _ahead(
    page_at: Callable[[str | None], Coroutine[None, None, PeoplePage]],
) -> AsyncIterator[PeoplePage]:
    """Return pages in order, the following one asked for while one is looked at."""
    tokens = PageTokens()
    asked: asyncio.Task[PeoplePage] | None = asyncio.create_task(page_at(None))
    try:
        while asked is not None:
            page = await asked
            following = tokens.following(page.next)
            asked = asyncio.create_task(page_at(following)) if following else None
            yield page
    finally:
        if asked is not None:
            asked.cancel()


def _page_of(answer: AdminReply) -> PeoplePage:
    try:
        people = tuple(read_person(user) for user in answer.body["Users"])
    except KeyError:
        raise GarbledError("no list of users", request_id=answer.request_id) from None
    following = answer.body.get("PaginationToken") or answer.body.get("NextToken")
    return PeoplePage(people, following or None, answer.at)


def _in_clear(value: Any) -> Any:  # noqa: ANN401 - JSON values
    """Return members with every secret revealed."""
    if isinstance(value, Secret):
        return value.reveal()
    if isinstance(value, dict):
        return {name: _in_clear(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_in_clear(part) for part in value]
    return value
