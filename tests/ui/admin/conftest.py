"""A home of their own for admins' windows, and the application that all window tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop import compose
from tests.ui.admin_walk import AdminWalk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.fixtures.practice import Practice


@pytest.fixture
def walk(app: QApplication, practice: Practice, tmp_path: Path) -> Iterator[AdminWalk]:
    del app
    compose.practise_in(tmp_path)
    yield AdminWalk(practice.hello)
    compose._Practice.home = None
    compose.folders.cache_clear()
    compose.vaults.cache_clear()
