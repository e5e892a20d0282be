"""Where Python's garbage is collected: in the window's thread and nowhere else."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

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
