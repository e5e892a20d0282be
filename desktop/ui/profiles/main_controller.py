"""The main window from start to end: which pool, and then its sign-in and home."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut

from desktop.conversation.request import PLAIN_REQUEST, SignInRequest
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.ui.account.leaving import ChangeWantedError, LeaveReason, SwitchWantedError
from desktop.ui.account.profile_controller import ProfileController
from desktop.ui.app.error_text import problem_of
from desktop.ui.app.import_source import opened_source
from desktop.ui.app.signals import GaveUpError, first_signal, unless
from desktop.ui.profiles.drop_filter import DropFilter
from desktop.ui.sign_in.first_page import FirstPage, profile_to_open
from desktop.ui.widgets.confirm import confirm
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.notices.notice import Problem
    from desktop.profiles.profile import Profile
    from desktop.ui.app.app_services import AppServices
    from desktop.ui.app.main_window import MainWindow
    from desktop.ui.journal.journal_controller import JournalLauncher
    from desktop.ui.widgets.help_context import HelpContext

_NO_POOL = Heading("Stile")
_log = logging.getLogger(__name__)


class MainController:
    """Lets the person choose a pool and runs its controller. Cancelling its task keeps the step."""

    def __init__(
        self,
        window: MainWindow,
        services: AppServices,
        request: SignInRequest = PLAIN_REQUEST,
        first_page: FirstPage | None = None,
    ) -> None:
        self._window = window
        self._services = services
        self._request = request
        self._first_page = first_page
        self._profile_name: str | None = None
        self._journal: JournalLauncher | None = None
        self._notices: tuple[Notice, ...] = ()
        self._drops = DropFilter(window)
        self._signs_in = False
        window.second_start_requested.connect(self._take_second_start)
        window.offered.connect(self.offer)
        window.help_wanted.connect(self._offer_help)
        window.support_wanted.connect(self._offer_support)
        window.journal_wanted.connect(self._show_journal)
        window.guide_wanted.connect(self._show_guide)
        window.about_wanted.connect(self._show_about)
        QShortcut(QKeySequence("Ctrl+J"), window, window.journal_wanted.emit)
        QShortcut(QKeySequence("F1"), window, window.guide_wanted.emit)

    def offer(self, what: str) -> None:
        """Show the profile in a link or a file that somebody sent, before anything else that can wait.

        In the middle of a sign-in the person is asked: what is typed there would be lost.
        """
        if what and not self._drops.offer(opened_source(what)) and self._signs_in:
            confirm(self._window, "look-at-offer", "go-on-here", self._drops.dropped.emit)

    async def run(self, name: str | None = None) -> None:
        """Return when the person has left the last pool; `name` is the profile to begin with."""
        self._profile_name = name
        try:
            await self._go_on()
        finally:
            if self._journal is not None:
                self._journal.close()

    async def _go_on(self) -> None:
        while True:
            try:
                return await self._run_profiles()
            except Exception as error:  # noqa: BLE001 - the person gets a sentence, whatever it was
                _log.error("the window failed with %s", type(error).__qualname__, exc_info=error)
                if not await self._try_again(error):
                    return None

    async def _run_profiles(self) -> None:
        first_page, self._first_page = self._first_page, None  # both are for the first pool only
        profile = first_page.profile if first_page else await self._interrupted()
        while profile:
            self._profile_name = profile.slot
            request, self._request = self._request, PLAIN_REQUEST
            notices, self._notices = self._notices, ()
            controller = ProfileController(self._window, self._services, profile, request, first_page)
            controller.begin_with(notices, has_others=len(await self._services.profiles.all()) > 1)
            first_page = None
            try:
                leaving = await self._sign_in(controller)
            except GaveUpError:
                profile = await self._interrupted()
            except SwitchWantedError as wanted:
                profile = wanted.profile
            except ChangeWantedError as wanted:
                self._request = replace(request, username=wanted.username)
                profile = await self._change(profile.name, wanted.problem)
                profile = profile or await self._begin_at(self._profile_name)
            else:
                profile = await self._after(leaving)

    async def _sign_in(self, controller: ProfileController) -> LeaveReason:
        """Run one pool's controller until the person leaves it. Raises GaveUpError, ChangeWantedError."""
        self._signs_in = True
        try:
            return await unless(controller.run(), self._window.second_start_requested, self._drops.dropped)
        finally:
            self._signs_in = False

    async def _interrupted(self) -> Profile | None:
        """Return the pool to go on with, once what was dropped or sent has been looked at."""
        added = await self._add(can_leave=True) if self._drops.waiting else None
        return added or await self._begin_at(self._profile_name)

    def _offer_help(self, context: HelpContext, heading: Heading) -> None:
        from desktop.ui.app.help_note_dialog import offer_help  # noqa: PLC0415 - most people never need it

        offer_help(self._window, self._services, context, heading)

    def _offer_support(self) -> None:
        from desktop.ui.app.support_file_dialog import offer_support  # noqa: PLC0415 - as above

        offer_support(self._window, self._services)

    def _show_journal(self) -> None:
        from desktop.ui.journal.journal_controller import JournalLauncher  # noqa: PLC0415 - as above

        self._journal = self._journal or JournalLauncher()
        self._journal.open(self._services.files.journal())

    def _show_guide(self) -> None:
        from desktop.ui.app.guide_dialog import open_guide  # noqa: PLC0415 - as above

        open_guide(self._window)

    def _show_about(self) -> None:
        from desktop.ui.app.about_dialog import AboutDialog  # noqa: PLC0415 - as above

        AboutDialog(self._window, self._services.files.version).open()

    def _take_second_start(self, wanted: Mapping[str, Any]) -> None:
        name, request = wanted.get("profile"), wanted.get("wish")
        self._profile_name = str(name) if name else self._profile_name
        self._request = SignInRequest.from_plain(request) if isinstance(request, dict) else PLAIN_REQUEST

    async def _begin_at(self, name: str | None) -> Profile | None:
        profiles = await self._services.profiles.all()
        default, chosen = await self._services.profiles.default(), await self._services.profiles.chosen()
        return profile_to_open(profiles, name, default, chosen) or await self._choose(profiles)

    async def _after(self, leaving: LeaveReason) -> Profile | None:
        profiles = await self._services.profiles.all()
        if leaving is LeaveReason.DONE or (leaving is LeaveReason.CANCELLED and len(profiles) <= 1):
            return None
        return await self._choose(profiles)

    async def _choose(self, profiles: Sequence[Profile]) -> Profile | None:
        if self._drops.waiting and (added := await self._add(can_leave=bool(profiles))):
            return added
        if not profiles and not await self._services.profiles.unusable():
            added = await self._add(can_leave=False)
            profiles = await self._services.profiles.all()
            if added or not profiles:
                return added
        request, carried = await self._choice(profiles)
        if request in {"chosen", "left"}:
            chosen: Profile | None = carried
            return chosen
        added = await self._turn_aside(request, carried)
        return added or await self._choose(await self._services.profiles.all())

    async def _choice(self, profiles: Sequence[Profile]) -> tuple[str, Any]:
        """Return what is wanted of the known pools, and which one that is about."""
        from desktop.ui.profiles.profile_chooser import ProfileChooser  # noqa: PLC0415 - with one pool it is never seen

        known = self._services.profiles
        unusable = tuple(name for name, _ in await known.unusable())
        changeable = [each for each in profiles if not self._services.practice.is_started_here(each)]
        chooser = ProfileChooser(profiles, changeable, unusable)
        notices, self._notices = self._notices, ()
        chooser.tell_notes((*notices, *await known.notices()))
        self._window.put(chooser, _NO_POOL)
        request, carried = await first_signal(
            chosen=chooser.chosen,
            change=chooser.change,
            removed=chooser.removed,
            another=chooser.another,
            dropped=self._drops.dropped,
            left=chooser.left,
        )
        return request, next(iter(carried), None)

    async def _turn_aside(self, request: str, name: str) -> Profile | None:
        """Add, change or remove a pool; return one to sign in to now, if that is what came of it."""
        if request == "change":
            await self._change(name)
        elif request == "removed":
            await self._remove(name)
        else:
            return await self._add(can_leave=True)
        return None

    async def _change(self, name: str, problem: Problem | None = None) -> Profile | None:
        """Change a pool with the person; None if nothing was changed or it was removed."""
        from desktop.ui.profiles.change_profile_controller import ChangeProfileController  # noqa: PLC0415 - few change

        controller = ChangeProfileController(self._window, self._services, name)
        changed = await controller.run(problem)
        self._notices = controller.notices
        return changed

    async def _remove(self, name: str) -> None:
        self._window.current_screen.setEnabled(False)
        try:
            told = await self._services.profiles.remove(name)
        except StileError as error:
            self._notices = (problem_of(error),)
        else:
            self._notices = (Notice("profile-removed", {"name": name}), *told)

    async def _add(self, *, can_leave: bool) -> Profile | None:
        """Add a pool with the person; None if they go back to those they have."""
        from desktop.ui.profiles.add_profile_controller import AddProfileController  # noqa: PLC0415 - most starts add no pool

        controller = AddProfileController(self._window, self._services, self._drops)
        added = await controller.run(can_leave=can_leave)
        self._notices = controller.notices
        return added

    async def _try_again(self, error: Exception) -> bool:
        from desktop.ui.app.error_screen import ErrorScreen  # noqa: PLC0415 - nobody hopes for it

        screen = ErrorScreen(window_text("unexpected"))
        screen.problem.tell(problem_of(error))
        self._window.put(screen, _NO_POOL)
        request, _ = await first_signal(again=screen.again, left=screen.left)
        return request == "again"
