"""Whoever is signed in with a profile, for commands that serve other programs: tokens and AWS credentials.

What is kept and lasts is given without loading what would fetch it. Where nobody is signed in, a person is
asked, once for all commands that wait for it.
"""

from __future__ import annotations

import asyncio
import re
from argparse import ArgumentTypeError
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from desktop.account.held_tokens import TokenDemand
from desktop.cli import choose_profile, store_passphrase, unlocked_ports
from desktop.cli.output import StopError, warn
from desktop.core import words
from desktop.core.cognito.identity_pool import CredentialRequest
from desktop.core.notices.notice import Notice
from desktop.wiring.aws_access import stored_credentials
from desktop.wiring.stored_token import is_signed_in, stored_token

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Coroutine

    from desktop.account.credential_source import CredentialSource
    from desktop.core.cognito.identity_pool import TemporaryCredentials
    from desktop.core.secret import Secret
    from desktop.core.sign_in.token_set import TokenKind
    from desktop.wiring.aws_access import StoredCredentials
    from desktop.wiring.profile_ports import ProfilePorts
    from desktop.wiring.stored_token import StoredToken

T = TypeVar("T")

_ROLE = re.compile(r"[\w+=,.@:/-]{1,2048}", re.ASCII)
"""What names and ARNs of roles are made of. Source: the API reference of IAM."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let a command choose a profile, and whether anybody is asked."""
    add_prompt_option(parser)
    choose_profile.add_option(parser)
    unlocked_ports.add_option(parser)


def add_prompt_option(parser: argparse.ArgumentParser) -> None:
    """Let a command ask nobody."""
    parser.add_argument("--no-prompt", action="store_true", help=words.say("programs.no-prompt"))


def add_credential_options(parser: argparse.ArgumentParser) -> None:
    """Let a command choose credentials."""
    parser.add_argument("--role", type=_role, metavar="ROLE", help=words.say("programs.role"))
    parser.add_argument("--basic-flow", action="store_true", help=words.say("programs.basic-flow"))


def _role(text: str) -> str:
    if not _ROLE.fullmatch(text):
        raise ArgumentTypeError(words.say("programs.role-form"))
    return text


class SignedInPerson:
    """The person of the profile that a command line chooses; opens the vault once, and only if need be.

    Everything raises StopError with the command that signs in, where nobody is and nobody may be asked.
    """

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self.profile = choose_profile.chosen(args)
        self._kept: StoredToken | StoredCredentials | None = None

    def token(self, kind: TokenKind) -> Secret:
        """Return a token that lives."""
        if self._may_look:
            kept = asyncio.run(stored_token(self._args.context, self.profile, TokenDemand(kind)))
            if kept.tokens:
                return kept.tokens.of(kind)
            self._kept = kept
        return self._asking_once(lambda: self._ports.account.token(kind))

    def credentials(self) -> TemporaryCredentials:
        """Return AWS credentials that last. Raises StopError where the profile names no identity pool."""
        wanted = self._wanted()
        if self._may_look:
            kept = asyncio.run(stored_credentials(self._args.context, self.profile, wanted))
            if kept.credentials:
                return kept.credentials
            self._kept = kept
        return self._asking_once(lambda: self._source(wanted).credentials(wanted))

    def renewed_credentials(self) -> Callable[[], TemporaryCredentials]:
        """Return what gets credentials that last, again and again, for any thread, and asks nobody.

        The first are there already, a person was asked for them if need be.
        """
        wanted = self._wanted()
        source = self._source(wanted)
        self._asking_once(lambda: source.credentials(wanted))
        return lambda: asyncio.run(source.credentials(wanted))

    def _wanted(self) -> CredentialRequest:
        if self.profile.identity_pool_id is None:
            raise StopError(Notice("no-identity-pool", {"profile": self.profile.name}))
        return CredentialRequest(self.profile.identity_pool_id, self._args.role or "", self._args.basic_flow)

    @property
    def _may_look(self) -> bool:
        """Say whether what is kept can be read without a passphrase, and was not looked for in vain."""
        return not store_passphrase.of(self._args) and self._kept is None

    def _refuse_guests(self) -> None:
        """End at once where nobody is signed in and nobody may be asked: nothing need be opened for that."""
        if not self._args.no_prompt or self._kept is None:
            return
        opened = self._kept.opened
        if not asyncio.run(is_signed_in(self.profile, opened)):
            warn(*opened.notices)
            raise self._nobody()

    def _nobody(self) -> StopError:
        from desktop.cli.next_command import nobody_signed_in  # noqa: PLC0415 - mostly somebody is

        return nobody_signed_in(self._args.context, self.profile)

    @cached_property
    def _ports(self) -> ProfilePorts:
        return asyncio.run(unlocked_ports.open_for(self.profile, self._args, self._kept))

    def _source(self, wanted: CredentialRequest) -> CredentialSource:
        from desktop.wiring.aws_access import credential_source  # noqa: PLC0415 - mostly they are kept

        return credential_source(self._args.context, self._ports, wanted.identity_pool_id)

    def _asking_once(self, get: Callable[[], Coroutine[None, None, T]]) -> T:
        """Return what `get` gets, after a sign-in if it needs one."""
        self._refuse_guests()
        ports = self._ports
        from desktop.account.errors import NotSignedInError, SignedOutError  # noqa: PLC0415 - loaded by now

        try:
            return asyncio.run(get())
        except (NotSignedInError, SignedOutError) as error:
            if not self._args.no_prompt and self._signed_in(ports):
                return asyncio.run(get())
            if isinstance(error, SignedOutError):
                raise
            raise self._nobody() from None

    def _signed_in(self, ports: ProfilePorts) -> bool:
        from desktop.cli.shared_sign_in import shared_sign_in  # noqa: PLC0415 - mostly somebody is

        return shared_sign_in(self._args.context, ports, store_passphrase.of(self._args))
