"""One application for all window tests, driven by the same event loop as the program."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no window manager takes part; tests/e2e opens real windows

from PySide6.QtWidgets import QApplication

from desktop.app import new_event_loop
from desktop.ui.app.collector import Collector
from desktop.ui.widgets import style
from desktop.wiring.app_context import AppContext
from tests.fixtures.frozen_tests import freeze_what_is_there
from tests.ui.stage import Stage
from tests.ui.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path
    from typing import TypeVar

    from tests.fixtures.practice import Practice

    T = TypeVar("T")


@pytest.fixture(scope="session")
def app() -> Iterator[QApplication]:
    application = QApplication.instance() or QApplication(["stile", *style.ARGUMENTS])
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    style.apply_style(application, dark=False)
    Collector(application)
    yield application
    application.closeAllWindows()


@pytest.fixture
def frozen_again() -> Iterator[None]:
    """Freeze the collected tests again, for one that thaws them."""
    yield
    freeze_what_is_there()


@pytest.fixture
def run(app: QApplication) -> Iterator[Callable[[Coroutine[object, object, T]], T]]:
    with asyncio.Runner(loop_factory=lambda: new_event_loop(app)) as runner:
        yield runner.run


@pytest.fixture
def stage(app: QApplication) -> Iterator[Stage]:
    with Stage(app) as made:
        yield made


@pytest.fixture
def context(app: QApplication, tmp_path: Path) -> Iterator[AppContext]:
    """Return a context with a home of its own, whose key is in no keyring."""
    del app
    context = AppContext(tmp_path)
    yield context
    context.close()


@pytest.fixture
def walk(context: AppContext, practice: Practice) -> Walk:
    """Return the window before a practice pool."""
    return Walk(context, practice.hello)
