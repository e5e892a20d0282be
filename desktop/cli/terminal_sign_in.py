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
    from datetime import datetime

    from desktop.cli.sign_in_options import SignInOptions
    from desktop.conversation.view import Ask
    from desktop.core.notices.notice import Problem
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext


def _help_note(profile: Profile, problem: Problem, since: datetime, ask: Ask) -> str:
    """Return what a person gives to whoever can help, the name masked."""
    from desktop.core.admin.help_note import HelpNote  # noqa: PLC0415 - few ask for it
    from desktop.core.redact import masked  # noqa: PLC0415 - as above
    from desktop.version import version  # noqa: PLC0415 - as above

    return HelpNote(
        profile=profile.name,
        pool_id=profile.pool_id,
        person=masked(ask.username),
        step=ask.step.name,
        code=problem.code,
        at=f"{since:%Y-%m-%dT%H:%M:%SZ}",
        request_id=problem.request_id or "",
        version=version(),
    ).render()


def run(context: AppContext, profile: str | None, options: SignInOptions) -> int:
    """Ask in the terminal and return the exit code; without a name it is the default profile."""
    chosen = choose_profile.found(context, profile)
    again = next_command(context, chosen, "sign-in")
    view = TerminalView(stdin(), descriptor(), sys.stdout, lambda problem: advise((problem,), chosen), again)
    view.help_note = lambda problem, since, ask: _help_note(chosen, problem, since, ask)
    whose = " \u00b7 ".join(filter(None, (chosen.name, chosen.organisation, chosen.pool_id)))
    view.output.text(words.say("terminal.whose", pool=whose))
    return sign_in(context, view, chosen, options)
