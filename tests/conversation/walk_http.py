"""The walk with a real client and a real server in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tests.conversation.walk import Tally, Walk
from tests.conversation.walker import Walker
from tests.fixtures.over_http import PoolOverHttp

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow


class WalkOverHttp(Walk):
    """The same rules and invariants."""

    tally: ClassVar[Tally] = Tally()

    def arrive(self, situation: str, flow: Flow, start: str) -> Walker:
        return Walker(situation, flow, start=start, pool=PoolOverHttp)
