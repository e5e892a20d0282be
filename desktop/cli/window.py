"""`stile` alone: the window, and what happens where there can be none."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

from desktop.cli import display

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desktop.cli.sign_in_options import SignInOptions
    from desktop.conversation.request import SignInRequest
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext


_SEEN: list[display.Display] = []
"""The displays that the last look found: a second one would cost the first paint some milliseconds."""


def run(context: AppContext, profile: str | None = None, options: SignInOptions | None = None) -> int:
    """Open the window and return when it is closed; without a display, ask in the terminal."""
    reason = reason_against()
    if reason is None:
        return open_window(context, profile, options.request if options else None)
    from desktop.cli import terminal_sign_in  # noqa: PLC0415 - the window does not wait for it
    from desktop.cli.sign_in_options import DEFAULT_OPTIONS  # noqa: PLC0415
    from desktop.core import words  # noqa: PLC0415

    sys.stderr.write(f"{reason}\n{words.say('window.asks-here')}\n")
    return terminal_sign_in.run(context, profile, options or DEFAULT_OPTIONS)


def open_window(
    context: AppContext,
    profile: str | None,
    request: SignInRequest | None = None,
    *,
    people: Sequence[Mapping[str, Any]] = (),
) -> int:
    """Open the window and return when it is closed; `people` are those of a practice pool."""
    from desktop.app import run_window  # noqa: PLC0415 - the only way to Qt, taken only here

    return run_window(context, profile, request, people=people, platform=_platform())


def open_admin_window(
    context: AppContext, profile: Profile, aws_profile: str | None, note: Path | None
) -> int:
    """Open the admins' window and return when it is closed."""
    from desktop.app import run_admin_window  # noqa: PLC0415 - as above

    return run_admin_window(context, profile, aws_profile, note, platform=_platform())


def open_journal(context: AppContext, profile: str | None) -> int:
    """Open the journal's window and return when it is closed."""
    from desktop.app import run_journal_window  # noqa: PLC0415 - as above

    return run_journal_window(context, profile, platform=_platform())


def reason_against() -> str | None:
    """Return why no window can be opened here, and what helps; None if one can."""
    displays = display.tried()
    _SEEN[:] = displays
    if not displays or displays[-1].obstacle:
        return "\n".join(map(_obstacle, displays)) or _said("window.no-display")
    gc.disable()  # nothing that is loaded is garbage; the window's Collector takes over
    try:
        import desktop.app  # noqa: F401, PLC0415 - only to see whether Qt loads
    except ImportError as error:
        gc.enable()
        return _said("window.no-qt", reason=str(error))
    return None


def _platform() -> str:
    """Return Qt's word for the display to use, empty for its own choice; say which ones were passed by."""
    *passed_by, used = _SEEN or display.tried() or (display.Display("", ""),)
    if used.obstacle:  # who opens a window has not asked for a reason against it
        return ""
    for one in passed_by:
        sys.stderr.write(f"{_obstacle(one)}\n")
    if passed_by:
        sys.stderr.write(_said("window.opens-on", name=used.name) + "\n")
    return used.platform


def _obstacle(passed_by: display.Display) -> str:
    packages = " ".join(passed_by.missing)
    return _said(f"window.display-{passed_by.obstacle}", name=passed_by.name, packages=packages)


def _said(key: str, **values: str) -> str:
    from desktop.core import words  # noqa: PLC0415 - a window that opens needs none of them yet

    return words.say(key, **values)
