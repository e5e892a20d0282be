"""A keyboard on the display, for tests that use nothing else."""

from __future__ import annotations

import subprocess
import time

from tests.e2e.x11 import window_id


class Keyboard:
    """Types into Stile's window."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment
        self.focus()

    def focus(self) -> None:
        """Give the window the keyboard, as a window manager would after a dialog is closed."""
        self._do("windowfocus", "--sync", str(window_id(self._environment)))

    def type(self, text: str) -> None:
        self._do("type", "--delay", "15", text)

    def press(self, *keys: str) -> None:
        self._do("key", *keys)
        time.sleep(0.05)

    def _do(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self._environment, check=True, capture_output=True)
