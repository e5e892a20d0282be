"""One visit to one pool: signing in, being signed in, and leaving."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from desktop.conversation.request import PLAIN_REQUEST, SignInRequest
from desktop.conversation.view import SignInCancelledError
from desktop.core.problems import Notice
from desktop.core.steps.account import SignUp
from desktop.ui.awaiting import GaveUpError, first_of, unless
from desktop.ui.heading import Heading
from desktop.ui.shell import Shell
from desktop.ui.view import WindowView
from desktop.ui.widgets.buttons import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.account.account import Status
    from desktop.profiles.profile import Profile
    from desktop.ui.arrival import Arrival
    from desktop.ui.house import House, Workplace
    from desktop.ui.playroom import Playroom
    from desktop.ui.window import Window


class Leaving(enum.Enum):
    """Why a visit ended."""

    CANCELLED = "cancelled"
    OTHER_POOL = "other pool"
    DONE = "done"


class Visit:
    """Goes through the scenes of a pool until the person leaves it. Cancelling its task keeps the step."""

    def __init__(
        self,
        window: Window,
        house: House,
        profile: Profile,
        wish: SignInRequest = PLAIN_REQUEST,
        arrival: Arrival | None = None,
    ) -> None:
        self._window = window
        self._house = house
        self._profile = profile
        self._wish = wish
        self._heading = Heading.of(profile)
        self._playroom: Playroom | None = None
        self._notices: Sequence[Notice] = ()
        self._arrival = arrival

    async def run(self) -> Leaving:
        """Return when the person wants to be elsewhere."""
        arrival = self._arrival
        if arrival and arrival.view.has_left:
            return Leaving.CANCELLED
        shell = arrival.shell if arrival else self._show_shell()
        try:
            place = await unless(self._open(), shell.gave_up)
        except GaveUpError:
            return Leaving.CANCELLED
        self._notices = place.notices
        try:
            return await self._stay(place)
        finally:
            if self._playroom:
                self._playroom.close()

    async def _open(self) -> Workplace:
        from desktop.ui.opening import opened  # noqa: PLC0415 - the first page is there before
        from desktop.ui.passphrase import Passphrases  # noqa: PLC0415

        practice = await self._house.practice(self._profile)
        if practice:
            from desktop.ui.playroom import Playroom  # noqa: PLC0415

            self._heading = Heading.of(self._profile, practice=True)
            self._playroom = Playroom(self._window, practice)
        return await opened(self._house, self._profile, Passphrases(self._window, self._heading))

    async def _stay(self, place: Workplace) -> Leaving:
        leaves = self._wish.leaves
        while True:
            status = await place.account.status()
            if status is None or self._wish.passes_by(status.username):
                if not await self._sign_in(place) and status is None:
                    return Leaving.CANCELLED
                self._wish = PLAIN_REQUEST
                continue
            if leaves:
                return Leaving.DONE
            wish = await self._at_home(place, status)
            if wish == "other_pool":
                return Leaving.OTHER_POOL
            if wish == "protect":
                place = await self._protected(place)
                continue
            if wish == "try_keyring":
                place = await self._unlocked(place)
                continue
            if wish == "sign_out":
                await self._sign_out(place)
            self._wish = SignInRequest(fresh=True)

    async def _sign_out(self, place: Workplace) -> None:
        self._window.scene.setEnabled(False)
        told = await place.account.sign_out()
        self._notices = () if told else (Notice("signed-out-here"),)

    async def _at_home(self, place: Workplace, status: Status) -> str:
        from desktop.ui.home.home import Home  # noqa: PLC0415

        home = Home(status, place.notices, is_passing=self._house.is_passing)
        self._window.put(home, self._heading)
        self._house.warm(place)
        ways = home.ways()
        if self._playroom:
            self._playroom.play_on(None)
            ways["played"] = self._playroom.played
        wish, _ = await first_of(**ways)
        return wish

    async def _unlocked(self, place: Workplace) -> Workplace:
        from desktop.ui.opening import unlocked  # noqa: PLC0415

        self._window.scene.setEnabled(False)
        return await unlocked(self._house, self._profile, place)

    async def _protected(self, place: Workplace) -> Workplace:
        from desktop.ui.opening import protected  # noqa: PLC0415
        from desktop.ui.passphrase import Passphrases  # noqa: PLC0415

        passphrases = Passphrases(self._window, self._heading)
        return await protected(self._house, self._profile, passphrases, place)

    async def _sign_in(self, place: Workplace) -> bool:
        while not await place.lease.acquire():
            if not await self._wait_for_the_other():
                return False
        try:
            return await self._converse(place)
        finally:
            await place.lease.release()

    async def _wait_for_the_other(self) -> bool:
        from desktop.ui.standstill import Standstill  # noqa: PLC0415

        scene = Standstill(spoken("sign-in-open"), spoken("sign-in-open-intro"))
        self._window.put(scene, self._heading)
        wish, _ = await first_of(again=scene.again, left=scene.left)
        return wish == "again"

    async def _converse(self, place: Workplace) -> bool:
        """Return whether somebody is signed in.

        Who stops behind the first page, or on a way beside it, begins again at the first page.
        """
        from desktop.conversation.driver import Conversation  # noqa: PLC0415

        wish, profile = self._wish, self._profile
        fresh, start = wish.fresh, wish.start(profile.sign_up, profile.policy)
        while True:
            shell, view = self._entrance()
            start = view.aside or start
            self._warm_in_time(place, shell)
            conversation = Conversation(
                place.desk, place.settings, view, username=wish.username, fresh=fresh, start=start
            )
            shell.forgot.connect(conversation.forget_passwords)
            try:
                await unless(conversation.run(), shell.gave_up, shell.sidestepped)
            except GaveUpError as left:
                if conversation.signed_in:
                    return True
                await conversation.abandon()
                aside = next(iter(left.carried), None)
            except SignInCancelledError:
                aside = None
            else:
                return True
            if aside is None and start is None and not shell.has_come_far:
                return False
            fresh, start = True, aside

    def _warm_in_time(self, place: Workplace, shell: Shell) -> None:
        """Load boto3 while the person types; a window that is only open takes a quarter less memory."""
        if shell.is_touched:
            self._house.warm(place)
        else:
            shell.touched.connect(lambda: self._house.warm(place))

    def _entrance(self) -> tuple[Shell, WindowView]:
        """Return the page that the person arrived at, as long as it is shown, or a new one."""
        arrival, self._arrival = self._arrival, None
        if arrival and self._window.scene is arrival.shell:
            self._tell_notices(arrival.shell)
            return arrival.shell, arrival.view
        shell = self._show_shell()
        return shell, WindowView(shell)

    def _show_shell(self) -> Shell:
        offered = self._profile.sign_up
        shell = Shell(sign_up=SignUp(offered, self._profile.policy) if offered else None)
        self._window.left_alone.connect(shell.forget_secrets)
        self._window.put(shell, self._heading)
        if self._playroom:
            self._playroom.play_on(shell)
        self._tell_notices(shell)
        return shell

    def _tell_notices(self, shell: Shell) -> None:
        for notice in self._notices:
            shell.show_note(notice)
        self._notices = ()
