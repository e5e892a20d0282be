"""Signing in by a browser in the window: the page, and the whole way with the loop that the window has."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Answer, SignInCancelledError
from desktop.core.steps.opening import BrowserSignIn, SignIn
from desktop.practice.situations.invented_people import add_to_first_fitting
from desktop.ui.sign_in.shell import Shell
from desktop.ui.sign_in.window_view import WindowView
from tests.fixtures.browser_bench import BrowserSignInBench, DomainServer, Person, signs_in
from tests.ui.stage import HEADING, asking

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from typing import Any

    from tests.ui.stage import Stage

    Run = Callable[[Coroutine[Any, Any, Any]], Any]

URL = "https://auth.example.com/oauth2/authorize?client_id=1example&state=abc"


@pytest.fixture(scope="module")
def at() -> Iterator[DomainServer]:
    server = DomainServer()
    yield server
    server.server.stop()
    server.worker.shutdown(grace=1.0)


def test_nothing_is_asked_before_the_browser_opens(stage: Stage) -> None:
    stage.ask(asking(BrowserSignIn("anna")))
    assert stage.button("continue").text().replace("&", "") == "Open the browser"
    assert not stage.shows("browser_url")
    stage.press(Qt.Key.Key_Return)
    assert stage.replies == [Answer({})]


def test_while_it_waits_the_address_can_be_read_and_copied(stage: Stage) -> None:
    stage.ask(asking(BrowserSignIn("anna", URL)))
    assert stage.line("browser_url").text() == URL
    assert stage.line("browser_url").isReadOnly()
    assert not stage.shows("qr_code")
    stage.click("copy_address")
    assert QGuiApplication.clipboard().text() == URL
    assert stage.shows("address_status")
    assert stage.button("continue").text().replace("&", "") == "Open it again"


def test_where_none_opens_there_is_a_picture_and_a_line_to_paste_into(stage: Stage) -> None:
    stage.ask(asking(BrowserSignIn("anna", URL, pastes=True)))
    assert (
        stage.find(QWidget, "qr_code").accessibleName() == "Picture of the address, to be scanned by a phone"
    )
    stage.click("continue")
    assert stage.replies == []
    stage.line("browser_address").setText("http://127.0.0.1:28671/callback?code=x")
    stage.click("continue")
    assert stage.replies == [Answer({"browser_address": "http://127.0.0.1:28671/callback?code=x"})]


def test_the_first_page_has_a_way_to_the_browser_where_the_profile_has_a_domain(stage: Stage) -> None:
    stage.ask(asking(SignIn()))
    assert not stage.shows("browser")
    shell = Shell(ways=(BrowserSignIn(),))
    taken: list[object] = []
    shell.sidestepped.connect(taken.append)
    stage.window.put(shell, HEADING)
    shell.present(asking(SignIn()))
    stage.line("username").setText("anna")
    stage.click("browser")
    assert taken == [BrowserSignIn("anna")]


class InWindow:
    """A sign-in in the window; `presented` is set by each question."""

    def __init__(self, stage: Stage, one: BrowserSignInBench) -> None:
        self._stage = stage
        self._one = one
        self.presented = asyncio.Event()
        stage.shell.presented.connect(self.presented.set)

    async def begin(self) -> asyncio.Task[object]:
        """Begin, and open the browser."""
        one = self._one
        ports = SignInPorts(
            one.port, one.vault, one.clock, one.events, browser=one.person, id_proof=one.proof
        )
        conversation = Conversation(ports, one.settings, WindowView(self._stage.shell))
        task: asyncio.Task[object] = asyncio.create_task(conversation.run())
        await self.next_question()
        self._stage.shell.go_on()
        return task

    async def next_question(self) -> None:
        await self.presented.wait()
        self.presented.clear()
        self._stage.now += 1


def test_the_window_goes_on_by_itself_when_the_browser_comes_back(
    at: DomainServer, stage: Stage, run: Run
) -> None:
    person = add_to_first_fitting("plain", [at.pool()], at.practice.clock.now())
    one = BrowserSignInBench(at, Person([signs_in(person.username, person.password)]), [])

    async def story() -> None:
        done = await (await InWindow(stage, one).begin())
        await asyncio.gather(*one.person.doing)
        assert getattr(done, "username", "") == person.username
        assert stage.shell.busy

    run(story())
    assert "You can go back to Stile" in one.person.browser.page.said


def test_cancel_while_the_browser_is_away(at: DomainServer, stage: Stage, run: Run) -> None:
    one = BrowserSignInBench(at, Person([]), [])

    async def story() -> None:
        window = InWindow(stage, one)
        task = await window.begin()
        await window.next_question()
        assert stage.shows("browser_url")
        stage.shell.cancel()
        with pytest.raises(SignInCancelledError):
            await task

    run(story())
