"""What Stile needs of PySide6 itself."""

from __future__ import annotations

import sys

import PySide6
import pytest
from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    rings = Signal()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True cannot die there")
def test_a_signal_takes_no_reference_from_true() -> None:
    """PySide6 6.12.0 does at every emit, and Python 3.11 ends the program when none is left."""
    bell = Bell()
    before = sys.getrefcount(True)  # noqa: FBT003 - it is what is counted
    for _ in range(100):
        bell.rings.emit()
    lost = before - sys.getrefcount(True)  # noqa: FBT003
    assert lost < 50, f"PySide6 {PySide6.__version__} ends Python 3.11 after some thousand signals"
