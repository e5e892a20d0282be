"""`stile kube-token`: the ID token in the form that kubectl and client-go ask for.

Source: "client-go credential plugins" and the API reference of client.authentication.k8s.io, Kubernetes.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop.cli import signed_in_person
from desktop.cli.output import StopError, say
from desktop.cli.signed_in_person import SignedInPerson
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.core.sign_in.token_set import claims_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from desktop.cli.commands import Commands
    from desktop.core.secret import Secret

_ASKED_BY = "KUBERNETES_EXEC_INFO"
_GROUP = "client.authentication.k8s.io"
_VERSIONS = (f"{_GROUP}/v1", f"{_GROUP}/v1beta1")


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("kube-token", help=words.say("programs.kube-token"), allow_abbrev=False)
    signed_in_person.add_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print an ExecCredential and nothing else, in the version that was asked for."""
    version = _version(os.environ.get(_ASKED_BY))
    say(json.dumps(_exec_credential(version, SignedInPerson(args).token("id"))))
    return DONE


def _version(asked: str | None) -> str:
    """Return the version that the variable asks for; without one, the first. Raises StopError."""
    if asked is None:
        return _VERSIONS[0]
    try:
        said = json.loads(asked)
    except (ValueError, RecursionError):
        said = None
    known = ", ".join(_VERSIONS)
    version = (
        said.get("apiVersion") if isinstance(said, dict) and said.get("kind") == "ExecCredential" else None
    )
    if not isinstance(version, str):
        raise StopError(Notice("exec-info-not-known", {"because": "form", "version": "", "known": known}))
    if version not in _VERSIONS:
        raise StopError(Notice("exec-info-not-known", {"version": version, "known": known}))
    return version


def _exec_credential(version: str, found: Secret) -> dict[str, Any]:
    status = {"token": found.reveal(), **_expiration(claims_of(found))}
    return {"apiVersion": version, "kind": "ExecCredential", "status": status}


def _expiration(claims: Mapping[str, Any]) -> dict[str, str]:
    """Return until when kubectl may go on with the token; without it, it would do so until it is refused."""
    ends = claims.get("exp")
    if not isinstance(ends, int):
        return {}
    return {"expirationTimestamp": datetime.fromtimestamp(ends, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
