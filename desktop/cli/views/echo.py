"""A terminal that does not show what is typed, where there is a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform == "win32":
    import ctypes
    import msvcrt

    _ECHO_INPUT = 0x0004

    @contextmanager
    def hidden(fd: int) -> Iterator[None]:
        """Show nothing of what is typed at this console until the block ends."""
        handle = msvcrt.get_osfhandle(fd)
        before = ctypes.c_ulong()
        is_console = ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(before))
        if is_console:
            ctypes.windll.kernel32.SetConsoleMode(handle, before.value & ~_ECHO_INPUT)
        try:
            yield
        finally:
            if is_console:
                ctypes.windll.kernel32.SetConsoleMode(handle, before.value)

else:
    import os
    import termios

    _LOCAL_MODES = 3

    @contextmanager
    def hidden(fd: int) -> Iterator[None]:
        """Show nothing but the end of the line at this terminal until the block ends."""
        if not os.isatty(fd):
            yield
            return
        before = termios.tcgetattr(fd)
        quiet = termios.tcgetattr(fd)
        quiet[_LOCAL_MODES] = (quiet[_LOCAL_MODES] & ~termios.ECHO) | termios.ECHONL
        termios.tcsetattr(fd, termios.TCSADRAIN, quiet)
        try:
            yield
        finally:
            termios.tcsetattr(fd, termios.TCSADRAIN, before)
