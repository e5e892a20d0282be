"""Tokens are proved when they come, and before anybody is told what they say: by the pool's own page."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.account.errors import TokenNotGenuineError
from desktop.core.secret import Secret
from desktop.core.sign_in.token_set import SECTION, TokenSet
from desktop.practice.state.token_signer import TokenSigner
from tests.account.stage import HOUR

if TYPE_CHECKING:
    from tests.account.stage import Stage


async def _forge(stage: Stage) -> TokenSet:
    """Keep tokens whose ID token says the same, signed by somebody else."""
    tokens = await stage.sign_in()
    forged = replace(tokens, id=Secret(TokenSigner().sign(tokens.claims())))
    await stage.vault.write({SECTION: forged.to_record()})
    return forged


def test_the_pools_own_tokens_are_told(steady: Stage) -> None:
    async def run() -> None:
        await steady.sign_in()
        account = steady.proving_program()
        await account.prove_new_tokens()
        claims = await account.claims()
        assert (claims["token_use"], claims["cognito:username"]) == ("id", steady.person["username"])
        assert (await account.claims("access"))["client_id"] == steady.client_id

    asyncio.run(run())


def test_tokens_of_somebody_else_are_not_kept(steady: Stage) -> None:
    async def run() -> None:
        await _forge(steady)
        account = steady.proving_program()
        with pytest.raises(TokenNotGenuineError):
            await account.claims()
        with pytest.raises(TokenNotGenuineError):
            await account.prove_new_tokens()
        assert await steady.kept() is None

    asyncio.run(run())


def test_renewed_tokens_of_another_client_are_not_kept(steady: Stage) -> None:
    async def run() -> None:
        tokens = await steady.sign_in()
        steady.pass_time(HOUR)
        with pytest.raises(TokenNotGenuineError):
            await steady.proving_program("another-client").token()
        assert await steady.kept() == tokens
        assert await steady.proving_program().token() != tokens.access

    asyncio.run(run())


def test_without_the_pools_page_tokens_are_kept_and_nothing_is_told(steady: Stage) -> None:
    async def run() -> None:
        await _forge(steady)
        account = steady.proving_program()
        steady.pool.pool = steady.connection(steady.worker, steady.client_id, "http://127.0.0.1:9")
        nowhere = steady.proving_program()
        await nowhere.prove_new_tokens()
        with pytest.raises(TokenNotGenuineError):
            await account.claims()

    asyncio.run(run())


def test_a_refused_access_token_is_replaced_before_its_time(steady: Stage) -> None:
    async def run() -> None:
        tokens = await steady.sign_in()
        account = steady.program()
        assert await account.access() == tokens.access
        fresh = await account.access(refused=tokens.access)
        assert fresh != tokens.access
        assert await account.access(refused=tokens.access) == fresh  # another one was refused, long ago
        assert steady.sent() == ["GetTokensFromRefreshToken"]

    asyncio.run(run())
