"""The window as the view of a conversation: shows its questions and returns the replies."""

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
    the same, the page stays as the person left it, and what they did meanwhile is the reply; `aside` is
    the step that they would rather begin with.
    """

    def __init__(self, shell: Shell, first: Ask | None = None) -> None:
        self._shell = shell
        self._shown_early = first
        self._reply: asyncio.Future[Reply] | None = None
        self._early_reply: Reply | None = None
        self.aside: Step | None = None
        shell.replied.connect(self._take)
        if first:
            shell.sidestepped.connect(self._step_aside)
            shell.present(first)

    @property
    def has_left(self) -> bool:
        """Say whether the person gave up before they were asked."""
        return self._early_reply is Action.CANCEL

    async def ask(self, ask: Ask) -> Reply:
        """Show the question and return what the person did."""
        shown_early, self._shown_early = self._shown_early, None
        early_reply, self._early_reply = self._early_reply, None
        is_shown = shown_early is not None and (shown_early.step, shown_early.problem) == (
            ask.step,
            ask.problem,
        )
        if is_shown and early_reply is not None:
            return early_reply
        import asyncio  # noqa: PLC0415 - the first question is shown before there is a loop

        self._reply = asyncio.get_running_loop().create_future()
        if not is_shown:
            self._shell.present(ask)
        try:
            return await self._reply
        except asyncio.CancelledError:
            self._shell.wait()  # the answer came by another way, or the window is closing
            raise
        finally:
            self._reply = None

    def note(self, notice: Notice) -> None:
        """Show a note until the person acts."""
        self._shell.show_note(notice)

    def _take(self, reply: Reply) -> None:
        if self._shown_early:
            self._early_reply = reply
            if reply is Action.CANCEL:
                self._shell.gave_up.emit()
        elif self._reply is not None and not self._reply.done():
            self._reply.set_result(reply)

    def _step_aside(self, step: Step) -> None:
        if self._shown_early:
            self.aside = step
