"""Removing a profile with everything that is kept for it here, and the session that it has at the pool."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.profiles.account_profile import accounts_in, as_account
from desktop.profiles.profile import ACCOUNT_MARK
from desktop.profiles.validation import is_name
from desktop.wiring.journal_access import forget_journal
from desktop.wiring.review_access import review_repository

if TYPE_CHECKING:
    from desktop.core.secret import Secret
    from desktop.profiles.profile import Profile
    from desktop.storage.vaults import AskPassphrase, OpenedVault
    from desktop.wiring.app_context import AppContext

_DISK_DEADLINE = 15.0
_POOL_DEADLINE = 6.0
"""Seconds for telling the pool: enough for a slow network, and nobody waits long for one that is gone."""


async def remove_profile(
    context: AppContext, name: str, passphrase: AskPassphrase | None = None
) -> tuple[Notice, ...]:
    """Remove a profile, whatever the case of its name, and return what became of its sessions.

    Whoever is signed in with it, as any of its accounts, is signed out at the pool, if their tokens can be
    read (`passphrase` may ask, once for all that it fits) and the pool answers within seconds; nothing of
    that keeps the profile.
    Raises StileError where there is none of the person's of this name or the passphrase is refused,
    StorageError.
    """
    known, profile = await context.worker.run(lambda: _find(context, name), _DISK_DEADLINE)
    is_sound = is_name(known)  # whatever else is in the list has no files, and may lead to those of others
    accounts = accounts_in(context.folders.kept_beside(known, ACCOUNT_MARK)) if is_sound else ()
    names = [known, *(f"{known}{ACCOUNT_MARK}{account}" for account in accounts)] if is_sound else []
    once = _OncePassphrase(passphrase) if passphrase else None
    vaults = [await _opened(context, each, once) for each in names]
    await context.worker.run(lambda: context.profile_repository().remove(known), _DISK_DEADLINE)
    people = [profile and as_account(profile, account) for account in ("", *accounts)]
    told = await asyncio.gather(
        *(_end_session(context, who, opened) for who, opened in zip(people, vaults, strict=False) if opened)
    )
    for each in names:
        await context.vaults.remove(each)
    if is_sound:
        await context.worker.run(lambda: _forget(context, known), _DISK_DEADLINE)
    return tuple(notice for place, notice in enumerate(told) if notice and notice not in told[:place])


def _find(context: AppContext, name: str) -> tuple[str, Profile | None]:
    """Return a profile's name as the list has it, and the profile, None if it cannot be used."""
    repository = context.profile_repository()
    known = str(repository.values(name)["name"])
    with contextlib.suppress(StileError):
        return known, repository.get(known)
    return known, None


class _OncePassphrase:
    """Asks for a passphrase until one fits, and then no more: it may be that of the other accounts, too."""

    def __init__(self, ask: AskPassphrase) -> None:
        self._ask = ask
        self._given: Secret | None = None
        self.fits = False

    async def __call__(self, first_time: bool) -> Secret | None:  # noqa: FBT001 - the vault calls it so
        """Return the passphrase that was given, if it was the right one, else the next one."""
        if not self.fits:
            self._given = await self._ask(first_time)
        return self._given


async def _opened(context: AppContext, name: str, ask: _OncePassphrase | None) -> OpenedVault | None:
    """Open what is kept for an account; None if nothing is, and then no key is made for it either.

    One under another passphrase than the first that fitted is opened in memory: it stays unread.
    """
    from desktop.storage.keys import WrongPassphraseError  # noqa: PLC0415 - adapters are loaded when needed

    if not context.folders.holds(name):
        return None
    while True:
        try:
            opened = await context.vaults.open(name, ask, checks_age=False)
        except WrongPassphraseError:
            if ask is not None and ask.fits:
                return await context.vaults.open(name, checks_age=False)
        else:
            if ask is not None and opened.vault.store == "passphrase":
                ask.fits = True
            return opened


async def _end_session(context: AppContext, profile: Profile | None, opened: OpenedVault) -> Notice | None:
    """Sign out whoever is signed in, and say what became of the session at the pool; None if nobody was."""
    from desktop.account import held_tokens  # noqa: PLC0415 - as above
    from desktop.wiring.profile_ports import open_profile_ports  # noqa: PLC0415

    if opened.vault.store == "memory":
        return Notice("session-goes-on", {"because": "unread"})
    with contextlib.suppress(StileError, TimeoutError):
        if await held_tokens.read(opened.vault) is None:
            return None
        if profile is not None:
            ports = await open_profile_ports(context, profile, opened=opened)
            async with asyncio.timeout(_POOL_DEADLINE):
                if await ports.account.sign_out():
                    return Notice("session-ended")
    return Notice("session-goes-on")


def _forget(context: AppContext, name: str) -> None:
    review_repository(context, name).forget()
    forget_journal(context, name)
