"""A real browser goes the whole way with Stile: Debian's Chromium at the practice domain."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop.conversation.view import Action, Answer, SignInCancelledError
from desktop.core.cognito.domain_calls import RedeemCode
from desktop.core.cognito.errors import BrowserCodeRefusedError
from desktop.core.secret import Secret
from desktop.practice.situations.invented_people import add_to_first_fitting
from tests.fixtures.browser_bench import BrowserSignInBench, DomainServer, Person, free_port
from tests.fixtures.chromium import PROGRAM, Chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.conversation.view import Ask, Reply
    from tests.fixtures.browser_bench import Doing
    from tests.fixtures.chromium import Tab
    from tests.fixtures.http_browser import Browser

pytestmark = [pytest.mark.ci, pytest.mark.timeout(120)]

BACK = "You can go back to Stile"


@pytest.fixture(scope="module")
def at() -> Iterator[DomainServer]:
    server = DomainServer()
    yield server
    server.server.stop()
    server.worker.shutdown(grace=1.0)


@pytest.fixture
def chromium(tmp_path: Path) -> Iterator[Chromium]:
    if PROGRAM is None:
        pytest.fail("Chromium is not installed") if os.environ.get("CI") else pytest.skip("no Chromium")
    with Chromium(tmp_path / "chromium") as browser:
        yield browser


def somebody(at: DomainServer, situation: str = "plain") -> tuple[str, str]:
    person = add_to_first_fitting(situation, [at.pool()], at.practice.clock.now())
    return person.username, person.password


def in_tab(browser: Chromium, does: Callable[[Tab, str], None]) -> Doing:
    """Let a person do something in a new tab."""

    def do(_: Browser, url: str) -> None:
        tab = browser.tab()
        tab.open(url)
        does(tab, url)

    return do


def signing_in(name: str, password: str) -> Callable[[Tab, str], None]:
    def do(tab: Tab, _url: str) -> None:
        tab.until_there("username")
        tab.fill(username=name, password=password)
        tab.press()
        tab.until_said(BACK)

    return do


def opening(ask: Ask) -> Reply | None:
    return None if ask.step.context()["url"] else Answer({})


def bench(at: DomainServer, *does: Doing, **more: object) -> BrowserSignInBench:
    return BrowserSignInBench(at, Person(list(does)), [], always=opening, **more)  # type: ignore[arg-type]


def signed_in(one: BrowserSignInBench) -> str:
    return asyncio.run(one.run()).username


@pytest.mark.parametrize("window", [False, pytest.param(True, marks=pytest.mark.window)])
def test_a_person_signs_in(at: DomainServer, tmp_path: Path, *, window: bool) -> None:
    if PROGRAM is None:
        pytest.skip("no Chromium")
    name, password = somebody(at)
    with Chromium(tmp_path / "own", window=window) as browser:
        one = bench(at, in_tab(browser, signing_in(name, password)))
        assert signed_in(one) == name
    assert one.told == [None, None]


def test_a_wrong_password_and_a_code_are_the_pages_matter(at: DomainServer, chromium: Chromium) -> None:
    name, password = somebody(at, "email-code")

    def does(tab: Tab, url: str) -> None:
        tab.until_there("username")
        tab.fill(username=name, password="wrong")
        tab.press()
        tab.until_said("Incorrect username or password.")
        tab.fill(password=password)
        tab.press()
        tab.until_there("EMAIL_OTP_CODE")
        tab.fill(EMAIL_OTP_CODE=at.practice.state.inbox.messages(name, None)[-1].code or "")
        tab.press()
        tab.until_said(BACK)
        del url

    assert signed_in(bench(at, in_tab(chromium, does))) == name


def test_somebody_of_another_provider_signs_in(at: DomainServer, chromium: Chromium) -> None:
    def does(tab: Tab, _url: str) -> None:
        tab.until_there("idp-PracticeCompany")
        tab.press("idp-PracticeCompany")
        tab.until_there("who")
        tab.run("document.getElementById('who').value = 'grace'")
        tab.press()
        tab.until_said(BACK)

    assert signed_in(bench(at, in_tab(chromium, does))) == "PracticeCompany_grace"


def test_a_double_click_and_the_back_button_do_no_harm(at: DomainServer, chromium: Chromium) -> None:
    name, password = somebody(at)

    def does(tab: Tab, _url: str) -> None:
        tab.until_there("username")
        tab.fill(username=name, password=password)
        tab.press(times=2)
        tab.until_said(BACK)
        tab.back()
        tab.until(lambda seen: BACK not in seen.said)
        assert "code=" not in tab.url

    one = bench(at, in_tab(chromium, does))
    assert signed_in(one) == name
    assert sum(e.operation == "oauth2/token" for e in at.practice.state.ledger.entries()[-3:]) == 1


def test_a_closed_tab_is_given_up_after_five_minutes(at: DomainServer, chromium: Chromium) -> None:
    name, password = somebody(at)

    def closes(tab: Tab, _url: str) -> None:
        tab.until_there("username")
        tab.close()
        loop.call_soon_threadsafe(one.clock.advance, 301)

    one = bench(at, in_tab(chromium, closes), in_tab(chromium, signing_in(name, password)))
    loop: asyncio.AbstractEventLoop

    async def story() -> str:
        nonlocal loop
        loop = asyncio.get_running_loop()
        return (await one.run()).username

    assert asyncio.run(story()) == name
    assert one.told == [None, None, "browser-timed-out", None]


def test_after_cancel_in_stile_there_is_nobody_to_come_back_to(at: DomainServer, chromium: Chromium) -> None:
    name, password = somebody(at)
    gone = threading.Event()
    loop: asyncio.AbstractEventLoop
    cancel: asyncio.Future[Reply]

    def too_late(tab: Tab, _url: str) -> None:
        tab.until_there("username")
        loop.call_soon_threadsafe(cancel.set_result, Action.CANCEL)
        assert gone.wait(10)
        tab.fill(username=name, password=password)
        tab.press()
        tab.until(lambda seen: seen.url.startswith("chrome-error:"))

    one = bench(at, in_tab(chromium, too_late))

    async def story() -> None:
        nonlocal loop, cancel
        loop = asyncio.get_running_loop()
        cancel = loop.create_future()
        one.answers.append(cancel)
        conversation = asyncio.create_task(one.run(ended=gone.set))
        with pytest.raises(SignInCancelledError):
            await conversation

    asyncio.run(story())


def test_a_code_that_is_too_old_leads_to_the_browser_again(at: DomainServer, chromium: Chromium) -> None:
    name, password = somebody(at)

    def slow(tab: Tab, url: str) -> None:
        redeem = at.practice.processor.watched
        at.practice.clock.advance(0)

        def late(operation: str, serve: Callable[[], object]) -> object:
            if operation == "oauth2/token":
                at.practice.clock.advance(301)
                at.practice.processor.watched = redeem  # type: ignore[method-assign]
            return redeem(operation, serve)  # type: ignore[arg-type]

        at.practice.processor.watched = late  # type: ignore[method-assign, assignment]
        signing_in(name, password)(tab, url)

    one = bench(at, in_tab(chromium, slow), in_tab(chromium, lambda tab, _url: tab.until_said(BACK)))
    assert signed_in(one) == name
    assert "browser-code-refused" in one.told


def test_two_sign_ins_at_once_and_a_taken_port(at: DomainServer, chromium: Chromium, tmp_path: Path) -> None:
    people = [somebody(at), somebody(at)]
    ports = (free_port(), free_port())
    with Chromium(tmp_path / "second") as other:
        both = [
            bench(at, in_tab(browser, signing_in(*person)), ports=ports)
            for browser, person in zip((chromium, other), people, strict=True)
        ]

        async def story() -> list[str]:
            return [done.username for done in await asyncio.gather(*(one.run() for one in both))]

        assert asyncio.run(story()) == [name for name, _ in people]
    used = {parse_qs(urlsplit(one.person.opened[0]).query)["redirect_uri"][0] for one in both}
    assert len(used) == 2


def test_a_page_that_knocks_at_the_port_meanwhile_gets_nothing(at: DomainServer, chromium: Chromium) -> None:
    name, password = somebody(at)

    def does(tab: Tab, url: str) -> None:
        tab.until_there("username")
        foreign = chromium.tab()
        foreign.open("data:text/html,<title>elsewhere</title>")
        address = f"http://127.0.0.1:{one.ports[0]}/callback?code=theirs&state=guessed"
        foreign.run(f"new Image().src = '{address}'; fetch('{address}', {{mode: 'no-cors'}})")
        foreign.open(address)
        foreign.until_said("This is not the sign-in that Stile waits for")
        assert "theirs" not in foreign.said
        signing_in(name, password)(tab, url)

    one = bench(at, in_tab(chromium, does))
    assert signed_in(one) == name
    assert one.told == [None, None]


def test_back_line_and_referrer_show_no_code_and_what_chromium_writes_down_is_worth_nothing(
    at: DomainServer, tmp_path: Path
) -> None:
    """Chromium's file of addresses has every redirect; the code in it was used, and needs the verifier."""
    name, password = somebody(at)
    seen: list[str] = []

    def does(tab: Tab, url: str) -> None:
        signing_in(name, password)(tab, url)
        history = tab.browser.call("Page.getNavigationHistory", tab.session)
        seen.extend(entry["url"] for entry in history["entries"])
        seen.extend((tab.url, str(tab.run("document.referrer")), tab.said))

    with Chromium(tmp_path / "own") as browser:
        one = bench(at, in_tab(browser, does))
        assert signed_in(one) == name
    assert not [text for text in seen if "code=" in text and "code_challenge" not in text]
    with closing(sqlite3.connect(tmp_path / "own/Default/History")) as history:
        written = [url for (url,) in history.execute("select url from urls")]
    (code,) = (parse_qs(urlsplit(url).query)["code"][0] for url in written if "/callback?" in url)
    with pytest.raises(BrowserCodeRefusedError):
        asyncio.run(one.port.send(RedeemCode(Secret(code), Secret("v" * 43), "http://127.0.0.1/"), None))


def test_the_whole_program_signs_in_with_a_browser_that_it_opened(
    at: DomainServer, chromium: Chromium, tmp_path: Path
) -> None:
    name, password = somebody(at)
    port = free_port()
    client = at.client(at.pool(), CallbackURLs=[f"http://127.0.0.1:{port}/callback"])
    opened = tmp_path / "opened"
    opener = tmp_path / "opener"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.new && mv {opened}.new {opened}\n')
    opener.chmod(0o755)
    environment = {
        **os.environ,
        "STILE_HOME": str(tmp_path / "home"),
        "DISPLAY": os.environ.get("DISPLAY", ":99"),
        "BROWSER": str(opener),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    stile = [sys.executable, "-m", "desktop"]
    ids = ["--pool-id", at.pool().id, "--client-id", client.id, "--flow", "browser"]
    where = [
        "--endpoint-url",
        at.server.endpoint,
        "--domain",
        at.server.endpoint,
        "--redirect-ports",
        str(port),
    ]
    subprocess.run([*stile, "profile", "add", "work", *ids, *where], env=environment, check=True)
    with subprocess.Popen(
        [*stile, "sign-in", "--json"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        said = [json.loads(running.stdout.readline()) for _ in range(2)]
        assert (said[1]["step"], said[1]["fields"]) == ("browser", [])
        running.stdin.write('{"ask": 1, "fields": {}}\n')
        running.stdin.flush()
        said.append(json.loads(running.stdout.readline()))
        assert said[-1]["context"]["url"] == opened.read_text()
        tab = chromium.tab()
        tab.open(opened.read_text())
        signing_in(name, password)(tab, "")
        end = json.loads(running.stdout.readline())
        assert (end["event"], end["username"]) == ("signed-in", name)
        assert running.wait(20) == 0
