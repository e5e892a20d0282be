"""A whole sign-in by a script: it shows that everything works where no person can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop import wiring
from desktop.cli.output import say
from desktop.cli.sign_in import script_view
from desktop.cli.sign_in_options import DEFAULT_OPTIONS
from desktop.cli.sign_in_run import sign_in
from desktop.cli.views.script_file import FromInbox, Literal, ScriptedAnswer
from desktop.core import words
from desktop.core.exit_codes import DONE, REFUSED
from desktop.profiles.practice_profile import practice_profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.wiring.app_context import AppContext

_SITUATION = "temporary-password+email-code"
_NEW_PASSWORD = "Over-the-stile-1"  # noqa: S105 - for a generated person


def run(context: AppContext, hello: Mapping[str, Any]) -> int:
    """Play the invited person: temporary password, new password, code by e-mail, signed in."""
    profile = practice_profile(hello)
    control = wiring.practice_control(profile)
    if control is None:
        raise ConnectionError(profile.endpoint_url)
    person = control.add_user(_SITUATION)
    say(words.say("practice.plays", username=person["username"], situation=_SITUATION))
    exit_code = sign_in(context, script_view(_answers(person), profile), profile, DEFAULT_OPTIONS)
    refused = control.ledger()["refused_reuses"]
    say(words.say("practice.refused", n=refused))
    return exit_code if exit_code != DONE or not refused else REFUSED


def _answers(person: Mapping[str, Any]) -> tuple[ScriptedAnswer, ...]:
    known = {name: Literal(person[name]) for name in ("username", "password")}
    return (
        ScriptedAnswer("sign-in", known),
        ScriptedAnswer("new-password", {"new_password": Literal(_NEW_PASSWORD)}),
        ScriptedAnswer("email-code", {"code": FromInbox()}),
    )
