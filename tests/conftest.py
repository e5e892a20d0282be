"""What all tests may use: the practice server, shared by the whole run, and a log that is heard."""

from __future__ import annotations

import logging
import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.fixtures.frozen_tests import freeze_what_is_there

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

pytest_plugins = ["tests.fixtures.practice", "tests.fixtures.service_models"]

_ONE_AT_A_TIME = "desktop session"

# As hypothesis itself does where CI is set: how fast a busy machine makes examples up proves nothing.
settings.register_profile("steady", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
):  # a job in the background; the programs under test are none
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Tell workers what belongs together: a file, and all that share a display, a keyring or the bundle."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))


def pytest_collection_finish() -> None:
    """Keep the collected tests, which stay until the end anyway, out of garbage collections."""
    freeze_what_is_there()


def _group(item: pytest.Item) -> str:
    shares = item.get_closest_marker("window") or item.get_closest_marker("keyring")
    return _ONE_AT_A_TIME if shares or "bundle" in getattr(item, "fixturenames", ()) else str(item.path)


@pytest.fixture(autouse=True)
def _loggers_as_they_were() -> Iterator[None]:
    """Undo what the program, run inside a test, and the tools called by tests do to the log."""
    before = {logger: (logger.level, logger.disabled) for logger in _loggers()}
    yield
    for logger in _loggers():
        level, disabled = before.get(logger, (logging.NOTSET, False))
        if logger.level != level:
            logger.setLevel(level)
        logger.disabled = disabled


def _loggers() -> list[logging.Logger]:
    known = logging.root.manager.loggerDict.values()
    return [logging.root, *(logger for logger in known if isinstance(logger, logging.Logger))]
