"""Walkers and a server of every setting, which leave nothing running behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from desktop.practice.practice_state import PracticeState
from desktop.practice.server import PracticeServer
from desktop.system.thread_worker import ThreadWorker
from tests.conversation.sequences import sequences
from tests.conversation.served import Served
from tests.conversation.walker import Walker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conversation.walker import Walking


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    pools = {sequence.settings.name: sequence.settings for sequence in sequences()}
    practice = PracticeState(list(pools.values()), ())
    worker = ThreadWorker()
    with PracticeServer(practice=practice) as server:
        server.run()
        yield Served(practice, server, worker)
    worker.shutdown(grace=0.1)


@pytest.fixture
def walk() -> Iterator[Walking]:
    """Make somebody who signs in, by situation."""
    walkers: list[Walker] = []

    def begin(*args: Any, **options: Any) -> Walker:  # noqa: ANN401 - as Walker takes them
        walkers.append(Walker(*args, **options))
        return walkers[-1]

    yield begin
    for walker in walkers:
        walker.close()
