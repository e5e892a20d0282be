"""AWS credentials for commands: which are wanted, and getting them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from desktop.cli import choose_profile, store_passphrase, unlocked_ports
from desktop.cli.output import StopError
from desktop.cli.with_person import add_option, with_person
from desktop.core import words
from desktop.core.cognito.identity_pool import CredentialRequest
from desktop.core.notices.notice import Notice
from desktop.wiring.aws_access import stored_credentials

if TYPE_CHECKING:
    import argparse
    from collections.abc import Awaitable, Callable

    from desktop.core.cognito.identity_pool import TemporaryCredentials
    from desktop.profiles.profile import Profile
    from desktop.wiring.aws_access import StoredCredentials


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let a command choose credentials, a profile, and whether somebody is asked."""
    parser.add_argument("--role", default="", metavar="ROLE", help=words.say("programs.role"))
    parser.add_argument("--basic-flow", action="store_true", help=words.say("programs.basic-flow"))
    add_option(parser)
    choose_profile.add_option(parser)
    unlocked_ports.add_option(parser)


def wanted(profile: Profile, args: argparse.Namespace) -> CredentialRequest:
    """Return which credentials the command line asks for. Raises StopError without an identity pool."""
    if profile.identity_pool_id is None:
        raise StopError(Notice("no-identity-pool", {"profile": profile.name}))
    return CredentialRequest(profile.identity_pool_id, args.role, args.basic_flow)


def credentials(args: argparse.Namespace) -> TemporaryCredentials:
    """Return credentials of the chosen profile: kept ones, else new ones, after a sign-in if need be."""
    profile = choose_profile.chosen(args)
    request = wanted(profile, args)
    kept = None if store_passphrase.of(args) else asyncio.run(stored_credentials(args.context, profile, request))
    return (kept and kept.credentials) or _fetched(profile, request, args, kept)


def _fetched(
    profile: Profile, request: CredentialRequest, args: argparse.Namespace, kept: StoredCredentials | None
) -> TemporaryCredentials:
    from desktop.wiring.aws_access import credential_source  # noqa: PLC0415 - mostly they are kept

    ports = asyncio.run(unlocked_ports.open_for(profile, args, kept))
    source = credential_source(args.context, ports, request.identity_pool_id)
    return with_person(args, ports, lambda: source.credentials(request))


def renewing(args: argparse.Namespace) -> Callable[[], Awaitable[TemporaryCredentials]]:
    """Return what gets credentials again and again, of the same person, without asking anybody."""
    from desktop.wiring.aws_access import credential_source  # noqa: PLC0415 - as above

    profile = choose_profile.chosen(args)
    request = wanted(profile, args)
    ports = asyncio.run(unlocked_ports.open_for(profile, args))
    source = credential_source(args.context, ports, request.identity_pool_id)
    with_person(args, ports, lambda: source.credentials(request))
    return lambda: source.credentials(request)


def process_output(found: TemporaryCredentials) -> dict[str, Any]:
    """Return credentials in the form that AWS's SDKs read from a `credential_process`.

    Source: "Sourcing credentials with an external process", AWS SDKs and Tools Reference Guide.
    """
    return {
        "Version": 1,
        "AccessKeyId": found.access_key_id,
        "SecretAccessKey": found.secret_access_key.reveal(),
        "SessionToken": found.session_token.reveal(),
        "Expiration": written(found),
    }


def written(found: TemporaryCredentials) -> str:
    """Return when credentials end, as RFC 3339 has it."""
    return found.expires_at.isoformat(timespec="seconds").replace("+00:00", "Z")
