"""The app client's secret of a profile, read from standard input and kept sealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from desktop import wiring
from desktop.cli import store_passphrase, unlocked_ports
from desktop.cli.output import StopError
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


class ClientSecretInput:
    """The secret that a command line announces: asked for once, kept when the profile is written."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self._prompts = unlocked_ports.prompts()
        self._secret: Secret | None = None

    async def read(self) -> Secret | None:
        """Return the secret, None if none is announced."""
        if self._args.client_secret_stdin and self._secret is None:
            self._secret = await _asked(self._prompts)
        return self._secret

    async def keep(self, profile: Profile) -> None:
        """Keep the secret, or let go of an old one if that is said. Raises StopError, StorageError."""
        secret = await self.read()
        lets_go = getattr(self._args, "no_client_secret", False) and not profile.has_client_secret
        if secret is None and not lets_go:
            return
        unlock = store_passphrase.of(self._args).unlock(lambda: self._prompts)
        ports = await unlocked_ports.open_with(self._args.context, profile, unlock)
        if secret is not None and ports.vault.store == "memory":
            raise StopError(Notice("secret-not-kept"))
        await wiring.keep_client_secret(ports.vault, secret, profile.pool_address, profile.domain_address)


async def add_with_secret(
    profile: Profile, args: argparse.Namespace, secret: ClientSecretInput | None = None
) -> None:
    """Add a profile, with its secret if the options announce one; if that cannot be stored, add neither."""
    repository = args.context.profile_repository()
    repository.add(profile)
    try:
        await (secret or ClientSecretInput(args)).keep(profile)
    except BaseException:
        repository.remove(profile.name)
        raise


async def _asked(view: View) -> Secret:
    reply = await view.ask(Ask(1, ClientSecret(), None, (Action.CANCEL,), None, None, ()))
    if isinstance(reply, Action):
        raise SignInCancelledError
    return Secret(reply.fields["client_secret"].strip())
