"""Checks of the security keys that are plugged in, and whether this user may talk to them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.notices.finding import Check, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FIDO_PAGE = bytes((0x06, 0xD0, 0xF1))
"""How the report descriptor of a security key names the FIDO usage page. Source: USB HID, CTAP 2.1 11.2.8."""
_SYSFS = Path("/sys/class/hidraw")
_DEVICES = Path("/dev")


def checks() -> tuple[Check, ...]:
    """Return the table."""
    return (Check("security keys", _security_keys),)


def _security_keys() -> Iterator[Finding]:
    if sys.platform == "win32":
        yield Finding.ok("security-keys.by-system")
    elif sys.platform == "linux":
        yield from on_linux(_SYSFS, _DEVICES)
    else:
        from desktop.system.fido_keys import count_plugged_in  # noqa: PLC0415 - loads fido2

        yield _plugged_in(count_plugged_in())


def on_linux(sysfs: Path, devices: Path) -> Iterator[Finding]:
    """Find security keys by what the kernel tells everybody, and see whether this user may open them."""
    keys = [devices / entry.name for entry in _hid_devices(sysfs) if _is_security_key(entry)]
    closed = [key for key in keys if not os.access(key, os.R_OK | os.W_OK)]
    if closed:
        yield Finding.problem("security-keys.closed", device=str(closed[0]))
    else:
        yield _plugged_in(len(keys))


def _plugged_in(n: int) -> Finding:
    return Finding.ok("security-keys.plugged-in", n=n) if n else Finding.ok("security-keys.none")


def _hid_devices(sysfs: Path) -> Iterable[Path]:
    return sorted(sysfs.iterdir()) if sysfs.is_dir() else ()


def _is_security_key(entry: Path) -> bool:
    try:
        return _FIDO_PAGE in (entry / "device" / "report_descriptor").read_bytes()
    except OSError:
        return False
