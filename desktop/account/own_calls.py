"""Calls about the own account, each sent once, with an access token that the pool takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from desktop.account.errors import SignedOutError
from desktop.core.cognito import errors as e
from desktop.core.cognito.own_replies import ListPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.account.account import Account
    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.own_replies import KeptComputer, KeptPasskey, OpenSession
    from desktop.core.cognito.pool import Pool
    from desktop.core.cognito.replies import Received, Result
    from desktop.core.secret import Secret

    MakeCall: TypeAlias = Callable[[Secret], Call]
    MakePageCall: TypeAlias = Callable[[Secret, str], Call]

R = TypeVar("R")
_MOST_PAGES = 10


class OwnCalls:
    """Sends calls with the person's access token; a token that has ended is renewed, once.

    A token that is refused did nothing, so its call may be sent again. A lost reply is another thing:
    UnknownOutcomeError is raised, and whoever knows what the call does finds out what has become of it.
    """

    def __init__(self, pool: Pool, account: Account) -> None:
        self._pool = pool
        self._account = account

    async def send(self, make: MakeCall, kind: type[R] | None = None) -> Result:
        """Send one call. Raises as `Pool.send` and `Account.access` do; GarbledError if not of `kind`."""
        access = await self._account.access()
        try:
            received = await self._pool.send(make(access), None)
        except e.AccessEndedError:
            received = await self._with_fresh_token(make, access)
        if kind is not None and not isinstance(received.result, kind):
            raise e.GarbledError(f"no {kind.__name__}")
        return received.result

    async def read(self, make: MakeCall, kind: type[R]) -> R:
        """Send a call that changes nothing, and once more if its reply is lost. Raises as `send` does."""
        try:
            result = await self.send(make, kind)
        except e.UnknownOutcomeError:
            result = await self.send(make, kind)
        assert isinstance(result, kind)  # noqa: S101 - by `send`
        return result

    async def read_pages(self, make: MakePageCall) -> tuple[KeptPasskey | KeptComputer | OpenSession, ...]:
        """Return the entries of all pages of a list; one that never ends is cut. Raises as `send` does."""
        entries: list[KeptPasskey | KeptComputer | OpenSession] = []
        following = ""
        for _ in range(_MOST_PAGES):
            page = await self._page(make, following)
            entries += page.entries
            following = page.following
            if not following:
                break
        return tuple(entries)

    async def _page(self, make: MakePageCall, following: str) -> ListPage:
        return await self.read(lambda access: make(access, following), ListPage)

    async def _with_fresh_token(self, make: MakeCall, refused: Secret) -> Received:
        fresh = await self._account.access(refused)
        try:
            return await self._pool.send(make(fresh), None)
        except e.AccessEndedError as error:
            raise SignedOutError(error.detail, request_id=error.request_id) from error
