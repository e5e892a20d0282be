"""The window as a front end of the conversation: the one place where a reply and the next question meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.conversation.view import Action

if TYPE_CHECKING:
    import asyncio

    from desktop.conversation.view import Ask, Reply
    from desktop.core.notices.notice import Notice
    from desktop.core.steps.base import Step
    from desktop.ui.sign_in.shell import Shell


class WindowView:
    """Implements `conversation.view.View` over a shell; widgets never wait, this does.

    `first` is a question that is shown before there is a conversation to ask it. When the conversation asks
    the same, the page stays as the person left it, and what they did meanwhile is their reply; `aside` is
    the step that they would rather begin with.
    """

    def __init__(self, shell: Shell, first: Ask | None = None) -> None:
        self._shell = shell
        self._shown = first
        self._reply: asyncio.Future[Reply] | None = None
        self._hasty: Reply | None = None
        self.aside: Step | None = None
        shell.replied.connect(self._take)
        if first:
            shell.sidestepped.connect(self._step_aside)
            shell.present(first)

    @property
    def has_left(self) -> bool:
        """Say whether the person gave up before they were asked."""
        return self._hasty is Action.CANCEL

    async def ask(self, ask: Ask) -> Reply:
        """Show the question and return what the person did."""
        shown, self._shown = self._shown, None
        hasty, self._hasty = self._hasty, None
        is_shown = shown is not None and (shown.step, shown.problem) == (ask.step, ask.problem)
        if is_shown and hasty is not None:
            return hasty
        import asyncio  # noqa: PLC0415 - the first question is shown before there is a loop

        self._reply = asyncio.get_running_loop().create_future()
        if not is_shown:
            self._shell.present(ask)
        try:
            return await self._reply
        finally:
            self._reply = None

    def note(self, notice: Notice) -> None:
        """Show a note until the person acts."""
        self._shell.show_note(notice)

    def _take(self, reply: Reply) -> None:
        if self._shown:
            self._hasty = reply
            if reply is Action.CANCEL:
                self._shell.gave_up.emit()
        elif self._reply is not None and not self._reply.done():
            self._reply.set_result(reply)

    def _step_aside(self, step: Step) -> None:
        if self._shown:
            self.aside = step
