"""Checks of what a window needs: a display, system libraries, Qt itself and a font."""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

from desktop.cli import display, qt_libraries
from desktop.core.notices.finding import Check, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_QT = "PySide6_Essentials"


_DISPLAY_DEADLINE = 15.0
_OBSTACLES = {"silent": "display.silent", "refused": "display.refused", "unusable": "display.unusable"}
"""Libraries that are missing are another check's."""


def checks() -> tuple[Check, ...]:
    """Return the table."""
    return (
        Check("display", _display, _DISPLAY_DEADLINE),
        Check("Qt", _qt, _DISPLAY_DEADLINE),
        Check("fonts", _fonts, _DISPLAY_DEADLINE),
    )


def _display() -> Iterator[Finding]:
    """Tell of each display that was tried."""
    found = display.tried()
    for one in found:
        if not one.obstacle:
            yield Finding.ok("display.there", name=one.name)
        elif one.obstacle in _OBSTACLES:
            yield Finding.warning(_OBSTACLES[one.obstacle], name=one.name)
    if all(one.obstacle for one in found):
        yield Finding.warning("display.none")


def _qt() -> Iterator[Finding]:
    from importlib import util  # noqa: PLC0415 - as below

    missing = _missing_packages()
    if missing:
        yield _lacking("qt.libraries-missing", packages=" ".join(missing))
    elif util.find_spec("PySide6") is None:
        yield _lacking("qt.none")
    else:
        yield Finding.ok("qt.there", version=_qt_version())


def _missing_packages() -> tuple[str, ...]:
    """Return what Qt lacks for the displays there are, and what it always lacks."""
    wanted = [package for one in display.tried() for package in one.missing]
    return tuple(dict.fromkeys((*wanted, *qt_libraries.missing_packages(""))))


def _qt_version() -> str:
    from importlib import metadata  # noqa: PLC0415 - it takes longer to load than most commands to run

    try:
        return metadata.version(_QT)
    except metadata.PackageNotFoundError:
        return "?"


def _fonts() -> Iterator[Finding]:
    if sys.platform != "linux":
        yield Finding.ok("fonts.by-system")
        return
    n = _count_fonts()
    yield Finding.ok("fonts.there", n=n) if n else _lacking("fonts.none")


def _lacking(code: str, **values: str) -> Finding:
    """Say what a window lacks: a problem only where there is a display to open one on."""
    return (Finding.warning if display.chosen() is None else Finding.problem)(code, **values)


def _count_fonts() -> int:
    """Ask fontconfig, as Qt does. Its list of fonts begins with their number."""
    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return 0  # without the library Qt finds none either
    fontconfig.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p
    fontconfig.FcConfigGetFonts.restype = ctypes.POINTER(ctypes.c_int)
    fontconfig.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]
    config = fontconfig.FcInitLoadConfigAndFonts()
    fonts = fontconfig.FcConfigGetFonts(config, 0) if config else None
    return int(fonts[0]) if fonts else 0
