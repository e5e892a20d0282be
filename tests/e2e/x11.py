"""Closing a window as the button of its frame would, where no window manager is there to do it."""

from __future__ import annotations

import ctypes
import subprocess
from typing import ClassVar

_CLIENT_MESSAGE = 33


class _ClientMessage(ctypes.Structure):
    """XClientMessageEvent, padded to the size of an XEvent."""

    _fields_: ClassVar = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 12),
    ]


def window_id(environment: dict[str, str]) -> int:
    """Return the number of Stile's window."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "Stile$"],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return int(found.stdout.split()[-1])


def close_window(environment: dict[str, str]) -> None:
    """Send WM_DELETE_WINDOW."""
    window = window_id(environment)
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(environment["DISPLAY"].encode()))
    protocols = x11.XInternAtom(display, b"WM_PROTOCOLS", 0)
    delete = x11.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
    event = _ClientMessage(type=_CLIENT_MESSAGE, window=window, message_type=protocols, format=32)
    event.data[0] = delete
    x11.XSendEvent(display, ctypes.c_ulong(window), 0, 0, ctypes.byref(event))
    x11.XCloseDisplay(display)
