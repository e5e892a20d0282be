"""A question at the terminal that is answered by y or n; nothing said means no."""

from __future__ import annotations

import sys

_YES = frozenset({"y", "yes"})


def can_ask() -> bool:
    """Say whether a person is at standard input, and would see a question."""
    return sys.stdin is not None and sys.stdin.isatty() and not sys.stderr.closed


def agrees(question: str) -> bool:
    """Ask on standard error, behind all that was printed, and wait for a line."""
    sys.stdout.flush()
    sys.stderr.write(question + " ")
    sys.stderr.flush()
    return is_yes(sys.stdin.readline())


def is_yes(line: str) -> bool:
    """Say whether a line agrees."""
    return line.strip().lower() in _YES
