"""A whole sign-in by a script: it shows that everything works where no person can be asked."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from desktop import wiring
from desktop.cli.output import say
from desktop.cli.sign_in import script_view
from desktop.cli.sign_in_options import DEFAULT_OPTIONS
from desktop.cli.sign_in_run import sign_in
from desktop.cli.views.script_file import FromInbox, Literal, ScriptedAnswer
from desktop.core import words
from desktop.core.cognito.identity_pool import CredentialRequest
from desktop.core.exit_codes import DONE, REFUSED
from desktop.profiles.practice_profile import practice_profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.cognito.identity_pool import TemporaryCredentials
    from desktop.profiles.profile import Profile
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
    if exit_code == DONE:
        _show_credentials(context, profile)
    refused = control.ledger()["refused_reuses"]
    say(words.say("practice.refused", n=refused))
    return exit_code if exit_code != DONE or not refused else REFUSED


def _show_credentials(context: AppContext, profile: Profile) -> None:
    """Get AWS credentials from the identity pool, as other programs do by `stile credentials`."""
    found = asyncio.run(_credentials(context, profile))
    time = f"{found.expires_at.astimezone():%H:%M}"
    say(words.say("practice.credentials", access=found.access_key_id, time=time))


async def _credentials(context: AppContext, profile: Profile) -> TemporaryCredentials:
    from desktop.wiring.aws_access import credential_source  # noqa: PLC0415 - once somebody is signed in
    from desktop.wiring.profile_ports import open_profile_ports  # noqa: PLC0415 - as above

    wanted = CredentialRequest(profile.identity_pool_id or "")
    ports = await open_profile_ports(context, profile)
    return await credential_source(context, ports, wanted.identity_pool_id).credentials(wanted)


def _answers(person: Mapping[str, Any]) -> tuple[ScriptedAnswer, ...]:
    known = {name: Literal(person[name]) for name in ("username", "password")}
    return (
        ScriptedAnswer("sign-in", known),
        ScriptedAnswer("new-password", {"new_password": Literal(_NEW_PASSWORD)}),
        ScriptedAnswer("email-code", {"code": FromInbox()}),
    )
