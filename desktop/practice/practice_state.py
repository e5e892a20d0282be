"""One practice server's inside: everything that its addresses share."""

from __future__ import annotations

import threading
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from desktop.practice.clock import PoolClock
from desktop.practice.domain.domain import PoolDomain
from desktop.practice.engine import PracticeEngine
from desktop.practice.faults import Faults
from desktop.practice.identity.identity_operations import IDENTITY_OPERATIONS
from desktop.practice.identity.sts_operations import STS_OPERATIONS
from desktop.practice.initial_pools import POOLS, REGION, build, fill
from desktop.practice.request_processor import RequestProcessor
from desktop.practice.service_model import CognitoModel
from desktop.practice.situations.seeds import SEEDED, seed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.practice.domain.domain_request import RawRequest
    from desktop.practice.state.user_pool import PoolSettings
    from desktop.practice.wire import ServedReply


class PracticeState:
    """The state, its clock, its faults, and the exchange over them; `stopping` ends the server.

    `generated_users` is how many people, besides those in `situations`, the first pool has, for admins.
    """

    def __init__(
        self,
        pools: Sequence[PoolSettings] = POOLS,
        situations: Sequence[str] = SEEDED,
        generated_users: int = 0,
    ) -> None:
        self.clock = PoolClock()
        self.faults = Faults()
        self.stopping = threading.Event()
        self.state = build(self.clock.now(), pools)
        self.quota = self.state.quota
        self.people = list(seed(self.state, self.clock.now(), situations))
        if generated_users:
            fill(next(iter(self.state.pools.values())), generated_users, self.clock.now())
        self.engine = PracticeEngine(self.state, self.clock)
        self.processor = self._processor(self.engine)
        self._domain = PoolDomain(self.state, self.clock)
        identities = PracticeEngine(
            self.state, self.clock, CognitoModel("cognito-identity"), IDENTITY_OPERATIONS
        )
        self.identities = self._processor(identities)
        self.sts_model = CognitoModel("sts")
        self.sts = self._processor(PracticeEngine(self.state, self.clock, self.sts_model, STS_OPERATIONS))

    def _processor(self, engine: PracticeEngine) -> RequestProcessor:
        return RequestProcessor(engine, self.faults, self.stopping.wait, self.quota)

    def at_domain(self, request: RawRequest) -> ServedReply:
        """Serve a request to the pools' domain."""
        return self.processor.watched(request.path.strip("/"), lambda: self._domain.serve(request))

    def issue_at(self, endpoint: str) -> None:
        """Let tokens name the place where the pools are served as their issuer: other clients look there."""
        for pool in self.state.pools.values():
            pool.served_at = endpoint

    def warm_up(self) -> None:
        """Do ahead what the first requests would otherwise wait for."""
        self.engine.service.load()
        self.state.signer.jwks()

    def hello(self, endpoint: str) -> dict[str, Any]:
        """Describe the server to the process that started it."""
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
