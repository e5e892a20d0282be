from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.stile import Stile
from tests.fixtures.secret_service import secret_service

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fixtures.practice import Practice

__all__ = ["secret_service"]


@pytest.fixture
def stile(tmp_path: Path) -> Stile:
    """Return a home without profiles."""
    return Stile(tmp_path)


@pytest.fixture
def srp(stile: Stile, practice: Practice) -> Stile:
    """Return a home with one profile, of the practice pool's default pool by SRP."""
    stile.add_practice(practice.hello, "srp")
    return stile


@pytest.fixture
def sealed(srp: Stile) -> Stile:
    """Return the same home with a store that outlives a process."""
    srp.seal()
    return srp
