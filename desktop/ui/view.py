"""The window as a front end of the conversation: the one place where a reply and the next question meet."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.conversation.view import Ask, Reply
    from desktop.core.problems import Notice
    from desktop.ui.shell import Shell


class WindowView:
    """Implements `conversation.view.View` over a shell; widgets never wait, this does."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._reply: asyncio.Future[Reply] | None = None
        shell.replied.connect(self._take)

    async def ask(self, ask: Ask) -> Reply:
        """Show the question and return what the person did."""
        self._reply = asyncio.get_running_loop().create_future()
        self._shell.present(ask)
        try:
            return await self._reply
        finally:
            self._reply = None

    def note(self, notice: Notice) -> None:
        """Show a note until the person acts."""
        self._shell.show_note(notice)

    def _take(self, reply: Reply) -> None:
        if self._reply is not None and not self._reply.done():
            self._reply.set_result(reply)
