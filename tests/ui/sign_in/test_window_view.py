"""A conversation through the real shell."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.conversation.view import Action, Answer
from desktop.core.notices.notice import Problem
from desktop.core.steps.codes import EmailCode
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.opening import SignIn
from desktop.ui.sign_in.window_view import WindowView
from tests.ui.stage import asking

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from desktop.conversation.view import Reply
    from tests.ui.stage import Stage

STEPS = [SignIn(), NewPassword("anna"), EmailCode("a***@e***")]


def test_a_whole_conversation(stage: Stage, run: Callable[[Coroutine[Any, Any, Any]], Any]) -> None:
    view = WindowView(stage.shell)
    pages = []
    asked = asyncio.Event()
    stage.shell.presented.connect(asked.set)

    async def converse() -> list[Reply]:
        replies = []
        for step in STEPS:
            replies.append(await view.ask(asking(step)))
            await asyncio.sleep(0.01)
        return replies

    async def person() -> None:
        for fields in ({"username": "anna", "password": "old"}, {"new_password": "new"}, {"code": "1"}):
            await asked.wait()
            asked.clear()
            stage.now += 1
            pages.append(stage.shell.page)
            for name, value in fields.items():
                stage.line(name).setText(value)
            stage.press(Qt.Key.Key_Return)

    async def both() -> list[Reply]:
        replies, _ = await asyncio.gather(converse(), person())
        return replies

    assert run(both()) == [
        Answer({"username": "anna", "password": "old"}),
        Answer({"new_password": "new"}),
        Answer({"code": "1"}),
    ]
    assert len(set(pages)) == len(STEPS)


def test_the_same_step_asked_again_gets_the_corrected_answer(
    stage: Stage, run: Callable[[Coroutine[Any, Any, Any]], Any]
) -> None:
    view = WindowView(stage.shell)
    step = EmailCode("a***@e***")

    async def converse() -> tuple[Reply, Reply, Reply]:
        first = asyncio.create_task(view.ask(asking(step)))
        await asyncio.sleep(0)
        stage.type("123")
        stage.press(Qt.Key.Key_Return)
        wrong = await first
        second = asyncio.create_task(view.ask(asking(step, Problem("wrong-code", field="code"))))
        await asyncio.sleep(0)
        stage.type("456")
        stage.press(Qt.Key.Key_Return)
        right = await second
        third = asyncio.create_task(view.ask(asking(step, actions=(Action.BACK, Action.CANCEL))))
        await asyncio.sleep(0)
        stage.click("back")
        return wrong, right, await third

    assert run(converse()) == (Answer({"code": "123"}), Answer({"code": "456"}), Action.BACK)
