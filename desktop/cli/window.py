"""`stile` alone: the window, and what happens where there can be none."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from desktop.cli import choose_profile, display, qt_libraries, terminal
from desktop.conversation.wish import PLAIN, Wish
from desktop.core import words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence


def register(parser: argparse.ArgumentParser) -> None:
    """Make the window what happens without a command."""
    choose_profile.add_option(parser, default=None)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the window and return when it is closed; without a display, ask in the terminal."""
    reason = reason_against()
    if reason is None:
        return open_window(args.profile, terminal.wish(args))
    sys.stderr.write(f"{reason}\n{words.say('window.asks-here')}\n")
    return terminal.run(args)


def open_window(profile: str | None, wish: Wish = PLAIN, *, people: Sequence[Mapping[str, Any]] = ()) -> int:
    """Open the window and return when it is closed; `people` are those of a practice pool."""
    from desktop.app import run_window  # noqa: PLC0415 - the only way to Qt, taken only here

    return run_window(profile, wish, people=people)


def reason_against() -> str | None:
    """Return why no window can be opened here, and what helps; None if one can."""
    if not display.is_there():
        return words.say("window.no-display")
    missing = qt_libraries.missing_packages(x11=display.is_x11())
    if missing:
        return words.say("window.missing-libraries", packages=" ".join(missing))
    try:
        import desktop.app  # noqa: F401, PLC0415 - only to see whether Qt loads
    except ImportError as error:
        return words.say("window.no-qt", reason=str(error))
    return None
