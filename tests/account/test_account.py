"""Signing out, also while a renewal is under way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from desktop.account.errors import NotSignedInError
from desktop.core.storage.vault import StorageError
from tests.account.stage import HOUR, Stage
from tests.practice.signing_in import SignIn, refused

if TYPE_CHECKING:
    from desktop.core.sign_in.token_set import TokenSet

REFRESH = "GetTokensFromRefreshToken"


def test_the_session_ends_here_and_at_the_pool(stage: Stage) -> None:
    async def story() -> None:
        tokens = await stage.sign_in()
        assert await stage.program().sign_out()
        assert await stage.kept() is None
        assert await stage.program().status() is None
        assert stage.sent() == ["RevokeToken"]
        assert stage.refused(tokens.refresh)

    asyncio.run(story())


def test_other_sessions_of_the_person_go_on(stage: Stage) -> None:
    async def story() -> None:
        elsewhere = SignIn(stage.practice, stage.person).begin()
        await stage.sign_in()
        assert await stage.program().sign_out()
        assert stage.practice.boto3.get_user(AccessToken=elsewhere.tokens["AccessToken"])

    asyncio.run(story())


def test_everywhere_ends_them_too(stage: Stage) -> None:
    async def story() -> None:
        elsewhere = SignIn(stage.practice, stage.person).begin()
        await stage.sign_in()
        assert await stage.program().sign_out(everywhere=True)
        assert await stage.kept() is None
        with refused("NotAuthorizedException", "Access Token has been revoked"):
            stage.practice.boto3.get_user(AccessToken=elsewhere.tokens["AccessToken"])

    asyncio.run(story())


def test_everywhere_renews_an_access_token_that_has_ended(stage: Stage) -> None:
    async def story() -> None:
        await stage.sign_in()
        stage.pass_time(HOUR)
        assert await stage.program().sign_out(everywhere=True)
        assert stage.sent() == [REFRESH, "GlobalSignOut"]
        assert await stage.kept() is None

    asyncio.run(story())


def test_everywhere_says_if_only_this_session_could_be_ended(stage: Stage) -> None:
    async def story() -> None:
        tokens = await stage.sign_in()
        stage.practice.control.add_fault(operation="GlobalSignOut", do="error")
        assert not await stage.program().sign_out(everywhere=True)
        assert await stage.kept() is None
        assert stage.refused(tokens.refresh)

    asyncio.run(story())


def test_signing_out_twice_does_no_harm(stage: Stage) -> None:
    async def story() -> None:
        await stage.sign_in()
        assert await stage.program().sign_out()
        assert await stage.program().sign_out()
        assert stage.sent() == ["RevokeToken"]

    asyncio.run(story())


@pytest.mark.parametrize("everywhere", [False, True])
def test_without_a_network_the_tokens_leave_all_the_same(stage: Stage, everywhere: bool) -> None:  # noqa: FBT001
    async def story() -> None:
        await stage.sign_in()
        assert not await stage.out_of_reach().sign_out(everywhere=everywhere)
        assert await stage.kept() is None

    asyncio.run(story())


def test_a_lost_reply_is_asked_for_again(stage: Stage) -> None:
    async def story() -> None:
        await stage.sign_in()
        stage.practice.control.add_fault(operation="RevokeToken", do="close", when="after")
        assert await stage.program().sign_out()
        assert stage.sent() == ["RevokeToken", "RevokeToken"]

    asyncio.run(story())


def test_a_vault_that_cannot_forget_is_said_after_the_pool_was_told(stage: Stage) -> None:
    async def story() -> None:
        tokens = await stage.sign_in()
        stage.vault.full = True
        with pytest.raises(StorageError):
            await stage.program().sign_out()
        assert stage.refused(tokens.refresh)

    asyncio.run(story())


async def renewing(stage: Stage) -> asyncio.Task[object]:
    """Begin a renewal, and return when the pool has done it and its reply is on the way."""
    stage.pass_time(HOUR)
    stage.pool.hold = REFRESH
    waiting: asyncio.Task[object] = asyncio.create_task(stage.program().token())
    await stage.pool.arrived.wait()
    return waiting


def test_a_sign_out_during_a_renewal_stays_signed_out(stage: Stage) -> None:
    async def story() -> None:
        await stage.sign_in()
        waiting = await renewing(stage)
        assert await stage.program().sign_out()
        stage.pool.gate.set()
        with pytest.raises(NotSignedInError):
            await waiting
        assert await stage.kept() is None
        assert stage.sent() == [REFRESH, "RevokeToken", "RevokeToken"]

    asyncio.run(story())


def test_the_refresh_token_that_came_too_late_is_given_back(stage: Stage) -> None:
    async def story() -> None:
        await stage.sign_in()
        waiting = await renewing(stage)
        await stage.vault.write({"tokens": None})
        stage.pool.gate.set()
        with pytest.raises(NotSignedInError):
            await waiting
        assert stage.sent() == [REFRESH, "RevokeToken"]

    asyncio.run(story())


def test_a_new_sign_in_during_a_renewal_is_the_one_that_stays(stage: Stage) -> None:
    async def story() -> TokenSet:
        await stage.sign_in()
        waiting = await renewing(stage)
        await stage.program().sign_out()
        newer = await stage.sign_in()
        stage.pool.gate.set()
        assert await waiting == newer.access
        assert await stage.kept() == newer
        return newer

    assert not stage.refused(asyncio.run(story()).refresh)


def test_a_sign_out_that_meets_another_process_renewing_ends_the_renewed_session(stage: Stage) -> None:
    """The tokens change between being read and being removed: what is revoked is what was removed."""

    async def story() -> None:
        await stage.sign_in()
        stage.pass_time(HOUR)
        real = stage.vault.swap
        renewed: list[TokenSet | None] = []

        async def swap(section: str, old: object, new: object) -> bool:
            if new is None and not renewed:
                renewed.append(None)
                await stage.program().token()
                renewed[0] = await stage.kept()
            return await real(section, old, new)  # type: ignore[arg-type]

        stage.vault.swap = swap  # type: ignore[method-assign]
        assert await stage.program().sign_out()
        assert renewed[0] is not None
        assert await stage.kept() is None
        assert stage.refused(renewed[0].refresh)

    asyncio.run(story())
