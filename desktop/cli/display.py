"""Which display a window can be opened on: what is named is tried, in the order in which a desktop would.

Qt ends the whole program where the display that it was told of does not answer, or is of a kind that it
does not have. So what QT_QPA_PLATFORM names comes first, then Wayland, then X11, and Qt is told the first
that works.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from desktop.cli import qt_libraries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Obstacle: TypeAlias = Literal["", "silent", "refused", "unusable", "libraries"]
"""Why no window opens there: no answer, no entry, another kind of display, or libraries that Qt lacks."""

_PATIENCE = 5.0
"""Seconds in which a display answers, be it by ssh; one that is frozen would keep Qt waiting for ever."""

_OWN = {"win32": "windows", "darwin": "cocoa"}
"""The one kind of display that other systems have, and always have, in Qt's words."""

_SAME = {"wayland-egl": "wayland"}
_USUAL = "wayland-0"
"""Where a session of Wayland has its compositor, if nothing says otherwise."""


_SYNC = (
    (1).to_bytes(4, sys.byteorder) + (12 << 16).to_bytes(4, sys.byteorder) + (2).to_bytes(4, sys.byteorder)
)
"""Wayland's wl_display.sync, which any compositor answers: object 1, 12 bytes, request 0, new object 2."""


@dataclass(frozen=True, slots=True)
class Display:
    """One display that was tried: `platform` is Qt's word for its kind, `name` what names it."""

    platform: str
    name: str
    obstacle: Obstacle = ""
    missing: tuple[str, ...] = ()


class _Candidate(NamedTuple):
    """A display that may be there: Qt's word for its kind, what names it, and how it is tried."""

    platform: str
    name: str
    obstacle: Callable[[], Obstacle]


def is_named() -> bool:
    """Say whether anything says that there is a display; nothing is tried."""
    return bool(_candidates())


def tried() -> tuple[Display, ...]:
    """Try displays until one can be used, and return them all; the last one may be the one to use.

    Empty where none is named. Blocks for as long as a display does not answer, five seconds at most for each.
    """
    found: dict[str, Display] = {}
    for candidate in _candidates():
        if candidate.platform not in found:
            display = _with_libraries(Display(candidate.platform, candidate.name, candidate.obstacle()))
            found[candidate.platform] = display
            if not display.obstacle:
                break
    return tuple(found.values())


def chosen() -> Display | None:
    """Return the display that a window opens on, None if there is none."""
    displays = tried()
    return displays[-1] if displays and not displays[-1].obstacle else None


def _candidates() -> tuple[_Candidate, ...]:
    """Return what is named, in the order in which it is tried."""
    asked = filter(None, os.environ.get("QT_QPA_PLATFORM", "").split(";"))
    return (*map(_asked_for, asked), *_of_desktop())


def _asked_for(named: str) -> _Candidate:
    """Read what QT_QPA_PLATFORM names: a kind, maybe with options behind a colon."""
    kind = named.partition(":")[0].lower()
    platform = _SAME.get(kind, kind)
    return _Candidate(platform, f"QT_QPA_PLATFORM={named}", _tries().get(platform, lambda: "unusable"))


def _of_desktop() -> Iterator[_Candidate]:
    own = _OWN.get(sys.platform)
    if own:
        yield _Candidate(own, own, _tries()[own])
        return
    named = next((name for name in ("WAYLAND_DISPLAY", "WAYLAND_SOCKET") if os.environ.get(name)), "")
    if named:
        yield _Candidate("wayland", f"{named}={os.environ[named]}", _wayland_obstacle)
    elif _is_wayland_session() and _wayland_socket().exists():
        yield _Candidate("wayland", _USUAL, _wayland_obstacle)
    if os.environ.get("DISPLAY"):
        yield _Candidate("xcb", f"DISPLAY={os.environ['DISPLAY']}", _x11_obstacle)


def _tries() -> dict[str, Callable[[], Obstacle]]:
    """Return how each kind of display is tried that this system may have."""
    own = _OWN.get(sys.platform)
    return {own: lambda: ""} if own else {"wayland": _wayland_obstacle, "xcb": _x11_obstacle}


def _wayland_socket() -> Path:
    return Path(os.environ.get("XDG_RUNTIME_DIR", "/"), os.environ.get("WAYLAND_DISPLAY") or _USUAL)


def _is_wayland_session() -> bool:
    return os.environ.get("XDG_SESSION_TYPE", "").lower() == "wayland"


def _wayland_obstacle() -> Obstacle:
    """Ask the compositor for the answer that it owes everybody.

    A connection that was handed down can be used once, and is left to Qt.
    """
    if os.environ.get("WAYLAND_SOCKET"):
        return ""
    import socket  # noqa: PLC0415 - the first paint waits for it, and X11 needs none

    path = _wayland_socket()
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(_PATIENCE)
            connection.connect(os.fspath(path))
            connection.sendall(_SYNC)
            return "" if connection.recv(1) else "refused"
    except PermissionError:
        return "refused"
    except OSError:
        return "silent"


def _x11_obstacle() -> Obstacle:
    """Connect as Qt would, with what the person may show to be let in."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return ""  # the library is missing, not the display; that has its own sentence
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    works: list[bool] = []

    def connect() -> None:
        connection = xcb.xcb_connect(None, None)
        works.append(not xcb.xcb_connection_has_error(connection))
        xcb.xcb_disconnect(connection)

    attempt = threading.Thread(target=connect, daemon=True)  # a frozen server never lets go of it
    attempt.start()
    attempt.join(_PATIENCE)
    return "" if works == [True] else "silent"


def _with_libraries(display: Display) -> Display:
    """Look for what Qt loads for a display that can be used otherwise."""
    missing = () if display.obstacle else qt_libraries.missing_packages(display.platform)
    return replace(display, obstacle="libraries", missing=missing) if missing else display
