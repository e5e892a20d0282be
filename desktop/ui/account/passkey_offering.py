"""Offering a passkey on the home page, while the person looks at it."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.account import passkey_offer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.account.desk import AccountDesk
    from desktop.ui.account.home_screen import HomeScreen


@contextmanager
def passkey_offered(home: HomeScreen, desk: AccountDesk) -> Iterator[None]:
    """Find out meanwhile whether the offer is due, and make it once."""
    task = asyncio.create_task(_offer(home, desk))
    try:
        yield
    finally:
        task.cancel()


async def _offer(home: HomeScreen, desk: AccountDesk) -> None:
    if await passkey_offer.is_due(desk):
        home.offer_passkey()
        await passkey_offer.remember(desk)
