"""One window for each home."""

from __future__ import annotations

import time
import uuid
from typing import TYPE_CHECKING

from desktop.ui.single import SingleInstance

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_the_second_start_hands_the_first_what_it_was_asked_for(app: QApplication) -> None:
    tag = uuid.uuid4().hex
    first, second = SingleInstance(tag), SingleInstance(tag)
    called: list[dict[str, object]] = []
    wanted = {"profile": "staff", "wish": {"username": "ann", "fresh": True}}
    first.called.connect(called.append)
    assert first.claim({})
    assert not second.claim(wanted)
    end = time.monotonic() + 2
    while not called and time.monotonic() < end:
        app.processEvents()
    assert called == [wanted]
    first.release()


def test_another_home_has_its_own(app: QApplication) -> None:
    del app
    first, other = SingleInstance(uuid.uuid4().hex), SingleInstance(uuid.uuid4().hex)
    assert first.claim({})
    assert other.claim({})
    first.release()
    other.release()


def test_after_the_first_has_left_the_next_is_first(app: QApplication) -> None:
    del app
    tag = uuid.uuid4().hex
    first, second = SingleInstance(tag), SingleInstance(tag)
    assert first.claim({})
    first.release()
    assert second.claim({})
    second.release()
