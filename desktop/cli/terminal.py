"""Signing in in the terminal: asked for, or because there is no display."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.cli import choose_profile
from desktop.cli.attempt import sign_in
from desktop.cli.views.stdin import descriptor, stdin
from desktop.cli.views.terminal import TerminalView

if TYPE_CHECKING:
    from desktop.cli.wanted import Wanted


def run(profile: str | None, wanted: Wanted) -> int:
    """Ask in the terminal and return the exit code; without a name it is the default profile."""
    view = TerminalView(stdin(), descriptor(), sys.stdout)
    return sign_in(view, choose_profile.found(profile), wanted)
