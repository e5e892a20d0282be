"""A display for windows that nobody looks at."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def can_be() -> bool:
    """Say whether there is a display, or one can be made."""
    return bool(os.environ.get("DISPLAY")) or shutil.which("Xvfb") is not None


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give the environment for windows: the display there is, or an Xvfb of our own."""
    if os.environ.get("DISPLAY"):
        yield {"QT_QPA_PLATFORM": "xcb"}
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        yield {"DISPLAY": f":{server.stdout.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        server.terminate()
