"""Walkers that leave nothing running behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.conversation.walker import Walker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conversation.walker import Walking


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
