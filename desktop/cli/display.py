"""Whether there is a display to open a window on."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path


def is_there() -> bool:
    """Say whether a window can be opened. On Linux a display that is named must also answer."""
    if sys.platform != "linux":
        return True
    return _wayland_is_there() or _x11_is_there()


def is_x11() -> bool:
    """Say whether Qt would open its window by X11; Qt prefers Wayland where it has the choice."""
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    return sys.platform == "linux" and (asked.startswith("xcb") or not (asked or _wayland_is_there()))


def _wayland_is_there() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    return bool(name) and Path(os.environ.get("XDG_RUNTIME_DIR", "/"), str(name)).exists()


def _x11_is_there() -> bool:
    """Connect as Qt would: a forwarded display that is gone would end the program without a word."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the library is missing, not the display; that has its own sentence
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed
