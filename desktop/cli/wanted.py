"""What a person asked for on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.conversation.request import PLAIN_REQUEST, SignInRequest

if TYPE_CHECKING:
    import argparse


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sign-in, and a passphrase if there is no keyring."""

    request: SignInRequest = PLAIN_REQUEST
    passphrase: bool = False


NOTHING_SPECIAL = Wanted()


def wanted(args: argparse.Namespace) -> Wanted:
    """Return what the options of `stile sign-in` say."""
    request = SignInRequest(
        username=args.username,
        fresh=args.fresh,
        forgot_password=args.forgot_password,
        sign_up=args.sign_up,
    )
    return Wanted(request, passphrase=args.store == "passphrase")
