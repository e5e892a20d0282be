"""The pages about the account, from the home page and back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.account.errors import NotSignedInError, SignedOutError
from desktop.account.operations import OPERATIONS
from desktop.account.questions import OperationLeftError, Questions
from desktop.account.sections import SECTIONS
from desktop.core.errors import StileError
from desktop.ui.account.section_screen import SectionScreen
from desktop.ui.app.error_text import problem_of
from desktop.ui.app.signals import GaveUpError, first_signal, unless
from desktop.ui.sign_in.shell import Shell
from desktop.ui.sign_in.window_view import WindowView

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.account.account_context import AccountContext
    from desktop.account.operations import AccountOperation
    from desktop.core.notices.notice import Notice
    from desktop.ui.app.main_window import MainWindow
    from desktop.ui.widgets.heading import Heading

_CONFIRMING = frozenset(name for name, operation in OPERATIONS.items() if operation.confirms)
_OF_THE_SIGN_IN = (NotSignedInError, SignedOutError)
"""What no page can go on after: these are for who shows the sign-in."""


class AccountController:
    """Shows one page after the other. `use_shell` is told which form a practice panel may fill."""

    def __init__(
        self,
        window: MainWindow,
        heading: Heading,
        account_context: AccountContext,
        use_shell: Callable[[Shell | None], None],
    ) -> None:
        self._window = window
        self._heading = heading
        self._context = account_context
        self._use_shell = use_shell

    async def run(self, page: str) -> Notice | None:
        """Show a page until the person goes back; return what is to be said then.

        Raises NotSignedInError, SignedOutError.
        """
        if page in OPERATIONS:
            return await self._ask(OPERATIONS[page], "")
        told: Notice | None = None
        while True:
            screen = SectionScreen(page, _CONFIRMING)
            self._window.put(screen, self._heading)
            if told is not None:
                screen.tell(told)
            try:
                told = await unless(self._use(page, screen), screen.back)
            except GaveUpError:
                return None
            if await self._context.account.status() is None:
                return told

    async def _use(self, page: str, screen: SectionScreen) -> Notice | None:
        """Show what there is, and do one thing that the person wants; return what has become of it."""
        try:
            screen.show_section(await SECTIONS[page](self._context))
        except _OF_THE_SIGN_IN:
            raise
        except StileError as error:
            screen.show_problem(problem_of(error))
        wish, carried = await first_signal(wanted=screen.wanted, again=screen.again)
        if wish == "again":
            return None
        name, about = carried
        operation = OPERATIONS[name]
        if operation.asks:
            return await self._ask(operation, about)
        screen.set_busy(busy=True)
        return await self._done(operation, Questions(None), about)

    async def _ask(self, operation: AccountOperation, about: str) -> Notice | None:
        """Do something that a person answers on the way; None if they leave it."""
        shell = Shell()
        self._window.left_alone.connect(shell.forget_secrets)
        view = WindowView(shell)
        self._window.put(shell, self._heading)
        self._use_shell(shell)
        try:
            return await unless(self._done(operation, Questions(view), about), shell.gave_up)
        except (OperationLeftError, GaveUpError):
            return None
        finally:
            self._use_shell(None)

    async def _done(self, operation: AccountOperation, questions: Questions, about: str) -> Notice:
        try:
            return await operation.run(self._context, questions, about)
        except _OF_THE_SIGN_IN:
            raise
        except StileError as error:
            return problem_of(error)
