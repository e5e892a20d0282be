"""The keys that a pool signs its tokens with: kept, and fetched again when a token names a new one."""

from __future__ import annotations

import contextlib
import json
import re
from typing import TYPE_CHECKING, Any, Protocol

from desktop.account.errors import TokenNotGenuineError
from desktop.core.cognito.errors import GarbledError
from desktop.core.cognito.pool_address import MEMBER, pool_address
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.clock import Clock
    from desktop.core.storage.vault import Vault

SECTION = "signing-keys"
"""The vault's section for the keys of a profile's pool."""

_MOST_KEYS = 20
_PAUSE = 60.0
"""Seconds between two fetches: tokens with made-up key ids must not become requests without end."""
_NUMBER = re.compile(r"[A-Za-z0-9_-]{1,1400}")


class KeySource(Protocol):
    """Where a pool publishes its keys."""

    async def key_set(self, pool_id: str) -> bytes:
        """Return the pool's key set as it is published. Raises a typed error of `core.cognito.errors`."""
        ...


class SigningKeys:
    """The keys of one pool, as JWKs by id. What was fetched once serves until a token names another key.

    `address` is where the pool is called, AWS's own endpoint if it is not given: keys that another address
    published vouch for nothing here, though it calls its pool the same.
    """

    def __init__(
        self, source: KeySource, vault: Vault, clock: Clock, pool_id: str, address: str | None = None
    ) -> None:
        self._address = address or pool_address(pool_id, None)
        self._source = source
        self._vault = vault
        self._clock = clock
        self._pool_id = pool_id
        self._fetched_at: float | None = None

    async def find(self, key_id: str) -> Mapping[str, str]:
        """Return one key.

        Raises TokenNotGenuineError if the pool has none of this id; else why it cannot be asked.
        """
        keys = await self._kept()
        if key_id not in keys:
            keys = await self._fetch()
        if key_id not in keys:
            raise TokenNotGenuineError("the pool has no such key")
        return keys[key_id]

    async def _kept(self) -> dict[str, dict[str, str]]:
        try:
            record = await self._vault.read(SECTION)
        except StorageError:
            return {}
        if record is None or (record.get("pool_id"), record.get(MEMBER)) != (self._pool_id, self._address):
            return {}
        return _sound(record.get("keys"))

    async def _fetch(self) -> dict[str, dict[str, str]]:
        now = self._clock.monotonic()
        if self._fetched_at is not None and now - self._fetched_at < _PAUSE:
            return {}
        keys = read_key_set(await self._source.key_set(self._pool_id))
        self._fetched_at = now
        with contextlib.suppress(StorageError):  # then they are fetched again
            await self._vault.write({SECTION: self._record(keys)})
        return keys

    def _record(self, keys: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
        return {"pool_id": self._pool_id, MEMBER: self._address, "keys": list(keys.values())}


def read_key_set(body: bytes) -> dict[str, dict[str, str]]:
    """Return the keys of a published set that can sign tokens, by id. Raises GarbledError if it is none."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise GarbledError("no key set") from None
    keys = _sound(found.get("keys") if isinstance(found, dict) else None)
    if not keys:
        raise GarbledError("a key set without keys")
    return keys


def _sound(listed: Any) -> dict[str, dict[str, str]]:  # noqa: ANN401 - JSON
    each = listed[:_MOST_KEYS] if isinstance(listed, list) else []
    keys = [key for key in map(_key, each) if key is not None]
    return {key["kid"]: key for key in keys}


def _key(value: object) -> dict[str, str] | None:
    """Return an RSA key for signatures, with only what a signature is checked by."""
    if not isinstance(value, dict) or value.get("kty") != "RSA" or value.get("use", "sig") != "sig":
        return None
    kid, numbers = value.get("kid"), [value.get("n"), value.get("e")]
    if not isinstance(kid, str) or value.get("alg", "RS256") != "RS256":
        return None
    if not all(isinstance(number, str) and _NUMBER.fullmatch(number) for number in numbers):
        return None
    return {"kid": kid, "kty": "RSA", "alg": "RS256", "n": str(numbers[0]), "e": str(numbers[1])}
