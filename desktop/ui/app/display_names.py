"""What the displays of this start are called, to tell whether two starts have one in common."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCREEN = re.compile(r"\.\d+\Z")


def display_names(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the displays that the environment names, with this computer's name; none where there is but one.

    A terminal on a Wayland desktop may know only its X11 side, so both are told.
    """
    x11 = environment.get("DISPLAY", "")
    wayland = environment.get("WAYLAND_DISPLAY", "")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    names = (_SCREEN.sub("", x11.removeprefix("unix")), str(Path(folder, wayland)) if wayland else "")
    return tuple(f"{name} ({platform.node()})" for name in names if name)
