"""Which device signs in, and what the vault knows of devices."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from desktop.core.cognito.device_record import SECTION, find_device, names_of, with_device, without_device
from desktop.core.cognito.known_device import Device
from desktop.core.storage.vault import StorageError, VaultUnreadableError

if TYPE_CHECKING:
    from desktop.core.cognito.replies import NewDevice
    from desktop.core.storage.vault import Record, Vault


class Devices:
    """The devices of a profile in the vault; `current` is this computer as the present person uses it.

    `address` is the pool's: a device that another one remembers is not shown to it.
    """

    def __init__(self, vault: Vault, address: str) -> None:
        self._vault = vault
        self._address = address
        self._names = ("", "")
        self._is_certain = False
        self._set_aside: set[str] = set()
        self.current: Device | None = None

    async def recognise(self, typed: str, told: str) -> None:
        """Look up the device of the person who signs in; `told` is what the pool calls them, if it said so.

        The pool's own name decides: what was found by a typed name, and is another person's, is not used.
        Where the vault cannot be read, this computer is no device for now, and the pool asks for what it asks
        of a new one.
        """
        self._names = (typed, told)
        try:
            record = await self._vault.read(SECTION)
        except VaultUnreadableError:
            record = None
        device = find_device(record, self._address, *filter(None, (told, typed)))
        names = names_of(record, device) if device is not None else ()
        is_told = told not in {"", typed}
        is_other = is_told and bool(names) and names[0].casefold() != told.casefold()
        self._is_certain = not {typed, told}.isdisjoint(names)
        unfit = is_other or (device is not None and device.key in self._set_aside)
        self.current = None if unfit else device

    async def recognise_renamed(self, typed: str, told: str) -> None:
        """Look again once the pool has said what it calls the person."""
        if (typed, told) != self._names:
            await self.recognise(typed, told)

    async def forget_current(self) -> None:
        """Drop the device: the pool does not know it, or does not take its proof.

        One that may be somebody else's stays where it is kept, and is not used again here.
        """
        device, self.current = self.current, None
        if device is None:
            return
        if not self._is_certain:
            self._set_aside.add(device.key)
            return
        with contextlib.suppress(StorageError):  # then the pool will say so once more
            record = without_device(await self._vault.read(SECTION), device)
            await self._vault.write({SECTION: record})

    def meet(self, new: NewDevice | None) -> Device | None:
        """Take the name that the pool gave this computer, if it gave one; its password is made up here."""
        if new is None:
            return None
        self.current, self._is_certain = Device.met(new.key, new.group), True
        return self.current

    async def kept_for(self, name: str, typed: str) -> dict[str, Record | None]:
        """Return what to write down so that the device is found under all names of a person, if anything.

        Nothing where the vault cannot be read: the devices of others are in the same record.
        """
        if self.current is None:
            return {}
        try:
            record = await self._vault.read(SECTION)
        except VaultUnreadableError:
            return {}
        with_names = with_device(record, name, typed, self.current, self._address)
        return {SECTION: with_names} if with_names != record else {}
