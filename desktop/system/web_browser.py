"""The browser of this computer, and the way back from it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from desktop.system.loopback_listener import LoopbackListener, bind_first

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.worker import Worker

_STARTS = 0.7
"""Seconds in which a command that cannot open anything says so by ending."""
_DEADLINE = 10.0


class WebBrowser:
    """Opens addresses with whatever the system opens them with; no text browser takes a terminal over."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    async def listen(
        self, redirects: tuple[str, ...], is_awaited: Callable[[str], bool]
    ) -> LoopbackListener | None:
        """Listen at the first of these addresses that is free, None if all are taken."""
        taken = bind_first(redirects)
        if taken is None:
            return None
        listener = LoopbackListener(*taken, is_awaited)
        await listener.start()
        return listener

    async def open(self, url: str) -> bool:
        """Open an address; False if there is no browser to open it."""
        try:
            return await self._worker.run(lambda: _open(url), _DEADLINE)
        except TimeoutError:
            return False


def _open(url: str) -> bool:
    if sys.platform == "win32":
        try:
            os.startfile(url)  # noqa: S606 - an address of ours, with its scheme
        except OSError:
            return False
        return True
    command = _command(os.environ, url)
    return command is not None and _starts(command)


def _command(environment: Mapping[str, str], url: str) -> list[str] | None:
    """Return what opens an address: what BROWSER names, else the desktop's own, where there is a display."""
    if sys.platform == "darwin":
        return ["/usr/bin/open", url]
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return None
    named = environment.get("BROWSER", "").partition(os.pathsep)[0]
    parts = shlex.split(named) if named else ["xdg-open"]
    if not parts or shutil.which(parts[0]) is None:
        return None
    filled = [url if part == "%s" else part for part in parts]
    return filled if url in filled else [*filled, url]


def _starts(command: list[str]) -> bool:
    """Start a command that outlives us, and say whether it did not fail at once."""
    nothing = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell; the address is one argument, and begins with http
            command,
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            start_new_session=True,
            env=_environment_of_others(os.environ),
        )
    except OSError:
        return False
    try:
        return process.wait(_STARTS) == 0
    except subprocess.TimeoutExpired:
        return True


def _environment_of_others(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without what a bundle changes for itself: its libraries would break others."""
    kept = dict(environment)
    original = kept.pop("LD_LIBRARY_PATH_ORIG", None)
    if getattr(sys, "frozen", False):
        kept.pop("LD_LIBRARY_PATH", None)
        if original is not None:
            kept["LD_LIBRARY_PATH"] = original
    return kept
