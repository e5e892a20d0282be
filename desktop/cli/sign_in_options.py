"""What a person asked for on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.conversation.request import PLAIN_REQUEST, SignInRequest

if TYPE_CHECKING:
    import argparse


@dataclass(frozen=True, slots=True)
class SignInOptions:
    """A sign-in, a passphrase if there is no keyring, and whether a browser's address is pasted."""

    request: SignInRequest = PLAIN_REQUEST
    passphrase: bool = False
    pastes: bool = False


DEFAULT_OPTIONS = SignInOptions()


def sign_in_options(args: argparse.Namespace) -> SignInOptions:
    """Return what the options of `stile sign-in` say."""
    request = SignInRequest(
        username=args.username,
        fresh=args.fresh,
        forgot_password=args.forgot_password,
        sign_up=args.sign_up,
    )
    return SignInOptions(request, passphrase=args.store == "passphrase", pastes=args.paste)
