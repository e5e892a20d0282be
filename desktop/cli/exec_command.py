"""`stile exec`: another program, with AWS credentials or a token in its environment and in no other."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from desktop.cli import run_child, signed_in_person
from desktop.cli.child_environment import of_the_person, with_endpoint, without_other_credentials
from desktop.cli.credential_formats import container_output, variables
from desktop.cli.output import StopError, notices_of
from desktop.cli.signed_in_person import SignedInPerson
from desktop.core import words
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.cli.commands import Commands
    from desktop.core.cognito.identity_pool import TemporaryCredentials
    from desktop.core.sign_in.token_set import TokenKind

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_OK, _UNAUTHORIZED = 200, 401


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("exec", help=words.say("programs.exec"), allow_abbrev=False)
    how = ("env", "endpoint")
    parser.add_argument("--credentials", choices=how, help=words.say("programs.exec-credentials"))
    for kind, option in (("access", "--token"), ("id", "--id-token")):
        text = words.say(f"programs.exec-{kind}-token")
        parser.add_argument(option, metavar="VARIABLE", dest=f"{kind}_token", type=_variable, help=text)
    signed_in_person.add_credential_options(parser)
    signed_in_person.add_options(parser)
    parser.add_argument("command", nargs="+", metavar="COMMAND", help=words.say("programs.exec-command"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the program, and return its exit code; nothing is started where something is missing."""
    if args.access_token and args.access_token == args.id_token:
        raise StopError(Notice("exec-one-variable", {"name": args.id_token}))
    person = SignedInPerson(args)
    asked: tuple[tuple[TokenKind, str | None], ...] = (("access", args.access_token), ("id", args.id_token))
    tokens = {name: person.token(kind).reveal() for kind, name in asked if name}
    how = args.credentials or ("" if tokens else "env")
    if not how:
        return _become(args, {**of_the_person(), **tokens})
    base = without_other_credentials(person.profile.region) | tokens
    if how == "env":
        return _become(args, {**base, **variables(person.credentials())})
    return _with_endpoint(args, person.renewed_credentials(), base)


def _become(args: argparse.Namespace, environment: Mapping[str, str]) -> int:
    args.context.close()  # nothing of this program is left to do it
    return run_child.become(args.command, environment)


def _with_endpoint(
    args: argparse.Namespace, get: Callable[[], TemporaryCredentials], base: Mapping[str, str]
) -> int:
    from desktop.wiring.aws_access import credential_endpoint  # noqa: PLC0415 - loads an HTTP server

    with credential_endpoint(lambda: _answer(get)) as endpoint:
        served = with_endpoint(endpoint.url, endpoint.token)
        return run_child.run_under(args.command, {**base, **served})


def _answer(get: Callable[[], TemporaryCredentials]) -> tuple[int, dict[str, str]]:
    """Answer an SDK's request; what went wrong is in its error, for standard error belongs to the program."""
    try:
        return _OK, container_output(get())
    except StileError as error:
        (notice, *_) = notices_of(error)
        return _UNAUTHORIZED, {"code": notice.code, "message": words.sentence(notice)}


def _variable(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise argparse.ArgumentTypeError(words.say("programs.exec-variable"))
    return text
