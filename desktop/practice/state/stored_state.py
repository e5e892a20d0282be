"""Everything the practice pool remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import not_found
from desktop.practice.identity.key_issue import IssuedKeys
from desktop.practice.quota import Quota
from desktop.practice.state.inbox import Inbox
from desktop.practice.state.ledger import RequestLedger
from desktop.practice.state.sessions import StoredSessions
from desktop.practice.state.token_signer import TokenSigner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.state.user import User
    from desktop.practice.state.user_pool import UserPool
    from desktop.practice.state.user_pool_client import UserPoolClient


class StoredState:
    """All pools of one run, with what they share: inbox, ledger, sessions, key pair, AWS keys, and quota."""

    def __init__(self) -> None:
        self.pools: dict[str, UserPool] = {}
        self.inbox = Inbox()
        self.ledger = RequestLedger()
        self.sessions = StoredSessions()
        self.signer = TokenSigner()
        self.issued_keys = IssuedKeys()
        self.quota = Quota()

    def add(self, pool: UserPool) -> None:
        """Add a pool."""
        self.pools[pool.id] = pool

    def pool(self, pool_id: str) -> UserPool:
        """Return the pool of an id."""
        try:
            return self.pools[pool_id]
        except KeyError:
            raise not_found(f"User pool {pool_id} does not exist.") from None

    def client(self, client_id: str) -> UserPoolClient:
        """Return the app client of an id."""
        for pool in self.pools.values():
            if client_id in pool.clients:
                return pool.clients[client_id]
        raise not_found(f"User pool client {client_id} does not exist.")

    def users(self) -> Iterator[User]:
        """Return every user of every pool."""
        for pool in self.pools.values():
            yield from list(pool.users)
