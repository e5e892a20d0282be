"""ID tokens that a browser's sign-in brought, held against the keys of the pool: for the conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.account.errors import TokenNotGenuineError
from desktop.core.sign_in.browser_errors import NotOurTokenError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.account.token_proof import TokenProof
    from desktop.core.sign_in.token_set import TokenSet


class IdTokenProof:
    """core.sign_in.system_browser.IdProof by the account's proof of tokens."""

    def __init__(self, proof: TokenProof) -> None:
        self._proof = proof

    async def claims_of(self, tokens: TokenSet, now: datetime) -> Mapping[str, Any]:
        """Return the proved claims of the ID token; see IdProof."""
        try:
            return await self._proof.claims_of(tokens, "id", now)
        except TokenNotGenuineError as error:
            raise NotOurTokenError(error.detail) from None
