"""The session that a browser keeps at the pool's domain, by which it signs in again for an hour."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.sign_in.browser_settings import BrowserSettings
    from desktop.core.sign_in.system_browser import SystemBrowser

_PATIENCE = 15.0
"""Seconds that the browser has to get through: it asks nobody anything."""


class BrowserSession:
    """What ends that session: the domain's /logout, which only the browser itself can call."""

    def __init__(self, settings: BrowserSettings, browser: SystemBrowser) -> None:
        self._settings = settings
        self._browser = browser

    async def end(self) -> bool:
        """Have the browser sign out, and say whether it came back from there.

        It does not where there is no browser, or where the app client has not registered the address.
        """
        listener = await self._browser.listen(self._settings.logout_redirects(), lambda _: True)
        if listener is None:
            return False
        came_back = False
        with contextlib.suppress(TimeoutError):
            if await self._browser.open(self._settings.logout_url(listener.redirect_uri)):
                async with asyncio.timeout(_PATIENCE):
                    await listener.address()
                came_back = True
        await listener.close()
        return came_back
