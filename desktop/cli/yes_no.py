"""A question at the terminal that is answered by a line, most often by y or n; nothing said means no."""

from __future__ import annotations

import sys

_YES = frozenset({"y", "yes"})


def can_ask() -> bool:
    """Say whether a person is at standard input, and would see a question."""
    return sys.stdin is not None and sys.stdin.isatty() and not sys.stderr.closed


def agrees(question: str) -> bool:
    """Ask on standard error, behind all that was printed, and wait for a line."""
    return is_yes(typed(question))


def typed(question: str) -> str:
    """Ask in the same way, and return what was typed; empty for an empty line and at the end of input."""
    sys.stdout.flush()
    sys.stderr.write(question + " ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def is_yes(line: str) -> bool:
    """Say whether a line agrees."""
    return line.strip().lower() in _YES
