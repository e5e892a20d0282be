"""Signing in in the terminal: asked for, or because there is no display."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.cli import choose_profile
from desktop.cli.attempt import sign_in
from desktop.cli.views.stdin import descriptor, stdin
from desktop.cli.views.terminal import TerminalView
from desktop.core import words

if TYPE_CHECKING:
    from desktop.cli.wanted import Wanted


def run(profile: str | None, wanted: Wanted) -> int:
    """Ask in the terminal and return the exit code; without a name it is the default profile."""
    view = TerminalView(stdin(), descriptor(), sys.stdout)
    chosen = choose_profile.found(profile)
    whose = " \u00b7 ".join(filter(None, (chosen.name, chosen.organisation, chosen.pool_id)))
    view.screen.text(words.say("terminal.whose", pool=whose))
    return sign_in(view, chosen, wanted)
