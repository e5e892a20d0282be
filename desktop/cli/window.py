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


_CLOSING = 10.0
"""Seconds that a window on another display is given to close."""


def run(context: AppContext, profile: str | None = None, options: SignInOptions | None = None) -> int:
    """Open the window and return when it is closed; without a display, ask in the terminal."""
    reason = reason_against()
    if reason is not None:
        from desktop.cli.output import remark  # noqa: PLC0415 - mostly there is a display

        remark(reason)
        remark(_said("window.asks-here"))
        return _ask_in_terminal(context, profile, options)
    elsewhere = open_window(context, profile, options.request if options else None)
    if not elsewhere:
        return 0
    return _offer_terminal(context, profile, options, elsewhere)


def _offer_terminal(
    context: AppContext, profile: str | None, options: SignInOptions | None, elsewhere: str
) -> int:
    """Say on which display the window is, and ask here in its place if a person wants that."""
    from desktop.cli.yes_no import agrees, can_ask  # noqa: PLC0415 - few people have two displays
    from desktop.core.exit_codes import PERSON_NEEDED  # noqa: PLC0415

    sys.stderr.write(_said("window.elsewhere", where=elsewhere) + "\n")
    if not can_ask():
        sys.stderr.write(_said("window.terminal-there") + "\n")
        return PERSON_NEEDED
    if not agrees(_said("window.ask-here")):
        return PERSON_NEEDED
    _close_elsewhere(context, profile)
    return _ask_in_terminal(context, profile, options)


def _close_elsewhere(context: AppContext, profile: str | None) -> None:
    """Close the window on the other display, and wait until the sign-in is free; it keeps its place."""
    import asyncio  # noqa: PLC0415 - as above

    from desktop.app import close_first_window  # noqa: PLC0415
    from desktop.cli import choose_profile  # noqa: PLC0415
    from desktop.wiring.conversation_lease import conversation_lease  # noqa: PLC0415

    async def wait() -> None:
        lease = conversation_lease(context, choose_profile.found(context, profile))
        if await lease.acquire(_CLOSING):
            await lease.release()

    if close_first_window(context):
        asyncio.run(wait())


def _ask_in_terminal(context: AppContext, profile: str | None, options: SignInOptions | None) -> int:
    from desktop.cli import terminal_sign_in  # noqa: PLC0415 - the window does not wait for it
    from desktop.cli.sign_in_options import DEFAULT_OPTIONS  # noqa: PLC0415

    return terminal_sign_in.run(context, profile, options or DEFAULT_OPTIONS)


def open_window(
    context: AppContext,
    profile: str | None,
    request: SignInRequest | None = None,
    *,
    people: Sequence[Mapping[str, Any]] = (),
    closes_after: float | None = None,
) -> str:
    """Open the window and return when it is closed, by itself after so many seconds.

    `people` are those of a practice pool. If it is open on another display already, return at once, and
    which one that is.
    """
    from desktop.app import run_window  # noqa: PLC0415 - the only way to Qt, taken only here

    return run_window(
        context, profile, request, people=people, platform=_platform(), closes_after=closes_after
    )


def open_offer(context: AppContext, offer: str) -> int:
    """Open the window with a profile that somebody sent, or hand it to the one that is open."""
    from desktop.app import run_window  # noqa: PLC0415 - as above
    from desktop.core.exit_codes import PERSON_NEEDED  # noqa: PLC0415

    elsewhere = run_window(context, offer=offer, platform=_platform())
    if not elsewhere:
        return 0
    sys.stderr.write(_said("window.elsewhere", where=elsewhere) + "\n")
    return PERSON_NEEDED


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
    if passed_by:
        from desktop.cli.output import remark  # noqa: PLC0415 - most computers have one display

        for one in passed_by:
            remark(_obstacle(one))
        remark(_said("window.opens-on", name=used.name))
    return used.platform


def _obstacle(passed_by: display.Display) -> str:
    packages = " ".join(passed_by.missing)
    return _said(f"window.display-{passed_by.obstacle}", name=passed_by.name, packages=packages)


def _said(key: str, **values: str) -> str:
    from desktop.core import words  # noqa: PLC0415 - a window that opens needs none of them yet

    return words.say(key, **values)
