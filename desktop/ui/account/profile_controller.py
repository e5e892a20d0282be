"""The screens of one pool: signing in, being signed in, and leaving."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.conversation.request import PLAIN_REQUEST, SignInRequest
from desktop.conversation.view import SignInCancelledError
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice, Problem
from desktop.profiles.account_profile import parted, with_account
from desktop.ui.account.leaving import ChangeWantedError, LeaveReason, SwitchWantedError
from desktop.ui.app.error_text import problem_of
from desktop.ui.app.signals import GaveUpError, first_signal, unless
from desktop.ui.sign_in.shell import Shell
from desktop.ui.sign_in.window_view import WindowView
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

    from desktop.account.account import AccountStatus
    from desktop.profiles.profile import Profile
    from desktop.ui.app.app_services import AppServices
    from desktop.ui.app.main_window import MainWindow
    from desktop.ui.app.profile_services import OpenedProfile
    from desktop.ui.sign_in.first_page import FirstPage
    from desktop.ui.sign_in.practice_panel_controller import PracticePanelController

T = TypeVar("T")


class ProfileController:
    """Shows the screens of a pool until the person leaves it. Cancelling its task keeps the step."""

    def __init__(
        self,
        window: MainWindow,
        services: AppServices,
        profile: Profile,
        request: SignInRequest = PLAIN_REQUEST,
        first_page: FirstPage | None = None,
    ) -> None:
        self._window = window
        self._services = services
        self._profile = profile
        self._request = request
        self._heading = Heading.of(profile)
        self._practice_panel: PracticePanelController | None = None
        self._notices: Sequence[Notice] = ()
        self._has_others = False
        self._first_page = first_page
        self._told: Notice | None = None
        self._is_new = False

    def begin_with(self, notices: Sequence[Notice], *, has_others: bool = False) -> None:
        """Say on the first page what was done before it, and show the way to other pools if there are any."""
        self._notices = notices
        self._has_others = has_others

    async def run(self) -> LeaveReason:
        """Return why the person left the pool. Raises ChangeWantedError, SwitchWantedError."""
        first_page = self._first_page
        if first_page and first_page.view.has_left:
            return LeaveReason.CANCELLED
        shell = first_page.shell if first_page else self._show_shell()
        try:
            opened = await unless(self._open(), shell.gave_up)
        except GaveUpError:
            return LeaveReason.CANCELLED
        self._notices = (*self._notices, *opened.notices)
        try:
            return await self._run_opened(opened, shell)
        except GaveUpError:
            return LeaveReason.CANCELLED
        finally:
            if self._practice_panel:
                self._practice_panel.close()

    async def _open(self) -> OpenedProfile:
        from desktop.ui.account.passphrase_screen import PassphrasePrompt  # noqa: PLC0415
        from desktop.ui.account.profile_opening import open_profile  # noqa: PLC0415 - the first page is there before

        practice = await self._services.practice.feed(self._profile)
        if practice:
            from desktop.ui.sign_in.practice_panel_controller import PracticePanelController  # noqa: PLC0415

            self._heading = Heading.of(self._profile, practice=True)
            self._practice_panel = PracticePanelController(self._window, practice)
        return await open_profile(
            self._services.profiles, self._profile, PassphrasePrompt(self._window, self._heading)
        )

    async def _run_opened(self, opened: OpenedProfile, shell: Shell) -> LeaveReason:
        """Go from sign-in to home and back. Raises GaveUpError if nobody wants to begin any more."""
        leaves = self._request.leaves
        first = shell if self._window.current_screen is shell else None
        while True:
            status = await _unless_given_up(opened.account.status(), first)
            if status is None or self._request.passes_by(status.username):
                if not await self._sign_in(opened, first) and status is None:
                    return LeaveReason.CANCELLED
                self._request, first, self._is_new = PLAIN_REQUEST, None, True
                continue
            first = None
            if leaves:
                return LeaveReason.DONE
            request = await self._at_home(opened, status)
            if request == "page":
                continue
            if request == "other_pool":
                return LeaveReason.OTHER_POOL
            if request == "protect":
                opened = await self._move_under_passphrase(opened)
                continue
            if request == "try_keyring":
                opened = await self._move_to_keyring(opened)
                continue
            if request == "sign_out":
                await self._sign_out(opened)
            self._request = SignInRequest(fresh=True)

    async def _sign_out(self, opened: OpenedProfile) -> None:
        self._window.current_screen.setEnabled(False)
        revoked = await opened.account.sign_out()
        self._notices = () if revoked else (Notice("signed-out-here"),)

    async def _at_home(self, opened: OpenedProfile, status: AccountStatus) -> str:
        from desktop.ui.account.home_screen import HomeScreen  # noqa: PLC0415
        from desktop.ui.account.passkey_offering import passkey_offered  # noqa: PLC0415 - as above

        told, self._told = self._told, None
        passing = self._services.practice.is_passing
        home = HomeScreen(status, opened.notices, told, is_passing=passing)
        self._window.put(home, self._heading)
        self._services.profiles.warm(opened)
        ways = home.ways()
        if self._practice_panel:
            self._practice_panel.use_shell(None)
            ways["played"] = self._practice_panel.played
        is_new, self._is_new = self._is_new, False
        with passkey_offered(home, opened.account_context(status.username)) if is_new else nullcontext():
            request, carried = await first_signal(**ways)
        if request == "page" and carried[0] == "accounts":
            await self._switch()
        elif request == "page":
            await self._show_account(opened, status.username, str(carried[0]))
        return request

    async def _switch(self) -> None:
        """Let the person choose another account. Raises SwitchWantedError, unless they stay with this one."""
        from desktop.ui.account.accounts_screen import AccountsScreen  # noqa: PLC0415 - few have several

        _, present = parted(self._profile.slot)
        screen = AccountsScreen(await self._services.profiles.accounts(self._profile), present)
        self._window.put(screen, self._heading)
        request, carried = await first_signal(chosen=screen.chosen, back=screen.back)
        if request == "chosen" and carried[0] != present:
            raise SwitchWantedError(with_account(self._profile, str(carried[0])))

    async def _show_account(self, opened: OpenedProfile, username: str, page: str) -> None:
        """Show a page about the account until the person is back; what ended the sign-in is said after it."""
        from desktop.ui.account.account_controller import AccountController  # noqa: PLC0415 - few look every time

        panel = self._practice_panel
        use_shell = panel.use_shell if panel else lambda _shell: None
        controller = AccountController(
            self._window, self._heading, opened.account_context(username), use_shell
        )
        try:
            told = await controller.run(page)
        except StileError as error:
            self._notices = (problem_of(error),)
            return
        if told is not None and await opened.account.status() is None:
            self._notices = (told,)
        else:
            self._told = told

    async def _move_to_keyring(self, opened: OpenedProfile) -> OpenedProfile:
        from desktop.ui.account.profile_opening import move_to_keyring  # noqa: PLC0415

        self._window.current_screen.setEnabled(False)
        return await move_to_keyring(self._services.profiles, self._profile, opened)

    async def _move_under_passphrase(self, opened: OpenedProfile) -> OpenedProfile:
        from desktop.ui.account.passphrase_screen import PassphrasePrompt  # noqa: PLC0415
        from desktop.ui.account.profile_opening import move_under_passphrase  # noqa: PLC0415

        passphrases = PassphrasePrompt(self._window, self._heading)
        return await move_under_passphrase(self._services.profiles, self._profile, passphrases, opened)

    async def _sign_in(self, opened: OpenedProfile, first: Shell | None) -> bool:
        while not await _unless_given_up(opened.lease.acquire(), first):
            first = None
            if not await self._wait_for_other_window():
                return False
        try:
            return await self._run_conversation(opened) and await self._prove(opened)
        finally:
            await opened.lease.release()

    async def _prove(self, opened: OpenedProfile) -> bool:
        """Hold the new tokens against the pool's keys; what is not the pool's is said on the first page."""
        try:
            await opened.account.prove_new_tokens()
        except StileError as error:
            self._notices = (problem_of(error),)
        return True

    async def _wait_for_other_window(self) -> bool:
        from desktop.ui.app.error_screen import ErrorScreen  # noqa: PLC0415

        screen = ErrorScreen(window_text("sign-in-open"), window_text("sign-in-open-intro"))
        self._window.put(screen, self._heading)
        request, _ = await first_signal(again=screen.again, left=screen.left)
        return request == "again"

    async def _run_conversation(self, opened: OpenedProfile) -> bool:
        """Return whether a person is signed in.

        Cancelling after the first page, or on a side step such as a new account, returns to the first page.
        """
        from desktop.conversation.driver import Conversation  # noqa: PLC0415

        request, profile = self._request, self._profile
        fresh, start = request.fresh, request.start(profile.sign_up, profile.policy)
        while True:
            shell, view = self._shell_and_view()
            if not self._services.practice.is_started_here(profile):
                shell.offer_changes_of(profile)
            start = view.aside or start
            self._warm_in_time(opened, shell)
            name = request.username
            conversation = Conversation(
                opened.sign_in_ports, opened.settings, view, username=name, fresh=fresh, start=start
            )
            shell.forgot.connect(conversation.forget_passwords)
            before = await opened.account.kept()
            try:
                await unless(conversation.run(), shell.gave_up, shell.sidestepped, shell.change_wanted)
                await opened.account.end_replaced(before)
            except GaveUpError as left:
                if conversation.signed_in:
                    await opened.account.end_replaced(before)
                    return True
                await conversation.abandon()
                aside = next(iter(left.carried), None)
                if isinstance(aside, Problem):
                    raise ChangeWantedError(aside, shell.username) from None
            except SignInCancelledError:
                aside = None
            else:
                return True
            leads_back = shell.has_come_far or shell.is_on_side_step or (start and shell.page is None)
            if aside is None and not leads_back:
                return False
            fresh, start = True, aside

    def _warm_in_time(self, opened: OpenedProfile, shell: Shell) -> None:
        """Load boto3 while the person types; a window that is only open takes a quarter less memory."""
        if shell.is_touched:
            self._services.profiles.warm(opened)
        else:
            shell.touched.connect(lambda: self._services.profiles.warm(opened))

    def _shell_and_view(self) -> tuple[Shell, WindowView]:
        """Return the page that the person arrived at, as long as it is shown, or a new one."""
        first_page, self._first_page = self._first_page, None
        if first_page and self._window.current_screen is first_page.shell:
            self._tell_notices(first_page.shell)
            return first_page.shell, first_page.view
        shell = self._show_shell()
        return shell, WindowView(shell)

    def _show_shell(self) -> Shell:
        from desktop.ui.sign_in.first_page import ways_beside  # noqa: PLC0415 - as above

        shell = Shell(ways=ways_beside(self._profile))
        if self._has_others:
            shell.offer_other_pool()
        self._window.left_alone.connect(shell.forget_secrets)
        self._window.put(shell, self._heading)
        if self._practice_panel:
            self._practice_panel.use_shell(shell)
        self._tell_notices(shell)
        return shell

    def _tell_notices(self, shell: Shell) -> None:
        for notice in self._notices:
            shell.show_note(notice)
        self._notices = ()


async def _unless_given_up(work: Coroutine[Any, Any, T], shell: Shell | None) -> T:
    """Return what the work returns. Raises GaveUpError if the person cancels on the shell first."""
    return await (unless(work, shell.gave_up) if shell is not None else work)
