"""What all tests may use: the practice server, shared by the whole run, and a log that is heard."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest_plugins = ["tests.fixtures.practice"]


@pytest.fixture(autouse=True)
def _asyncio_speaks() -> Iterator[None]:
    """Undo that the program, run inside a test, silences asyncio for the tests after it."""
    logger = logging.getLogger("asyncio")
    level = logger.level
    yield
    logger.setLevel(level)
