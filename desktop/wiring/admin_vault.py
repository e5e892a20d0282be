"""The vault that an admin's commands share: the audit's seal is in it, and who is signed in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.core.storage.vault import VaultUnreadableError

if TYPE_CHECKING:
    from desktop.core.storage.vault import Vault
    from desktop.storage.vaults import AskPassphrase, Vaults

_UNREADABLE = frozenset({"vault-unreadable", "vault-newer"})


class AdminVault:
    """Opens a profile's vault at its first use, so that a passphrase is asked for once.

    `opened` is a vault that is open already.
    """

    def __init__(
        self, vaults: Vaults, name: str, passphrase: AskPassphrase | None, opened: Vault | None = None
    ) -> None:
        self._vaults = vaults
        self._name = name
        self._passphrase = passphrase
        self._opened = opened
        self._turn = asyncio.Lock()

    async def __call__(self) -> Vault:
        """Return the vault. Raises VaultUnreadableError: there may be a seal in it that is not seen."""
        async with self._turn:
            if self._opened is None:
                self._opened = await self._open()
            return self._opened

    async def _open(self) -> Vault:
        from desktop.storage.keys import WrongPassphraseError  # noqa: PLC0415 - adapters are loaded when needed

        while True:
            try:
                opened = await self._vaults.open(self._name, self._passphrase)
            except WrongPassphraseError:
                continue
            if any(notice.code in _UNREADABLE for notice in opened.notices):
                raise VaultUnreadableError
            return opened.vault
