from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.stile import Stile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fixtures.practice import Practice


@pytest.fixture
def stile(tmp_path: Path) -> Stile:
    """A home without profiles."""
    return Stile(tmp_path)


@pytest.fixture
def srp(stile: Stile, practice: Practice) -> Stile:
    """A home with one profile, of the practice pool's default pool by SRP."""
    stile.add_practice(practice.hello, "srp")
    return stile
