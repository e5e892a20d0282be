"""The user pool's signed operations, and whose credentials sign them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from desktop.core.admin.admin_call import AdminCall, AdminReply
    from desktop.core.admin.callers import AwsProfile, Caller
    from desktop.core.admin.people import PeopleFilter, PeoplePage, Person
    from desktop.core.admin.pool_facts import PoolFacts


class Directory(Protocol):
    """The user pool's signed operations: who is in it, and an admin's calls.

    It raises the typed errors of `core.cognito.errors` and `core.admin.errors`: PoolError for a definite
    answer, NotReachedError where nothing happened, UnknownOutcomeError where a call may have been done.
    """

    @property
    def pool_id(self) -> str:
        """Return the pool that is asked."""
        ...

    async def send(self, call: AdminCall, *, patient: bool = True) -> AdminReply:
        """Send one call: a few times where trouble may pass and it is repeatable, otherwise once.

        Not `patient`: once in any case, for somebody who keeps a pace of their own.
        """
        ...

    def now(self) -> datetime:
        """Return the pool's time, as its last reply told it; this machine's before the first."""
        ...

    async def facts(self) -> PoolFacts:
        """Return how the pool is set up; asked once and remembered."""
        ...

    def pages(self, wanted: PeopleFilter | None = None) -> AsyncIterator[PeoplePage]:
        """List people, 60 a page, the following page asked for while one is looked at. Raises FilterError."""
        ...

    def members(self, group: str) -> AsyncIterator[PeoplePage]:
        """List the people in a group, as `pages` lists all. Raises GroupUnknownError."""
        ...

    async def find(self, wanted: PeopleFilter) -> Person | None:
        """Return the first person who passes a filter; never by AdminGetUser, which Cognito bills."""
        ...


class Credentials(Protocol):
    """Whose AWS credentials sign an admin's calls."""

    @property
    def profile(self) -> str | None:
        """Return the named AWS profile, None for boto3's default chain."""
        ...

    async def caller(self) -> Caller:
        """Return who the credentials belong to, by STS. Raises as `Directory` does."""
        ...

    async def profiles(self) -> tuple[AwsProfile, ...]:
        """Return the profiles of the AWS configuration files, for a picker; nobody is called."""
        ...
