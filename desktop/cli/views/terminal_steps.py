"""What some steps show in a terminal besides their title, their intro and their fields."""

from __future__ import annotations

import io
import textwrap
from typing import TYPE_CHECKING

from desktop.core import words
from desktop.core.steps.account import ResetPassword, SignUp
from desktop.core.steps.factors import SetUpTotp, fits_qr_code
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.opening import BrowserSignIn
from desktop.core.steps.pool_defined import Custom

if TYPE_CHECKING:
    from desktop.cli.views.terminal_output import TerminalOutput
    from desktop.core.sign_in.password_policy import PasswordPolicy
    from desktop.core.steps.base import Step


def show(step: Step, output: TerminalOutput) -> None:
    """Show what is particular to a step."""
    match step:
        case NewPassword() | ResetPassword() | SignUp():
            _rules(step.policy, output)
        case SetUpTotp() if step.secret:
            _key(step, output)
        case BrowserSignIn() if step.url:
            _address(step, output)
        case Custom():
            _words_of_the_pool(step, output)


def _rules(policy: PasswordPolicy, output: TerminalOutput) -> None:
    output.text(words.say("terminal.rules"))
    for rule in policy.rules():
        output.item(words.rule_label(rule))


def _key(step: SetUpTotp, output: TerminalOutput) -> None:
    """Show the key to scan where a picture can be shown, and in groups of four to type."""
    if step.replaces_key:
        output.problem(words.key_replaced())
    if output.is_terminal and fits_qr_code(step.otpauth):
        import segno  # noqa: PLC0415 - for this one step

        picture = io.StringIO()
        segno.make(step.otpauth, error="m").terminal(picture, compact=True)
        output.picture(picture.getvalue())
    output.text(words.say("terminal.key", secret=" ".join(textwrap.wrap(step.secret, 4))))


def _address(step: BrowserSignIn, output: TerminalOutput) -> None:
    """Show the address in one line, to be copied whole; its picture where another device has to open it."""
    if step.pastes and output.is_terminal and fits_qr_code(step.url):
        import segno  # noqa: PLC0415 - as above

        picture = io.StringIO()
        segno.make(step.url, error="l").terminal(picture, compact=True)
        output.picture(picture.getvalue())
    output.line(step.url)
    if not step.pastes:
        output.aside(words.say("terminal.browser-waits"))


def _words_of_the_pool(step: Custom, output: TerminalOutput) -> None:
    if step.hint:
        output.text(step.hint)
    if step.attempts_left is not None:
        output.text(words.say("terminal.attempts-left", n=step.attempts_left))
