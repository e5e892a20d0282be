"""One interface to what this operating system does in its own way."""

from __future__ import annotations

import sys
from typing import Protocol

from desktop.core.guard import Guard
from desktop.core.ports import Disk


class Platform(Disk, Guard, Protocol):
    """An operating system, as far as Stile touches it directly."""

    def deny_core_dumps(self) -> None:
        """Keep this process's memory, passwords and all, out of files written when it crashes."""
        ...

    def notify(self, title: str, text: str) -> bool:
        """Show a notification on the desktop; False where there is none for programs without a window."""
        ...


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
