"""The admins' window, with a folder of Stile of its own."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest

from desktop.ui.admin import admin_window_controller
from tests.ui.admin_walk import AdminWalk

if TYPE_CHECKING:
    from desktop.wiring.app_context import AppContext
    from tests.fixtures.practice import Practice


@pytest.fixture(autouse=True)
def _nothing_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the collected tests frozen: thawed by every window, they are gone through in every collection.

    `test_admin_windows.py` opens a window as it is, and `tests/ui/app/test_collector.py` proves the rest.
    """
    monkeypatch.setattr(admin_window_controller, "frozen_objects", nullcontext)


@pytest.fixture
def walk(context: AppContext, practice: Practice) -> AdminWalk:
    """Return the window on the default practice pool."""
    return AdminWalk(context, practice.hello)
