"""What is told of things that are kept for a profile is true, and nothing is asked for it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.core.cognito import device_record
from desktop.core.cognito.known_device import Device
from desktop.core.secret import Secret
from desktop.core.sign_in import token_set
from desktop.core.sign_in.token_set import TokenSet
from desktop.profiles.changes import KeptThings
from desktop.profiles.parsing import parse
from desktop.storage.vault import MemoryVault
from desktop.wiring.app_context import AppContext
from desktop.wiring.kept_things import kept_things
from tests.compatibility.files import read_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.core.storage.vault import Record

PROFILE = parse({"name": "work", "pool_id": "eu-west-1_Ab3dEf6hI", "client_id": "1example23456789"})
ELSEWHERE = "http://127.0.0.1:9229/eu-west-1_Ab3dEf6hI"
NOTHING = KeptThings(step=False, tokens=False, computer=False)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[AppContext]:
    context = AppContext(tmp_path)
    yield context
    context.worker.shutdown(grace=0.1)


def tokens(address: str) -> Record:
    one = Secret("a.b.c")
    return TokenSet(one, one, one, datetime.now(UTC), "ada", address=address).to_record()


def device(address: str) -> Record:
    return device_record.with_device(None, "ada", "ada", Device.met("key", "group"), address)


def step(name: str) -> Record:
    return {**read_json(f"steps/{name}.json"), "fingerprint": PROFILE.fingerprint}


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ({}, NOTHING),
        ({"tokens": tokens(PROFILE.pool_address)}, KeptThings(step=False, computer=False)),
        ({"tokens": tokens(ELSEWHERE)}, NOTHING),
        ({"devices": device(PROFILE.pool_address)}, KeptThings(step=False, tokens=False)),
        ({"devices": device(ELSEWHERE)}, NOTHING),
        ({"conversation": step("email-code")}, KeptThings(tokens=False, computer=False)),
        ({"conversation": step("sign-in")}, NOTHING),
        ({"conversation": {**step("email-code"), "fingerprint": "another"}}, NOTHING),
    ],
)
def test_only_what_is_there_is_told(
    context: AppContext, kept: dict[str, Record], expected: KeptThings
) -> None:
    async def look() -> KeptThings:
        await (await context.vaults.open("work")).vault.write({token_set.SECTION: None, **kept})
        return await kept_things(context, PROFILE)

    assert asyncio.run(look()) == expected


def test_where_nothing_was_ever_kept_no_keyring_is_asked(
    context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(context.key_source), "fetch", lambda _self: pytest.fail("asked"))
    assert asyncio.run(kept_things(context, PROFILE)) == NOTHING


def test_the_window_looks_into_the_vault_that_it_has_open(context: AppContext) -> None:
    async def look() -> KeptThings:
        vault = MemoryVault()
        await vault.write({"tokens": tokens(PROFILE.pool_address)})
        return await kept_things(context, PROFILE, [vault])

    assert asyncio.run(look()).tokens
