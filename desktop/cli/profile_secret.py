"""The app client's secret of a profile, read from standard input and kept sealed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from desktop import wiring
from desktop.cli import unlocked_ports
from desktop.cli.output import StopError
from desktop.cli.unlock import Unlock
from desktop.conversation.view import Action, Ask, SignInCancelledError
from desktop.core import words
from desktop.core.notices.notice import Notice
from desktop.core.secret import Secret
from desktop.core.steps.base import Field, Step

if TYPE_CHECKING:
    import argparse

    from desktop.conversation.view import View
    from desktop.profiles.profile import Profile


@dataclass(frozen=True, slots=True)
class ClientSecret(Step):
    """The app client's secret."""

    name: ClassVar[str] = "client-secret"

    def fields(self) -> tuple[Field, ...]:
        """Ask for the secret."""
        return (Field("client_secret", "password", label=words.say("commands.client-secret-label")),)


def add_with_secret(profile: Profile, args: argparse.Namespace) -> None:
    """Add a profile, with its secret if the options announce one; if that cannot be stored, add neither."""
    repository = args.context.profile_repository()
    repository.add(profile)
    try:
        keep_secret(profile, args)
    except BaseException:
        repository.remove(profile.name)
        raise


def keep_secret(profile: Profile, args: argparse.Namespace) -> None:
    """Read the secret that the command line announces, and keep it."""
    if args.client_secret_stdin:
        asyncio.run(_keep(profile, args))


async def _keep(profile: Profile, args: argparse.Namespace) -> None:
    prompts = unlocked_ports.prompts()
    secret = await _asked(prompts)
    ports = await unlocked_ports.open_with(args.context, profile, Unlock(prompts) if args.store else None)
    if ports.vault.store == "memory":
        raise StopError(Notice("secret-not-kept"))
    await wiring.keep_client_secret(ports.vault, secret)


async def _asked(view: View) -> Secret:
    reply = await view.ask(Ask(1, ClientSecret(), None, (Action.CANCEL,), None, None, ()))
    if isinstance(reply, Action):
        raise SignInCancelledError
    return Secret(reply.fields["client_secret"].strip())
