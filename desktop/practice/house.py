"""One practice server's inside: everything that its addresses share."""

from __future__ import annotations

import threading
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from desktop.practice.clock import PoolClock
from desktop.practice.engine import Engine
from desktop.practice.exchange import Exchange
from desktop.practice.faults import Faults
from desktop.practice.quota import Quota
from desktop.practice.situations.seeds import SEEDED, seed
from desktop.practice.world import POOLS, REGION, build, fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.practice.state.pool import Settings


class House:
    """The state, its clock, its faults, and the exchange over them; `stopping` ends the server.

    `crowd` is how many people, besides those in `situations`, the first pool has for admins to look after.
    """

    def __init__(
        self, pools: Sequence[Settings] = POOLS, situations: Sequence[str] = SEEDED, crowd: int = 0
    ) -> None:
        self.clock = PoolClock()
        self.faults = Faults()
        self.quota = Quota()
        self.stopping = threading.Event()
        self.state = build(self.clock.now(), pools)
        self.people = list(seed(self.state, self.clock.now(), situations))
        if crowd:
            fill(next(iter(self.state.pools.values())), crowd, self.clock.now())
        self.engine = Engine(self.state, self.clock)
        self.exchange = Exchange(self.engine, self.faults, self.stopping.wait, self.quota)

    def warm_up(self) -> None:
        """Do ahead what the first requests would otherwise wait for."""
        self.engine.service.load()
        self.state.signer.jwks()

    def hello(self, endpoint: str) -> dict[str, Any]:
        """Describe the server to whoever started it."""
        pools = [
            {
                "name": pool.settings.name,
                "pool_id": pool.id,
                "identity_pool_id": pool.identity_pool_id,
                "settings": pool.described(),
                "clients": {client.name: client.id for client in pool.clients.values()},
            }
            for pool in self.state.pools.values()
        ]
        return {
            "endpoint": endpoint,
            "region": REGION,
            "control": f"{endpoint}/_practice",
            "pool_id": pools[0]["pool_id"],
            "clients": pools[0]["clients"],
            "pools": pools,
            "users": [asdict(person) | {"flows": list(person.flows)} for person in self.people],
        }
