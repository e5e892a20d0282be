"""Numbers on a command line, refused in words of people."""

from __future__ import annotations

import argparse

from desktop.core import words


def whole_number(text: str) -> int:
    """Read a whole number above zero. Raises ArgumentTypeError."""
    number = int(text) if text.strip().isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(words.say("admin-list.no-whole-number", text=text))
    return number


def pace(text: str) -> float:
    """Read a number, which may have a fraction. Raises ArgumentTypeError."""
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(words.say("admin-list.no-number", text=text)) from None
