"""Whoever has deleted their account is forgotten as every account of its pool here, and nobody else is."""

from __future__ import annotations

import asyncio
import base64
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.core.secret import Secret
from desktop.core.sign_in.token_set import TokenSet
from desktop.profiles.account_profile import with_account
from desktop.profiles.parsing import parse
from desktop.storage.keys import NoKeyringError
from desktop.wiring.app_context import AppContext
from desktop.wiring.forget_person import forget_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.core.storage.vault import Record
    from desktop.profiles.profile import Profile

WORK = parse({"name": "work", "pool_id": "eu-west-1_Ab3dEf6hI", "client_id": "1example23456789"})
OTHER_CLIENT = parse({"name": "app", "pool_id": WORK.pool_id, "client_id": "2example23456789"})
OTHER_POOL = parse({"name": "far", "pool_id": "eu-west-1_Zz3dEf6hI", "client_id": "3example23456789"})


@pytest.fixture
def context(tmp_path: Path) -> Iterator[AppContext]:
    context = AppContext(tmp_path)
    yield context
    context.worker.shutdown(grace=0.1)


def of(profile: Profile, sub: str) -> dict[str, Record]:
    said = json.dumps({"sub": sub, "iss": f"https://x/{profile.pool_id}", "client_id": profile.client_id})
    token = Secret(f"e30.{base64.urlsafe_b64encode(said.encode()).decode().rstrip('=')}.c")
    tokens = TokenSet(token, token, token, datetime.now(UTC), "ada", address=profile.pool_address)
    return {"tokens": tokens.to_record(), "aws-credentials": {"a": 1}}


def test_only_the_person_is_forgotten_wherever_they_are_signed_in(context: AppContext) -> None:
    for profile in (WORK, OTHER_CLIENT, OTHER_POOL):
        context.profile_repository().add(profile)
    second, anothers = with_account(WORK, "second"), with_account(WORK, "anothers")
    kept = [(WORK, "me"), (second, "me"), (anothers, "you"), (OTHER_CLIENT, "me"), (OTHER_POOL, "me")]

    async def main() -> list[str]:
        for profile, sub in kept:
            await (await context.vaults.open(profile.vault_name)).vault.write(of(profile, sub))
        assert await forget_elsewhere(context, second, "me")
        left = []
        for profile, _ in kept:
            vault = (await context.vaults.open(profile.vault_name)).vault
            there = [await vault.read(section) is not None for section in ("tokens", "aws-credentials")]
            assert there[0] == there[1]
            left += [profile.slot] if there[0] else []
        return left

    assert asyncio.run(main()) == [second.slot, anothers.slot, OTHER_POOL.slot]


def test_what_cannot_be_read_may_be_theirs(context: AppContext, monkeypatch: pytest.MonkeyPatch) -> None:
    context.profile_repository().add(WORK)

    def no_key(_self: object) -> None:
        raise NoKeyringError

    async def main() -> list[bool]:
        seen = []
        second = with_account(WORK, "second")
        seen.append(await forget_elsewhere(context, second, "me"))
        await (await context.vaults.open("work")).vault.write(of(WORK, "me"))
        monkeypatch.setattr(type(context.key_source), "fetch", no_key)
        seen.append(await forget_elsewhere(context, second, "me"))
        return seen

    assert asyncio.run(main()) == [True, False]
