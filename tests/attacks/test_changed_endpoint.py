"""What is kept for a pool is not sent to whom a changed endpoint names; changed back, it is there again."""

from __future__ import annotations

import asyncio
import base64
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from desktop import wiring
from desktop.account.errors import NotSignedInError
from desktop.account.held_tokens import PLAIN_DEMAND
from desktop.aws.cognito_pool import CognitoPool
from desktop.core.cognito import device_record
from desktop.core.cognito.calls import AppClient
from desktop.core.cognito.domain_calls import RedeemCode
from desktop.core.cognito.errors import GarbledError
from desktop.core.cognito.known_device import Device
from desktop.core.secret import Secret
from desktop.core.sign_in import token_set
from desktop.core.sign_in.relying_party import known_site, site_record
from desktop.core.sign_in.token_set import TokenSet
from desktop.profiles.parsing import parse
from desktop.system.thread_worker import ThreadWorker
from desktop.wiring.app_context import AppContext
from desktop.wiring.profile_ports import open_profile_ports
from desktop.wiring.stored_token import stored_token
from tests.attacks.stranger import Stranger, http
from tests.conversation.scripted import ScriptedSignIn
from tests.fixtures.in_process import VaultInMemory
from tests.fixtures.scripted_pool import ScriptedPool, tokens

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.profiles.profile import Profile

POOL, CLIENT = "eu-west-1_Ab3dEf6hI", "1example23456789"
REFRESH, DEVICE = (
    "planted-refresh-token",
    Device("eu-west-1_planted-device", "-group", Secret("of-the-device")),
)
_PAYLOAD = {"iss": f"https://cognito-idp.eu-west-1.amazonaws.com/{POOL}", "client_id": CLIENT}


def profile(endpoint: str | None) -> Profile:
    return parse({"name": "x", "pool_id": POOL, "client_id": CLIENT, "endpoint_url": endpoint})


def token() -> str:
    claims = base64.urlsafe_b64encode(json.dumps(_PAYLOAD).encode()).decode().rstrip("=")
    return f"planted-head.{claims}.planted-signature"


def record(address: str | None, seconds: float) -> dict[str, Any]:
    """Return tokens as they are kept, which live so long; without an address, as older versions did it."""
    ends = datetime.now(UTC) + timedelta(seconds=seconds)
    mine = TokenSet(Secret(token()), Secret(token()), Secret(REFRESH), ends, "ada", address=address)
    return mine.to_record()


@pytest.mark.parametrize("kept_for", [POOL, f"http://127.0.0.1:9229/{POOL}", None])
@pytest.mark.parametrize("lives", [-10.0, 3000.0])
def test_tokens_are_shown_to_nobody_at_another_address(
    kept_for: str | None, lives: float, tmp_path: Path
) -> None:
    context = AppContext(tmp_path)

    async def attack(moved: Profile) -> None:
        opened = await context.vaults.open("x")
        await opened.vault.write({token_set.SECTION: record(kept_for, lives)})
        assert (await stored_token(context, moved, PLAIN_DEMAND)).tokens is None
        ports = await open_profile_ports(context, moved, opened=opened)
        assert await ports.account.status() is None
        with pytest.raises(NotSignedInError):
            await ports.account.token()
        for everywhere in (False, True):
            await opened.vault.write({token_set.SECTION: record(kept_for, lives)})
            assert not await ports.account.sign_out(everywhere=everywhere)
            assert await opened.vault.read(token_set.SECTION) is None

    with Stranger(http('{"AuthenticationResult": {}}')) as stranger:
        asyncio.run(attack(profile(stranger.url)))
        assert stranger.heard == b""
    context.worker.shutdown(grace=0.1)


@pytest.mark.parametrize("kept_for", ["its own", "its own with a slash"])
def test_tokens_go_to_the_address_they_came_from(kept_for: str, tmp_path: Path) -> None:
    context = AppContext(tmp_path)

    async def sign_out(mine: Profile) -> bool:
        opened = await context.vaults.open("x")
        await opened.vault.write({token_set.SECTION: record(mine.pool_address, 3000.0)})
        return await (await open_profile_ports(context, mine, opened=opened)).account.sign_out()

    with Stranger(http("{}")) as pool:
        slash = "/" if kept_for.endswith("slash") else ""
        assert profile(pool.url).pool_address == profile(pool.url + slash).pool_address
        assert asyncio.run(sign_out(profile(pool.url + slash)))
        assert REFRESH.encode() in pool.heard
    context.worker.shutdown(grace=0.1)


def test_what_an_older_version_kept_is_used_at_the_address_of_aws() -> None:
    kept = TokenSet.from_record(record(None, 3000.0))
    assert "pool_address" not in kept.to_record()
    assert kept.are_of(POOL, CLIENT, profile(None).pool_address)
    assert not kept.are_of("eu-west-1_Another00", CLIENT, profile(None).pool_address)


def test_a_sign_in_says_where_its_tokens_are_from() -> None:
    vault = VaultInMemory()
    turn = {"step": "sign-in", "give": {"username": "ada", "password": "Right-1!"}}
    with ScriptedPool([{"to": "InitiateAuth", "body": {"AuthenticationResult": tokens("ada")}}]) as pool:
        asyncio.run(ScriptedSignIn({"turn": [turn]}, "password", vault=vault).run(pool))
    assert json.loads(vault.sections[token_set.SECTION])["pool_address"] == POOL


@pytest.mark.parametrize(("kept_for", "key"), [(POOL, DEVICE.key), (f"http://127.0.0.1:9229/{POOL}", None)])
def test_the_device_of_another_address_is_not_named(kept_for: str, key: str | None) -> None:
    vault = VaultInMemory()
    known = json.loads(json.dumps(device_record.with_device(None, "ada", "ada", DEVICE, kept_for)))
    vault.sections[device_record.SECTION] = json.dumps(known)
    turn = {"step": "sign-in", "give": {"username": "ada", "password": "Right-1!"}}
    with ScriptedPool([{"to": "InitiateAuth", "body": {"AuthenticationResult": tokens("ada")}}]) as pool:
        asyncio.run(ScriptedSignIn({"turn": [turn]}, "password", vault=vault).run(pool))
        [sent] = [request.members["AuthParameters"].get("DEVICE_KEY") for request in pool.requests]
    assert sent == key
    assert json.loads(vault.sections[device_record.SECTION]) == known, "changed back, it is known again"


@pytest.mark.parametrize("kept", [{"pool_address": POOL}, {}])
def test_the_client_secret_stays_where_it_was_given(kept: dict[str, str]) -> None:
    """A renewal, and each check, sends it as it is."""

    async def secret(of: Profile) -> Secret | None:
        vault = VaultInMemory()
        await wiring.keep_client_secret(vault, Secret("planted-client-secret"), POOL)
        record = await vault.read("client-secret")
        assert record == {"secret": "planted-client-secret", "pool_address": POOL}
        await vault.write({"client-secret": {"secret": "planted-client-secret", **kept}})
        return await wiring.client_secret(replace(of, has_client_secret=True), vault)

    assert asyncio.run(secret(profile(None))) == Secret("planted-client-secret")
    assert asyncio.run(secret(profile("https://pool.example.com"))) is None


def test_the_client_secret_goes_to_no_domain_that_it_was_not_given_for() -> None:
    """A sign-in by browser sends it to the domain, which a change, a file or a link may name."""

    async def secret(given_for: str, used_at: str) -> Secret | None:
        vault = VaultInMemory()
        await wiring.keep_client_secret(vault, Secret("planted-client-secret"), POOL, given_for)
        of = replace(profile(None), has_client_secret=True, domain=used_at)
        return await wiring.domain_secret(of, vault)

    planted = Secret("planted-client-secret")
    assert asyncio.run(secret("https://auth.example.com", "auth.example.com")) == planted
    for given_for in ("", "https://auth.example.com"):
        assert asyncio.run(secret(given_for, "evil.example")) is None
    worker = ThreadWorker()
    with Stranger(http("{}")) as stranger:
        pool = CognitoPool("eu-west-1", None, AppClient(CLIENT, planted), worker, domain=stranger.url)
        with pytest.raises(GarbledError):
            asyncio.run(pool.send(RedeemCode(Secret("a-code"), Secret("v"), "http://127.0.0.1/"), None))
    worker.shutdown(grace=1.0)
    assert b"a-code" in stranger.heard
    assert b"planted" not in stranger.heard


def test_the_site_of_passkeys_was_confirmed_for_one_address() -> None:
    kept, elsewhere = site_record("auth.example.com", POOL), profile("https://pool.example.com").pool_address
    assert known_site(kept, POOL) == "auth.example.com"
    assert known_site(kept, elsewhere) == known_site({"rp_id": "auth.example.com"}, elsewhere) == ""
    assert known_site({"rp_id": "auth.example.com"}, POOL) == "auth.example.com"
