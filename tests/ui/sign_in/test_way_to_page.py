"""The last part of a reply's way, from the question to its page, as the architecture page draws it."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from desktop.core.steps.codes import EmailCode
from desktop.ui.sign_in.window_view import WindowView
from tests.conversation.tracing import holds, tracing, way_in_architecture
from tests.ui.stage import asking

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from tests.ui.stage import Stage


def test_a_question_enters_every_file_once_on_its_way_to_the_page(
    stage: Stage, run: Callable[[Coroutine[Any, Any, Any]], Any]
) -> None:
    view = WindowView(stage.shell)

    async def ask() -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(view.ask(asking(EmailCode("a***@e***"))), 0.05)

    with tracing(holds(lambda value: isinstance(value, EmailCode))) as trace:
        run(ask())
    assert trace.files == [file for file in way_in_architecture("reply") if "/ui/" in file]
    assert len(set(trace.files)) == len(trace.files)
