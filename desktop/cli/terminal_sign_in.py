"""Signing in in the terminal: asked for, or because there is no display."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.cli import choose_profile
from desktop.cli.change_advice import advise
from desktop.cli.next_command import next_command
from desktop.cli.sign_in_run import sign_in
from desktop.cli.views.stdin import descriptor, stdin
from desktop.cli.views.terminal_view import TerminalView
from desktop.core import words

if TYPE_CHECKING:
    from desktop.cli.sign_in_options import SignInOptions
    from desktop.wiring.app_context import AppContext


def run(context: AppContext, profile: str | None, options: SignInOptions) -> int:
    """Ask in the terminal and return the exit code; without a name it is the default profile."""
    chosen = choose_profile.found(context, profile)
    again = next_command(context, chosen, "sign-in")
    view = TerminalView(stdin(), descriptor(), sys.stdout, lambda problem: advise((problem,), chosen), again)
    whose = " \u00b7 ".join(filter(None, (chosen.name, chosen.organisation, chosen.pool_id)))
    view.output.text(words.say("terminal.whose", pool=whose))
    return sign_in(context, view, chosen, options)
