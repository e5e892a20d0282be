"""Opening a pool's workplace with what it kept, by a passphrase where there is no keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core import tokens
from desktop.core.errors import StileError
from desktop.ui.passphrase import DeclinedError, Passphrases

if TYPE_CHECKING:
    from desktop.core.secret import Secret
    from desktop.profiles.profile import Profile
    from desktop.ui.house import AskPassphrase, House, Workplace

_WRONG = "wrong-passphrase"


async def opened(house: House, profile: Profile, passphrases: Passphrases) -> Workplace:
    """Open what is kept. Where nothing is kept under a passphrase, or it is not given, memory has to do."""
    return await _by(passphrases.known, house, profile)


async def unlocked(house: House, profile: Profile, place: Workplace) -> Workplace:
    """Move the tokens from memory to the keyring if it answers now; all stays as it is if not."""
    safe = await house.open(profile)
    return place if safe.vault.store == "memory" else await _moved(place, safe)


async def protected(house: House, profile: Profile, passphrases: Passphrases, place: Workplace) -> Workplace:
    """Move the tokens from memory to a store under a passphrase; all stays as it is if none is given."""

    async def new(_first_time: bool) -> Secret:  # noqa: FBT001 - the shape of the vault's question
        return await passphrases.ask(new=True)

    try:
        safe = await _by(new, house, profile)
    except DeclinedError:
        return place
    return await _moved(place, safe)


async def _moved(place: Workplace, safe: Workplace) -> Workplace:
    await safe.vault.write({tokens.SECTION: await place.vault.read(tokens.SECTION)})
    return safe


async def _by(ask: AskPassphrase, house: House, profile: Profile) -> Workplace:
    while True:
        try:
            return await house.open(profile, ask)
        except StileError as error:
            if error.code != _WRONG:
                raise
