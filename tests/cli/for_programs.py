"""Somebody who is signed in, with an identity pool: what the commands for other programs start from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.cli.stile import PASSPHRASE, Stile

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping
    from pathlib import Path

    from tests.fixtures.practice import Practice

STORE = ("--store", "passphrase")
ROLES = {
    "staff": "arn:aws:iam::000000000000:role/teams/staff",
    "admins": "arn:aws:iam::000000000000:role/admins",
}


@dataclass
class SignedIn:
    """A home in which somebody is signed in; everything is kept under a passphrase."""

    stile: Stile
    practice: Practice
    person: dict[str, Any]

    def call(self, *args: str) -> subprocess.CompletedProcess[str]:
        first, *rest = args
        done = self.stile.call(first, *STORE, *rest, typed=PASSPHRASE + "\n")
        done.stderr = done.stderr.replace("Passphrase: ", "")
        return done

    def credentials(self, *args: str) -> dict[str, Any]:
        done = self.call("credentials", *args)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    def sent(self) -> list[str]:
        """Return the operations that the pool, the identity pool and STS were asked since the last look."""
        requests = self.practice.control.ledger()["requests"]
        self.practice.control.clear_ledger()
        return [request["operation"] for request in requests]


def signed_in(
    folder: Path,
    practice: Practice,
    pool: str = "default",
    groups: tuple[str, ...] = (),
    environment: Mapping[str, str] | None = None,
) -> SignedIn:
    """Sign somebody in who is in groups with roles of these names.

    An `environment` names a keyring, which seals things then; else a passphrase does.
    """
    found = practice.pool(pool)
    person = practice.person("plain", pool)
    for group in groups:
        named = {"UserPoolId": found["pool_id"], "GroupName": f"{group}-{person['username']}"}
        practice.boto3.create_group(RoleArn=ROLES[group], **named)
        practice.boto3.admin_add_user_to_group(Username=person["username"], **named)
    stile = Stile(folder, dict(environment or {}))
    ids = {
        "pool_id": found["pool_id"],
        "client_id": found["clients"]["srp"],
        "identity_pool_id": found["identity_pool_id"],
    }
    stile.add_practice(practice.hello, "srp", **ids)
    store = () if environment else STORE
    answers = [{name: person[name] for name in ("username", "password")}]
    if store:
        stile.seal()
        answers.insert(0, {"passphrase": PASSPHRASE})
    typed = "".join(f"{json.dumps(answer)}\n" for answer in answers)
    done = stile.call("sign-in", "--json", *store, typed=typed)
    assert done.returncode == 0, done.stdout
    practice.control.clear_ledger()
    return SignedIn(stile, practice, person)
