"""Opening a pool with what is stored of it, by a passphrase where there is no keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.errors import StileError
from desktop.core.sign_in import token_set
from desktop.ui.account.passphrase_screen import PassphraseDeclinedError, PassphrasePrompt

if TYPE_CHECKING:
    from desktop.core.secret import Secret
    from desktop.profiles.profile import Profile
    from desktop.ui.app.profile_services import AskPassphrase, OpenedProfile, ProfileServices

_WRONG = "wrong-passphrase"


async def open_profile(
    profiles: ProfileServices, profile: Profile, passphrases: PassphrasePrompt
) -> OpenedProfile:
    """Open what is kept. Where nothing is kept under a passphrase, or it is not given, memory has to do."""
    return await _open_with(passphrases.known, profiles, profile)


async def open_to_keep(
    profiles: ProfileServices, profile: Profile, passphrases: PassphrasePrompt
) -> OpenedProfile:
    """Open what is kept to keep something for good: by the keyring, else by a passphrase, or a new one.

    Raises PassphraseDeclinedError.
    """

    async def known_or_new(first_time: bool) -> Secret:  # noqa: FBT001 - the shape of the vault's question
        return await passphrases.ask(new=first_time)

    return await _open_with(known_or_new, profiles, profile)


async def move_to_keyring(
    profiles: ProfileServices, profile: Profile, opened: OpenedProfile
) -> OpenedProfile:
    """Move the tokens from memory to the keyring if it answers now; all stays as it is if not."""
    safe = await profiles.open(profile)
    return opened if safe.vault.store == "memory" else await _move_tokens(opened, safe)


async def move_under_passphrase(
    profiles: ProfileServices, profile: Profile, passphrases: PassphrasePrompt, opened: OpenedProfile
) -> OpenedProfile:
    """Move the tokens from memory to a store under a passphrase; all stays as it is if none is given."""

    async def new(_first_time: bool) -> Secret:  # noqa: FBT001 - the shape of the vault's question
        return await passphrases.ask(new=True)

    try:
        safe = await _open_with(new, profiles, profile)
    except PassphraseDeclinedError:
        return opened
    return await _move_tokens(opened, safe)


async def _move_tokens(opened: OpenedProfile, safe: OpenedProfile) -> OpenedProfile:
    await safe.vault.write({token_set.SECTION: await opened.vault.read(token_set.SECTION)})
    return safe


async def _open_with(ask: AskPassphrase, profiles: ProfileServices, profile: Profile) -> OpenedProfile:
    while True:
        try:
            return await profiles.open(profile, ask)
        except StileError as error:
            if error.code != _WRONG:
                raise
