"""The first page is there before the conversation is, and nothing done on it meanwhile is lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.conversation.first_ask import first_ask
from desktop.conversation.request import SignInRequest
from desktop.conversation.view import Action, Answer
from desktop.core.notices.notice import Problem
from desktop.core.steps.account import ForgotPassword
from desktop.core.steps.opening import Identify, SignIn
from desktop.profiles.profile import Profile
from desktop.ui.app.main_window import MainWindow
from desktop.ui.sign_in.window_view import WindowView
from desktop.welcome import show_first_page_at_start
from desktop.wiring.app_context import AppContext
from tests.ui.stage import asking

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path
    from typing import Any

    from PySide6.QtWidgets import QApplication

    from desktop.conversation.view import Ask, Reply
    from tests.ui.stage import Stage

    Run = Callable[[Coroutine[Any, Any, Any]], Any]

POOL = Profile("staff", "eu-west-1_Ab3dEf6hI", "1example23456789")


@pytest.fixture
def view(stage: Stage) -> WindowView:
    made = WindowView(stage.shell, first_ask("srp"))
    stage.now += 1
    stage.settle()
    return made


def asked(view: WindowView, ask: Ask, then: Callable[[], None]) -> Coroutine[Any, Any, Reply]:
    async def both() -> Reply:
        task = asyncio.ensure_future(view.ask(ask))
        await asyncio.sleep(0.01)
        then()
        return await task

    return both()


def test_the_first_ask_is_what_the_conversation_asks_first() -> None:
    assert first_ask("srp", "anna").step == SignIn("anna")
    assert first_ask("choice").step == Identify()
    assert first_ask("srp").actions == (Action.CANCEL,)


def test_what_was_typed_and_where_stays(stage: Stage, view: WindowView, run: Run) -> None:
    stage.line("username").setText("anna")
    stage.line("password").setText("half a pass")
    stage.line("password").setFocus()
    page = stage.shell.page

    def person() -> None:
        assert stage.shell.page is page
        assert stage.line("password").hasFocus()
        stage.line("password").setText("half a password")
        stage.press(Qt.Key.Key_Return)

    reply = run(asked(view, asking(SignIn(), actions=(Action.CANCEL,)), person))
    assert reply == Answer({"username": "anna", "password": "half a password"})


def test_an_answer_given_before_it_was_asked_is_the_answer(stage: Stage, view: WindowView, run: Run) -> None:
    stage.line("username").setText("anna")
    stage.line("password").setText("secret")
    stage.press(Qt.Key.Key_Return)
    assert stage.shell.busy
    assert run(view.ask(asking(SignIn()))) == Answer({"username": "anna", "password": "secret"})
    assert stage.shell.busy


@pytest.mark.parametrize(
    "other", [asking(Identify()), asking(SignIn(), Problem("wrong-password", field="password"))]
)
def test_an_early_answer_is_none_to_another_question(
    stage: Stage, view: WindowView, run: Run, other: Ask
) -> None:
    stage.line("username").setText("anna")
    stage.line("password").setText("secret")
    stage.press(Qt.Key.Key_Return)

    def person() -> None:
        assert not stage.shell.busy
        stage.now += 1
        stage.shell.replied.emit(Action.BACK)

    assert run(asked(view, other, person)) is Action.BACK


def test_giving_up_at_once(stage: Stage, view: WindowView) -> None:
    stage.press(Qt.Key.Key_Escape)
    assert view.has_left
    assert stage.gave_up == 1


def test_a_way_beside_it_is_remembered(stage: Stage, view: WindowView) -> None:
    stage.shell.page.elsewhere.emit(ForgotPassword("anna"))  # type: ignore[union-attr]
    assert view.aside == ForgotPassword("anna")


@pytest.fixture
def window(app: QApplication) -> Iterator[MainWindow]:
    made = MainWindow()
    yield made
    made.close()
    made.deleteLater()
    app.processEvents()


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppContext:
    monkeypatch.setenv("STILE_HOME", str(tmp_path))
    return AppContext()


def keep(context: AppContext, *profiles: Profile) -> None:
    for profile in profiles:
        context.profile_repository().add(profile)


def test_the_only_pool_is_where_a_start_leads(context: AppContext, window: MainWindow) -> None:
    keep(context, POOL)
    first_page = show_first_page_at_start(context, window, None, None)
    assert first_page is not None
    assert first_page.profile == POOL
    assert window.current_screen is first_page.shell


def test_the_name_of_the_request_is_filled_in(context: AppContext, window: MainWindow) -> None:
    keep(context, POOL)
    first_page = show_first_page_at_start(context, window, "staff", SignInRequest(username="anna"))
    assert first_page is not None
    assert first_page.shell.page is not None
    assert first_page.shell.page.step == SignIn("anna")


@pytest.mark.parametrize(
    "sign_in_request", [SignInRequest(forgot_password=True), SignInRequest(sign_up=True)]
)
def test_another_beginning_takes_more(
    context: AppContext, window: MainWindow, sign_in_request: SignInRequest
) -> None:
    keep(context, POOL)
    assert show_first_page_at_start(context, window, None, sign_in_request) is None


def test_a_choice_of_pools_comes_first(context: AppContext, window: MainWindow) -> None:
    keep(context, POOL, Profile("partners", "eu-west-1_Other1", "1example23456789"))
    assert show_first_page_at_start(context, window, None, None) is None


def test_an_endpoint_of_its_own_may_be_practice(context: AppContext, window: MainWindow) -> None:
    keep(context, Profile("local", "eu-west-1_Local1", "1example23456789", endpoint_url="http://127.0.0.1:9"))
    assert show_first_page_at_start(context, window, None, None) is None


def test_where_something_is_kept_nothing_is_shown_early(context: AppContext, window: MainWindow) -> None:
    keep(context, POOL)
    sealed = context.folders.vault(POOL.vault_name, "keyring")
    sealed.touch()
    assert show_first_page_at_start(context, window, None, None) is None


def test_a_broken_list_is_told_by_its_next_reader(
    context: AppContext, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "profiles.json").write_text("{")
    assert show_first_page_at_start(context, window, None, None) is None
