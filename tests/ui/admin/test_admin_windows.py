"""How the admins' windows are opened from the sign-in window, and when the program may end."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.profiles.practice_profile import practice_profile
from desktop.ui.admin.admin_window import AdminWindow
from desktop.ui.admin.admin_windows import AdminWindows
from tests.ui.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from desktop.wiring.app_context import AppContext
    from tests.fixtures.practice import Practice

    Run = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture(autouse=True)
def _nothing_set_aside(frozen_again: None) -> None:
    """Let windows set aside what was loaded, as they do outside of tests."""
    del frozen_again


@pytest.fixture
def sign_in_walk(context: AppContext, practice: Practice) -> Walk:
    """Return the window that people sign in with."""
    return Walk(context, practice.hello)


def windows() -> list[AdminWindow]:
    found = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, AdminWindow))
    return [window for window in found if window.isVisible()]


def test_for_admins_opens_one_window_for_the_pool_and_the_program_waits_for_it(
    sign_in_walk: Walk, practice: Practice, run: Run
) -> None:
    sign_in_walk.add_profile()

    async def story() -> None:
        async with sign_in_walk.begun():
            admin_windows = AdminWindows(sign_in_walk.services)
            sign_in_walk.window.admin_wanted.connect(admin_windows.open_at)
            for _ in range(2):
                await sign_in_walk.click("for_admins")
                await asyncio.sleep(0.1)
            await sign_in_walk.until(lambda: next(iter(windows()), None), "the window")
            assert len(windows()) == 1
            name = practice_profile(practice.hello).name
            assert windows()[0].windowTitle() == f"Stile \u2013 People in {name}"
            ended = asyncio.ensure_future(admin_windows.closed())
            await asyncio.sleep(0.05)
            assert not ended.done()
            admin_windows.close()
            await asyncio.wait_for(ended, 10)
            assert windows() == []

    run(story())
