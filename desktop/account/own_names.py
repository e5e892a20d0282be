"""The names of whoever is signed in, as their pool knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.account import held_tokens

if TYPE_CHECKING:
    from desktop.core.storage.vault import Vault

_CLAIMS = ("sub", "cognito:username", "email", "phone_number")


async def own_names(vault: Vault) -> tuple[str, ...]:
    """Return every name that the kept tokens have for their person, none if there are no tokens.

    Tokens that have ended count: whoever they were given to is still the one who works here. Raises
    VaultUnreadableError.
    """
    held = await held_tokens.read(vault)
    if held is None:
        return ()
    claims = held.tokens.claims()
    names = (held.tokens.username, *(claims.get(claim) for claim in _CLAIMS))
    return tuple(name for name in names if isinstance(name, str) and name)
