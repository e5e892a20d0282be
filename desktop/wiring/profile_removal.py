"""Removing a profile with everything that is kept for it here, and the session that it has at the pool."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.profiles.account_profile import accounts_in
from desktop.profiles.profile import ACCOUNT_MARK
from desktop.profiles.validation import is_name
from desktop.wiring.journal_access import forget_journal
from desktop.wiring.review_access import review_repository

if TYPE_CHECKING:
    from desktop.profiles.profile import Profile
    from desktop.storage.vaults import AskPassphrase, OpenedVault
    from desktop.wiring.app_context import AppContext

_DISK_DEADLINE = 15.0
_POOL_DEADLINE = 6.0
"""Seconds for telling the pool: enough for a slow network, and nobody waits long for one that is gone."""


async def remove_profile(
    context: AppContext, name: str, passphrase: AskPassphrase | None = None
) -> tuple[Notice, ...]:
    """Remove a profile, whatever the case of its name, and return what became of its session.

    Whoever is signed in with it is signed out at the pool, if their tokens can be read (`passphrase` may ask
    for what they are under) and the pool answers within seconds; nothing of that keeps the profile.
    Raises StileError where there is none of the person's of this name or the passphrase is refused,
    StorageError.
    """
    known, profile = await context.worker.run(lambda: _find(context, name), _DISK_DEADLINE)
    opened = await _opened(context, known, passphrase)
    await context.worker.run(lambda: context.profile_repository().remove(known), _DISK_DEADLINE)
    session = await _end_session(context, profile, opened) if opened else ()
    if is_name(known):  # whatever else is in the list has no files, and may lead to those of others
        for account in accounts_in(context.folders.kept_beside(known, ACCOUNT_MARK)):
            await context.vaults.remove(f"{known}{ACCOUNT_MARK}{account}")
        await context.vaults.remove(known)
        await context.worker.run(lambda: _forget(context, known), _DISK_DEADLINE)
    return session


def _find(context: AppContext, name: str) -> tuple[str, Profile | None]:
    """Return a profile's name as the list has it, and the profile, None if it cannot be used."""
    repository = context.profile_repository()
    known = str(repository.values(name)["name"])
    with contextlib.suppress(StileError):
        return known, repository.get(known)
    return known, None


async def _opened(context: AppContext, name: str, ask: AskPassphrase | None) -> OpenedVault | None:
    """Open what is kept for a profile; None if nothing is, and then no key is made for it either."""
    from desktop.storage.keys import WrongPassphraseError  # noqa: PLC0415 - adapters are loaded when needed

    if not is_name(name) or not context.folders.holds(name):
        return None
    while True:
        try:
            return await context.vaults.open(name, ask, checks_age=False)
        except WrongPassphraseError:
            continue


async def _end_session(
    context: AppContext, profile: Profile | None, opened: OpenedVault
) -> tuple[Notice, ...]:
    """Sign out whoever is signed in, and say what became of the session at the pool."""
    from desktop.account import held_tokens  # noqa: PLC0415 - as above
    from desktop.wiring.profile_ports import open_profile_ports  # noqa: PLC0415

    if opened.vault.store == "memory":
        return (Notice("session-goes-on", {"because": "unread"}),)
    with contextlib.suppress(StileError, TimeoutError):
        if await held_tokens.read(opened.vault) is None:
            return ()
        if profile is not None:
            ports = await open_profile_ports(context, profile, opened=opened)
            async with asyncio.timeout(_POOL_DEADLINE):
                if await ports.account.sign_out():
                    return (Notice("session-ended"),)
    return (Notice("session-goes-on"),)


def _forget(context: AppContext, name: str) -> None:
    review_repository(context, name).forget()
    forget_journal(context, name)
