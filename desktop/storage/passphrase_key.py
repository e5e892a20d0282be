"""A key from a passphrase, for computers without a keyring."""

from __future__ import annotations

import hashlib
import os
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.storage.keys import KEY_BYTES, Key
from desktop.storage.seal import DamagedError

if TYPE_CHECKING:
    from desktop.core.secret import Secret

_SALT_BYTES = 16
_PACKED = struct.Struct(">BBB16s")
_MOST_LOG2_N, _MOST_R, _MOST_P = 20, 16, 4
_MOST_MEMORY = 1024**3
_BACKEND = "passphrase"


@dataclass(frozen=True, slots=True)
class ScryptCost:
    """How hard a guess is: it takes 128 * r * 2**log2_n bytes, p times."""

    log2_n: int
    r: int
    p: int


STRONG = ScryptCost(log2_n=17, r=8, p=1)
"""128 MB and half a second: the least that OWASP's password storage cheat sheet asks for."""


def new_key(passphrase: Secret, cost: ScryptCost) -> Key:
    """Return a key for a new file, with a salt of its own. Takes its time."""
    return _derived(passphrase, _PACKED.pack(cost.log2_n, cost.r, cost.p, os.urandom(_SALT_BYTES)))


def derived_key(passphrase: Secret, derivation: bytes) -> Key:
    """Return the key of an old file from what its header says. Takes its time. Raises DamagedError."""
    check_derivation(derivation)
    return _derived(passphrase, derivation)


def check_derivation(derivation: bytes) -> None:
    """Raise DamagedError for parameters that no Stile writes: they must not ask for all memory there is."""
    if len(derivation) != _PACKED.size:
        raise DamagedError("no parameters of a passphrase")
    log2_n, r, p, _ = _PACKED.unpack(derivation)
    known = 1 <= log2_n <= _MOST_LOG2_N and 1 <= r <= _MOST_R and 1 <= p <= _MOST_P
    if not known or _memory(log2_n, r) > _MOST_MEMORY:
        raise DamagedError("absurd parameters of a passphrase")


def _derived(passphrase: Secret, derivation: bytes) -> Key:
    log2_n, r, p, salt = _PACKED.unpack(derivation)
    value = hashlib.scrypt(
        passphrase.reveal().encode(),
        salt=salt,
        n=2**log2_n,
        r=r,
        p=p,
        maxmem=2 * _memory(log2_n, r) + 2**20,
        dklen=KEY_BYTES,
    )
    return Key(value, _BACKEND, derivation)


def _memory(log2_n: int, r: int) -> int:
    return int(128 * 2**log2_n * r)
