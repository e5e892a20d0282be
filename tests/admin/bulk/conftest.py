from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.admin.bulk.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fixtures.practice import Practice


@pytest.fixture
def stage(practice: Practice, tmp_path: Path) -> Stage:
    return Stage(practice.hello, practice.control, tmp_path / "home")
