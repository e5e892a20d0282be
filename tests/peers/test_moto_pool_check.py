"""A pool's settings at somebody else's server: read, weighed, changed, and nothing else lost.

moto (5.2.5) tells fewer members of a pool than Cognito and does not know the plan. What an update sends it
keeps, and what it does not send it drops, as Cognito does.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.stile import Stile
from tests.peers.at_moto import Moto, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.ci, pytest.mark.timeout(200)]

SES = ("--ses-identity", "arn:aws:ses:us-east-1:123456789012:identity/example.com", "--from", "c@example.com")


@pytest.fixture(scope="module")
def moto(moto_program: Path) -> Iterator[Moto]:
    with serving(moto_program) as (server, relay):
        yield Moto(server, relay)


@pytest.fixture
def stile(moto: Moto, tmp_path: Path) -> Stile:
    """Return a home with a profile of moto's pool, and credentials that any such server takes."""
    made = Stile(tmp_path)
    where = ("--pool-id", moto.pool_id, "--client-id", moto.client_id, "--endpoint-url", moto.server.endpoint)
    assert made.call("profile", "add", "moto", *where, "--aws-profile", made.with_aws_keys()).returncode == 0
    return made


def described(moto: Moto) -> dict[str, Any]:
    pool: dict[str, Any] = moto.admin.describe_user_pool(UserPoolId=moto.pool_id)["UserPool"]
    return pool


def test_a_pool_at_moto_is_weighed(stile: Stile) -> None:
    weighed = json.loads(stile.call("pool", "check", "--json").stdout)
    assert {"mfa.off", "mail.default-sender"} <= {check["code"] for check in weighed["checks"]}


def test_changes_of_a_pool_at_moto_lose_nothing_though_the_last_one_is_refused(
    stile: Stile, moto: Moto
) -> None:
    """Moto does not know codes by e-mail, so a pool that has nothing else would be left without a factor."""
    before = described(moto)
    done = stile.call("pool", "check", "--email-codes", *SES, "--apply", "--confirm", moto.pool_id)
    assert done.returncode == 1
    assert "SetUserPoolMfaConfig was not done; of those before it, 2 were" in done.stderr
    after = described(moto)
    assert after["EmailConfiguration"]["EmailSendingAccount"] == "DEVELOPER"
    del before["AdminCreateUserConfig"]["UnusedAccountValidityDays"]  # the password policy says it
    kept = before.keys() - {"LastModifiedDate", "EmailConfiguration"}
    assert {name: after.get(name) for name in kept} == {name: before[name] for name in kept}
    ids = {"UserPoolId": moto.pool_id, "ClientId": moto.client_id}
    client = moto.admin.describe_user_pool_client(**ids)["UserPoolClient"]
    assert client["AuthSessionValidity"] == 10
    assert "ALLOW_USER_SRP_AUTH" in client["ExplicitAuthFlows"]
