from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop.core.journal.event import Event
from desktop.journal.log import LogRecorder

if TYPE_CHECKING:
    import pytest


def test_an_event_is_one_line_of_what_is_known(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="desktop.flow"):
        LogRecorder().record(
            Event("f1", "call", operation="InitiateAuth", outcome="advanced", seconds=0.12345)
        )
    assert caplog.messages == ["flow=f1 kind=call operation=InitiateAuth outcome=advanced seconds=0.123"]


def test_nothing_is_made_of_an_event_that_nobody_reads(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="desktop.flow"):
        LogRecorder().record(Event("f1", "asked"))
    assert caplog.messages == []
