"""Whether tokens are the pool's: signature, issuer, app client, use and time, by PyJWT and its keys."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.account.errors import TokenNotGenuineError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.account.signing_keys import SigningKeys
    from desktop.core.secret import Secret
    from desktop.core.sign_in.token_set import TokenKind, TokenSet

_ALGORITHM = "RS256"
"""The only one that Cognito signs with; a token does not choose."""
_LEEWAY = 60.0
"""Seconds by which the pool's servers may disagree with each other."""
_OPTIONS = {
    "require": ["exp", "iat", "iss", "sub", "token_use"],
    "verify_exp": False,
    "verify_iat": False,
    "verify_nbf": False,
    "verify_aud": False,
    "verify_iss": False,
}
"""What is left to `_check`: times by the pool's clock, and the client, whose claim depends on the use."""


@dataclass(frozen=True, slots=True)
class TokenIssuer:
    """What the tokens of a profile have to say: which pool issued them, and for which app client.

    `address` is what the service calls itself. It is empty for whatever stands in for the service at an
    address of its own: such call themselves as they like, so only the pool's id is compared.
    """

    pool_id: str
    client_id: str
    address: str = ""

    def issued(self, issuer: object) -> bool:
        """Say whether a token's `iss` is this pool."""
        if self.address:
            return issuer == f"{self.address}/{self.pool_id}"
        return isinstance(issuer, str) and issuer.rpartition("/")[2] == self.pool_id


class TokenProof:
    """Holds tokens against the keys of their pool. It loads PyJWT with the first token."""

    def __init__(self, keys: SigningKeys, issuer: TokenIssuer) -> None:
        self._keys = keys
        self._issuer = issuer

    async def claims_of(self, tokens: TokenSet, kind: TokenKind, now: datetime) -> Mapping[str, Any]:
        """Return the claims of a token, all of them proved. `now` is this machine's time.

        An ID token must also belong to the access token that came with it. Raises TokenNotGenuineError if
        the token is not this pool's, or its time is over; else why the pool's keys cannot be had.
        """
        claims = await self.claims(tokens.of(kind), kind, now.timestamp() + tokens.offset)
        if kind == "id":
            access = await self.claims(tokens.access, "access", now.timestamp() + tokens.offset)
            _insist(access["sub"] == claims["sub"], "the two tokens are of two people")
            _insist(_is_hash_of(claims.get("at_hash"), tokens.access), "at_hash is of another access token")
        return claims

    async def claims(self, token: Secret, kind: TokenKind, now: float) -> Mapping[str, Any]:
        """Return the claims of one token. `now` is the pool's time in seconds since 1970. Raises as above."""
        import jwt  # noqa: PLC0415 - few commands look into tokens

        try:
            key_id = jwt.get_unverified_header(token.reveal()).get("kid")
        except jwt.PyJWTError as error:
            raise TokenNotGenuineError(type(error).__name__) from None
        if not isinstance(key_id, str):
            raise TokenNotGenuineError("no key id")
        key = await self._keys.find(key_id)
        try:
            claims = jwt.decode(
                token.reveal(),
                jwt.PyJWK(dict(key), _ALGORITHM).key,
                algorithms=[_ALGORITHM],
                options=_OPTIONS,  # type: ignore[arg-type]  # PyJWT's own type of it has no public name
            )
        except jwt.PyJWTError as error:
            raise TokenNotGenuineError(type(error).__name__) from None
        self._check(claims, kind, now)
        return claims

    def _check(self, claims: Mapping[str, Any], kind: TokenKind, now: float) -> None:
        _insist(self._issuer.issued(claims["iss"]), "of another pool")
        _insist(claims["token_use"] == kind, "a token of another use")
        client = claims.get("aud" if kind == "id" else "client_id")
        _insist(client == self._issuer.client_id, "of another app client")
        ends, issued, begins = (claims.get(name, now) for name in ("exp", "iat", "nbf"))
        _insist(all(type(moment) in {int, float} for moment in (ends, issued, begins)), "a time is no number")
        _insist(now < ends + _LEEWAY, "it has ended")
        _insist(max(issued, begins) <= now + _LEEWAY, "it begins later")


def _insist(condition: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as the sentence it is
    if not condition:
        raise TokenNotGenuineError(otherwise)


def _is_hash_of(said: object, access: Secret) -> bool:
    """Say whether `at_hash` is the access token's, where there is one (OpenID Connect Core, 3.1.3.6)."""
    if said is None:
        return True
    half = hashlib.sha256(access.reveal().encode()).digest()[:16]
    wanted = base64.urlsafe_b64encode(half).rstrip(b"=").decode()
    return isinstance(said, str) and hmac.compare_digest(said.encode(), wanted.encode())
