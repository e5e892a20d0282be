"""The admins' window, with a folder of Stile of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.admin_walk import AdminWalk

if TYPE_CHECKING:
    from desktop.wiring.app_context import AppContext
    from tests.fixtures.practice import Practice


@pytest.fixture
def walk(context: AppContext, practice: Practice) -> AdminWalk:
    """Return the window on the default practice pool."""
    return AdminWalk(context, practice.hello)
