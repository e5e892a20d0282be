"""Tokens that a browser's sign-in brought: renewed, rotated, revoked, and the browser signed out."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from desktop.account.account import Account
from desktop.account.browser_session import BrowserSession
from desktop.conversation.view import Answer
from desktop.core.sign_in.token_set import SECTION, TokenSet
from desktop.practice.situations.invented_people import add_to_first_fitting
from tests.account.own_account import NoLease
from tests.fixtures.browser_bench import BrowserSignInBench, DomainServer, Person, signs_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fixtures.http_browser import Browser


@pytest.fixture(scope="module")
def at() -> Iterator[DomainServer]:
    server = DomainServer()
    yield server
    server.server.stop()
    server.worker.shutdown(grace=1.0)


async def signed_in(at: DomainServer, pool: str) -> tuple[BrowserSignInBench, Account]:
    person = add_to_first_fitting("plain", [at.pool(pool)], at.practice.clock.now())
    does = [signs_in(person.username, person.password)]
    one = BrowserSignInBench(at, Person(does), [Answer({})], pool_name=pool)
    one.clock.advance((at.practice.clock.now() - one.clock.now()).total_seconds())
    assert (await one.run()).username == person.username
    settings = one.settings.browser
    assert settings is not None
    session = BrowserSession(settings, one.person)
    return one, Account(one.port, one.vault, NoLease(), one.clock, browser_session=session)


async def kept(one: BrowserSignInBench) -> TokenSet:
    record = await one.vault.read(SECTION)
    assert record is not None
    return TokenSet.from_record(record)


@pytest.mark.parametrize("pool", ["default", "rotation", "devices", "secret"])
def test_they_are_renewed_as_all_others_are(at: DomainServer, pool: str) -> None:
    async def story() -> None:
        one, account = await signed_in(at, pool)
        before = await kept(one)
        one.clock.advance(3590)
        at.practice.clock.advance(3590)
        fresh = await account.token()
        after = await kept(one)
        assert fresh == after.access != before.access
        assert (after.refresh != before.refresh) is (pool == "rotation")

    asyncio.run(story())


def test_signing_out_ends_the_tokens_and_the_browsers_own_session(at: DomainServer) -> None:
    async def story() -> None:
        one, account = await signed_in(at, "default")
        seen: list[str] = []

        def leaves(browser: Browser, url: str) -> None:
            seen.append(url)
            browser.open(url)

        one.person.does = [leaves]
        assert await account.sign_out()
        await asyncio.gather(*one.person.doing)
        assert "/logout?" in seen[0]
        assert one.person.browser.page.url.endswith("/signed-in")
        assert await one.vault.read(SECTION) is None
        again = await asyncio.to_thread(one.person.browser.open, one.person.opened[0])
        assert again.fields.keys() >= {"username", "password"}

    asyncio.run(story())


@pytest.mark.parametrize("why", ["no browser", "not registered"])
def test_a_browser_that_does_not_come_back_holds_nobody_up(
    at: DomainServer, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.account.browser_session._PATIENCE", 0.05)

    async def story() -> None:
        one, account = await signed_in(at, "default")
        one.person.has_browser = why != "no browser"
        at.client(one.pool, LogoutURLs=[])
        one.person.does = [lambda browser, url: browser.open(url)]
        assert await account.sign_out()
        await asyncio.gather(*one.person.doing)
        assert await one.vault.read(SECTION) is None

    asyncio.run(story())
