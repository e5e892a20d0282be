"""One admin's window on one pool, from the choice of AWS credentials until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.admin.admin_window import AdminWindow
from desktop.ui.admin.bureau import Bureau
from desktop.ui.admin.signing_in import post_for
from desktop.ui.awaiting import GaveUpError, first_of, unless
from desktop.ui.collector import set_aside
from desktop.ui.heading import Heading

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.profiles.profile import Profile
    from desktop.ui.admin.place import AdminHouse
    from desktop.ui.admin.post import Post


class Office:
    """Opens the window; `run` returns when it is closed."""

    def __init__(self, house: AdminHouse, profile: Profile) -> None:
        self._house = house
        self.profile = profile
        self.window = AdminWindow(Heading.of(profile))
        self.window.come_forward()

    async def run(self, aws_profile: str | None = None, note: Path | None = None) -> None:
        """Sign in and work, beginning with a help note if there is one."""
        try:
            await unless(self._work(aws_profile, note), self.window.closed)
        except GaveUpError:
            return
        finally:
            self.window.hide()
            self.window.deleteLater()

    async def _work(self, aws_profile: str | None, note: Path | None) -> None:
        if await self._house.practice(self.profile) is not None:
            self.window.show_heading(Heading.of(self.profile, practice=True))
        while True:
            post = await post_for(self._house, self.window, self.profile, aws_profile)
            if post is None:
                return
            with set_aside():
                await self._stay(post, note)
            aws_profile, note = None, None

    async def _stay(self, post: Post, note: Path | None) -> None:
        """Return when other credentials are to sign."""
        bureau = Bureau(post, self.window)
        try:
            bureau.open(note)
            await first_of(other=bureau.other_credentials)
        finally:
            await bureau.close()
