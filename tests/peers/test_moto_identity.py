"""The second witness for identity pools: moto's, which checks no token and no pool, and its STS."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import boto3
import pytest

from desktop.aws.cognito_identity_pool import CognitoIdentityPool
from desktop.aws.endpoint import Endpoint
from desktop.core.cognito.identity_pool import Login, TemporaryCredentials, provider_name
from desktop.core.secret import Secret
from desktop.system.thread_worker import ThreadWorker
from tests.peers.at_moto import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.ci, pytest.mark.timeout(200)]

REGION = "us-east-1"  # moto takes calls without a signature for calls of this region
LOGIN = Login(provider_name(REGION, f"{REGION}_Ab3dEf6hI"), Secret("a.b.c"))
ROLE = "arn:aws:iam::123456789012:role/staff"


@pytest.fixture(scope="module")
def endpoint(moto_program: Path) -> Iterator[str]:
    with serving(moto_program) as (server, _relay):
        yield server.endpoint


@pytest.fixture
def pool(endpoint: str) -> CognitoIdentityPool:
    admin = boto3.client(
        "cognito-identity",
        region_name=REGION,
        endpoint_url=endpoint,
        aws_access_key_id="peer",
        aws_secret_access_key="peer",
    )
    made = admin.create_identity_pool(IdentityPoolName="peers", AllowUnauthenticatedIdentities=False)
    return CognitoIdentityPool(made["IdentityPoolId"], Endpoint(REGION, endpoint), ThreadWorker())


def is_whole(found: TemporaryCredentials) -> bool:
    parts = (found.access_key_id, found.secret_access_key.reveal(), found.session_token.reveal())
    return all(parts) and found.expires_at > datetime.now(UTC)


def test_both_flows_end_with_credentials(pool: CognitoIdentityPool) -> None:
    async def story() -> None:
        identity = await pool.identify(LOGIN)
        assert identity.startswith(f"{REGION}:")
        assert is_whole(await pool.credentials(identity, LOGIN, ""))
        token = await pool.open_id_token(identity, LOGIN)
        assert is_whole(await pool.assume(ROLE, token))

    asyncio.run(story())
