"""`stile profile add`: a new profile, and its client secret if it has one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from desktop import compose
from desktop.cli import unlocked
from desktop.cli.output import StopError, say
from desktop.cli.unlock import Unlock
from desktop.conversation.loop import CancelledError
from desktop.conversation.view import Action, Ask
from desktop.core import words
from desktop.core.alarms import read_setting
from desktop.core.catalogue.marks import DONE
from desktop.core.problems import Notice
from desktop.core.secret import Secret
from desktop.core.steps import Field, Step
from desktop.profiles.checks import FLOWS
from desktop.profiles.plain import parse

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.conversation.view import View
    from desktop.profiles.profile import Profile

_VALUES = (
    "name",
    "pool_id",
    "client_id",
    "region",
    "flow",
    "endpoint_url",
    "identity_pool_id",
    "session_minutes",
    "fallback_flows",
    "preferred_factor",
    "sign_up",
)


def register(actions: Commands) -> None:
    """Add the command."""
    parser = actions.add_parser("add", help=words.say("commands.profile-add"), allow_abbrev=False)
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--pool-id", required=True, metavar="ID", help=words.say("commands.pool-id"))
    parser.add_argument("--client-id", required=True, metavar="ID", help=words.say("commands.client-id"))
    parser.add_argument("--region", metavar="R", help=words.say("commands.region"))
    parser.add_argument("--flow", metavar="|".join(FLOWS), help=words.say("commands.flow"))
    parser.add_argument("--endpoint-url", metavar="URL", help=words.say("commands.endpoint-url"))
    parser.add_argument("--identity-pool-id", metavar="ID", help=words.say("commands.identity-pool-id"))
    parser.add_argument("--session-minutes", metavar="N", help=words.say("commands.session-minutes"))
    parser.add_argument(
        "--fallback-flow",
        action="append",
        dest="fallback_flows",
        metavar="FLOW",
        help=words.say("commands.fallback-flow"),
    )
    parser.add_argument("--preferred-factor", metavar="FACTOR", help=words.say("commands.preferred-factor"))
    parser.add_argument("--sign-up", action="append", metavar="ATTRIBUTE", help=words.say("commands.sign-up"))
    parser.add_argument("--alarm", action="append", metavar="NAME=N/N", help=words.say("alarm.option"))
    parser.add_argument(
        "--client-secret-stdin", action="store_true", help=words.say("commands.client-secret")
    )
    unlocked.add_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Add the profile; a secret that cannot be kept leaves no profile behind."""
    values = {name: getattr(args, name) for name in _VALUES}
    alarms = dict(read_setting(text) for text in args.alarm or ())
    profile = parse({**values, "has_client_secret": args.client_secret_stdin, "alarms": alarms})
    book = compose.profile_book()
    book.add(profile)
    if args.client_secret_stdin:
        try:
            asyncio.run(_keep_secret(profile, args))
        except BaseException:
            book.remove(profile.name)
            raise
    say(words.say("commands.profile-added", name=profile.name))
    return DONE


@dataclass(frozen=True, slots=True)
class ClientSecret(Step):
    """The app client's secret, from whoever made the app client."""

    name: ClassVar[str] = "client-secret"

    def fields(self) -> tuple[Field, ...]:
        """Ask for the secret."""
        return (Field("client_secret", "password", label=words.say("commands.client-secret-label")),)


async def _keep_secret(profile: Profile, args: argparse.Namespace) -> None:
    prompts = unlocked.prompts()
    secret = await _asked(prompts)
    workplace = await unlocked.open_with(profile, Unlock(prompts) if args.store else None)
    if workplace.vault.store == "memory":
        raise StopError(Notice("secret-not-kept"))
    await compose.keep_client_secret(workplace.vault, secret)


async def _asked(view: View) -> Secret:
    reply = await view.ask(Ask(1, ClientSecret(), None, (Action.CANCEL,), None, None, ()))
    if isinstance(reply, Action):
        raise CancelledError
    return Secret(reply.fields["client_secret"].strip())
