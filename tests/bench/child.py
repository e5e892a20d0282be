"""What runs in a fresh process: an empty window, or Stile itself with a watch on it.

`python -m tests.bench.child empty|stile BEGUN` prints, in seconds since BEGUN (of the monotonic clock, which
all processes share), when the first paint was and, for Stile, when a key was taken; and what the first paint
had cost in processor time. `typing` signs in by
key events and prints every gap of the event loop; it reads who signs in from standard input.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from desktop.ui.app.main_window import MainWindow


def empty(begun: float) -> None:
    """Show the emptiest window that PySide6 can have."""
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415 - no more than what is measured

    class Empty(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            leave(painted=time.monotonic() - begun, cpu=time.process_time())

    app = QApplication(sys.argv[:1])
    window = Empty()
    window.resize(520, 680)
    window.show()
    app.exec()


def stile(begun: float) -> None:
    """Run `stile` until its first page takes a key."""
    seen: dict[str, float] = {}

    def watch(window: MainWindow) -> None:
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - loaded by then

        def painted() -> None:
            seen.update(painted=time.monotonic() - begun, cpu=time.process_time())
            window.activateWindow()  # as a window manager would

        def focused(_old: QWidget | None, new: QWidget | None) -> None:
            if new is not None and new.objectName() == "username" and _takes_a_key(new):
                leave(**seen, usable=time.monotonic() - begun)

        window.painted.connect(painted)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(focused)

    run_stile(watch)


def run_stile(watch: Callable[[MainWindow], None]) -> None:
    """Run `stile` as its command does, and hand its window over before it is shown."""
    from desktop.cli import main  # noqa: I001, PLC0415 - before Qt, as the command does
    from desktop import app  # noqa: PLC0415 - after the watch has begun
    from desktop.ui.app.main_window import MainWindow  # noqa: PLC0415 - as above

    class Watched(MainWindow):
        def __init__(self) -> None:
            super().__init__()
            watch(self)

    app.MainWindow = Watched  # type: ignore[attr-defined]
    sys.argv = ["stile"]
    sys.exit(main())


def leave(**told: object) -> None:
    """Say what was seen and be gone; what closing costs is not measured."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)


def _takes_a_key(line: QWidget) -> bool:
    from tests.bench.typist import press  # noqa: PLC0415 - loads Qt

    press(line, "x")
    return bool(line.property("text") == "x")


def main() -> None:
    """Do what the first argument says."""
    kind, begun = sys.argv[1], float(sys.argv[2])
    if kind == "typing":
        from tests.bench.typing_session import session  # noqa: PLC0415 - loads Qt

        session(json.loads(sys.stdin.readline()))
        return
    {"empty": empty, "stile": stile}[kind](begun)


if __name__ == "__main__":
    main()
