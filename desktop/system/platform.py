"""Which operating system this is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.system.interface import Platform


def current() -> Platform:
    """Return the system this program runs on."""
    if sys.platform == "win32":
        from desktop.system.windows import Windows  # noqa: PLC0415 - each module fits one system only

        return Windows()
    if sys.platform == "darwin":
        from desktop.system.macos import MacOS  # noqa: PLC0415

        return MacOS()
    from desktop.system.linux import Linux  # noqa: PLC0415

    return Linux()
