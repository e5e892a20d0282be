"""Where Python's garbage is collected: in the window's thread and nowhere else."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTERVAL_MS = 500


class Collector(QObject):
    """Takes automatic collection over for as long as the program runs.

    Python collects in whatever thread happens to allocate. A closed page is garbage with cycles, and a
    widget that is destroyed by a thread of the network or the keyring takes the whole program down.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(_INTERVAL_MS)
        timer.timeout.connect(self._collect)
        timer.start()

    def _collect(self) -> None:
        """Collect the oldest generation that Python itself would collect now."""
        due = (count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True))
        generations = [generation for generation, is_due in enumerate(due) if is_due]
        if generations:
            gc.collect(generations[-1])


@contextmanager
def frozen_objects() -> Iterator[None]:
    """Leave all that is there now out of collections for as long as this takes; that first costs a full one.

    What was loaded for a large task, boto3 above all, would otherwise stop the window for a tenth of a second
    in its middle. Only in the window's thread, with a Collector in charge: where another thread is in the
    middle of a collection, freezing ends in a crash.
    """
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
