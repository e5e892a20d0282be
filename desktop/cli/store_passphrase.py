"""Where the passphrase of a store without a keyring comes from, as a command line says it."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core import words
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.cli.unlock import GivenPassphrase, Unlock
    from desktop.cli.views.cli_view import CliView

_MOST_BYTES = 4096
_MOST_DIGITS = 5
_STANDARD_ERROR = 2


@dataclass(frozen=True, slots=True)
class StorePassphrase:
    """A passphrase that is `asked` of a person, or was `given` with the command; neither: there is none."""

    asked: bool = False
    given: Secret | None = field(default=None, repr=False)

    def unlock(self, view: Callable[[], CliView]) -> Unlock | GivenPassphrase | None:
        """Return what unlocks the store, None if nothing does; `view` makes who asks a person."""
        if not self:
            return None
        from desktop.cli.unlock import GivenPassphrase, Unlock  # noqa: PLC0415 - few stores have a passphrase

        return Unlock(view()) if self.given is None else GivenPassphrase(self.given)

    def __bool__(self) -> bool:
        """Say whether the store is one under a passphrase."""
        return self.asked or self.given is not None


NO_PASSPHRASE = StorePassphrase()


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let a command be given the passphrase by a program; on a command line all could see it."""
    given = parser.add_mutually_exclusive_group()
    given.add_argument(
        "--passphrase-file",
        type=_from_file,
        dest="passphrase",
        metavar="FILE",
        help=words.say("usage.passphrase-file"),
    )
    given.add_argument(
        "--passphrase-fd",
        type=_from_descriptor,
        dest="passphrase",
        metavar="FD",
        help=words.say("usage.passphrase-fd"),
    )


def of(args: argparse.Namespace) -> StorePassphrase:
    """Return what the options of a command say; a given passphrase means a store under it."""
    return StorePassphrase(args.store == "passphrase", args.passphrase)


def _from_file(name: str) -> Secret:
    from desktop.regular_file import read_named  # noqa: PLC0415 - few commands are given a passphrase

    try:
        return _first_line(read_named(Path(name), _MOST_BYTES), name)
    except OSError as error:
        raise _unreadable(name, error) from None


def _from_descriptor(number: str) -> Secret:
    """Read one line and not a byte more: the descriptor may be standard input, with answers behind it."""
    if not (number.isascii() and number.isdecimal() and len(number) <= _MOST_DIGITS):
        raise argparse.ArgumentTypeError(words.say("usage.passphrase-no-number", where=number))
    line = b""
    try:
        while len(line) < _MOST_BYTES and (byte := os.read(int(number), 1)) not in {b"", b"\n"}:
            line += byte
        if int(number) > _STANDARD_ERROR:
            os.set_inheritable(int(number), False)  # noqa: FBT003 - no program that is started may read it
    except OSError as error:
        raise _unreadable(number, error) from None
    return _first_line(line, number)


def _first_line(found: bytes, where: str) -> Secret:
    """Return the first line without its end. Raises ArgumentTypeError where there is none."""
    line = found.split(b"\n", 1)[0].removesuffix(b"\r")
    try:
        passphrase = line.decode()
    except UnicodeDecodeError:
        raise argparse.ArgumentTypeError(words.say("usage.passphrase-not-text", where=where)) from None
    if not passphrase:
        raise argparse.ArgumentTypeError(words.say("usage.passphrase-empty", where=where))
    return Secret(passphrase)


def _unreadable(where: str, error: OSError) -> argparse.ArgumentTypeError:
    reason = error.strerror or type(error).__name__
    return argparse.ArgumentTypeError(words.say("usage.passphrase-unreadable", where=where, reason=reason))
