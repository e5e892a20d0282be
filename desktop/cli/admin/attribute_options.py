"""Attributes on a command line: NAME=VALUE, and which addresses count as verified."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.admin.member_refused import member_refused
from desktop.cli.output import StopError
from desktop.core import words
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

_ADDRESSES = ("email", "phone_number")


def add(parser: argparse.ArgumentParser, option: str, text: str) -> None:
    """Let a command take attributes."""
    parser.add_argument(
        option, action="append", default=[], dest="attributes", metavar="NAME=VALUE", help=text
    )
    verified = words.say("admin-command.verified")
    parser.add_argument("--verified", action="append", default=[], choices=_ADDRESSES, help=verified)


def given_attributes(args: argparse.Namespace) -> dict[str, str]:
    """Return the attributes to write; an address that is written is unverified unless it is said otherwise.

    The mark is always written with the address, so that none is left over from the old one.
    """
    attributes = dict(_pair(text) for text in args.attributes)
    for name in _ADDRESSES:
        if name in attributes or name in args.verified:
            attributes[f"{name}_verified"] = "true" if name in args.verified else "false"
    return attributes


@contextmanager
def naming_members(attributes: Iterable[str]) -> Iterator[None]:
    """Say which of the members that were given a pool refuses, and why. Raises StopError."""
    try:
        yield
    except StileError as error:
        notices = member_refused(error, ("username", *attributes))
        if not notices:
            raise
        raise StopError(*notices) from error


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise StopError(Notice("attribute-unclear", {"text": text}))
    return name, value
