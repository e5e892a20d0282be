"""Widgets end where they lived, whatever other threads do meanwhile."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.ui.app.collector import frozen_objects


class Page(QWidget):
    """A page with a cycle through itself, as every page with a connected method has one."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def _allocate() -> None:
    """Do what makes Python collect by itself, many times over."""
    for _ in range(50):
        _kept: list[list[int]] = [[] for _ in range(10_000)]


@pytest.mark.usefixtures("app")
def test_a_page_never_ends_in_another_thread() -> None:
    ended: list[str] = []
    for _ in range(20):
        weakref.finalize(Page(), lambda: ended.append(threading.current_thread().name))
    others = [threading.Thread(target=_allocate) for _ in range(4)]
    for thread in others:
        thread.start()
    for thread in others:
        thread.join()
    assert ended == []
    kept: list[list[int]] = [[] for _ in range(10_000)]  # enough for a collection to be due
    QTest.qWait(1200)
    assert kept
    assert set(ended) == {threading.main_thread().name}
    assert len(ended) == 20


@pytest.mark.usefixtures("app", "frozen_again")
def test_what_was_set_aside_is_collected_again_afterwards() -> None:
    with frozen_objects():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0
