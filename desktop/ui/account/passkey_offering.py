"""Offering a passkey on the home page, while the person looks at it."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.account import passkey_offer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.account.account_context import AccountContext
    from desktop.ui.account.home_screen import HomeScreen


@contextmanager
def passkey_offered(home: HomeScreen, account_context: AccountContext) -> Iterator[None]:
    """Find out meanwhile whether the offer is due, and make it once."""
    task = asyncio.create_task(_offer(home, account_context))
    try:
        yield
    finally:
        task.cancel()


async def _offer(home: HomeScreen, account_context: AccountContext) -> None:
    if await passkey_offer.is_due(account_context):
        home.offer_passkey()
        await passkey_offer.remember(account_context)
