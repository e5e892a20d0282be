"""What a person asked for on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cli import store_passphrase
from desktop.cli.store_passphrase import NO_PASSPHRASE, StorePassphrase
from desktop.conversation.request import PLAIN_REQUEST, SignInRequest

if TYPE_CHECKING:
    import argparse


@dataclass(frozen=True, slots=True)
class SignInOptions:
    """A sign-in, and what protects its tokens if there is no keyring.

    `memory_will_do`: that nothing is kept then is what was asked for. `patience`: the seconds that a
    person has, None for as long as it takes. `pastes`: the address that a browser ends at is pasted.
    """

    request: SignInRequest = PLAIN_REQUEST
    passphrase: StorePassphrase = NO_PASSPHRASE
    memory_will_do: bool = False
    patience: float | None = None
    pastes: bool = False


DEFAULT_OPTIONS = SignInOptions()


def sign_in_options(args: argparse.Namespace) -> SignInOptions:
    """Return what the options of `stile sign-in` say."""
    request = SignInRequest(
        username=args.username,
        fresh=args.fresh,
        forgot_password=args.forgot_password,
        sign_up=args.sign_up,
        browser=args.browser,
    )
    return SignInOptions(
        request, store_passphrase.of(args), memory_will_do=args.store == "memory", pastes=args.paste
    )
