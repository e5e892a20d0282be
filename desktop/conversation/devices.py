"""Which device signs in, and what the vault knows of devices."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from desktop.core.cognito.device_record import SECTION, find_device, with_device, without_device
from desktop.core.cognito.known_device import Device
from desktop.core.storage.vault import StorageError, VaultUnreadableError

if TYPE_CHECKING:
    from desktop.core.cognito.replies import NewDevice
    from desktop.core.storage.vault import Record, Vault


class Devices:
    """The devices of a profile in the vault; `current` is this computer as the present person uses it."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.current: Device | None = None

    async def recognise(self, *names: str) -> None:
        """Look up the device of the person who signs in, by typed name or Cognito's.

        Where the vault cannot be read, this computer is no device for now, and the pool asks for what it asks
        of a new one.
        """
        try:
            self.current = find_device(await self._vault.read(SECTION), *names)
        except VaultUnreadableError:
            self.current = None

    async def forget_current(self) -> None:
        """Drop the device: the pool does not know it, or does not take its proof."""
        device, self.current = self.current, None
        if device is not None:
            with contextlib.suppress(StorageError):  # then the pool will say so once more
                record = without_device(await self._vault.read(SECTION), device)
                await self._vault.write({SECTION: record})

    def meet(self, new: NewDevice | None) -> Device | None:
        """Take the name that the pool gave this computer, if it gave one; its password is made up here."""
        if new is None:
            return None
        self.current = Device.met(new.key, new.group)
        return self.current

    async def kept_for(self, name: str, typed: str) -> dict[str, Record | None]:
        """Return what to write down so that the device is found again under both names of a person.

        Nothing where the vault cannot be read: the devices of others are in the same record.
        """
        if self.current is None:
            return {}
        try:
            return {SECTION: with_device(await self._vault.read(SECTION), name, typed, self.current)}
        except VaultUnreadableError:
            return {}
