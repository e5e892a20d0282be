"""The format of a sealed file.

    8   magic
    2   version, big-endian
    8   key id
    8   generation, big-endian: counts the writes
    1+n backend: what holds the key, UTF-8
    1+n derivation: what the key was derived with, empty for a random key
    12  nonce
    n   AES-256-GCM ciphertext with its tag; everything above, and the scope, is authenticated with it

The scope, a profile's name, is not in the file: a file moved to another profile does not open there.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

if TYPE_CHECKING:
    from desktop.storage.keys import Key

MAGIC = b"\x89STILE\r\n"
VERSION = 1
_VERSION_AT = struct.Struct(">8sH")
_FIXED = struct.Struct(">8sH8sQ")
_NONCE_BYTES = 12


class SealError(Exception):
    """A sealed file cannot be opened."""


class DamagedError(SealError):
    """It is no sealed file, or not as it was written."""


class NewerError(SealError):
    """A newer Stile wrote it."""


class KeyChangedError(SealError):
    """It was sealed with another key, whose id is given."""

    def __init__(self, key_id: bytes) -> None:
        super().__init__(key_id.hex())
        self.key_id = key_id


@dataclass(frozen=True, slots=True)
class SealHeader:
    """What a sealed file says in the clear; `length` is how many bytes of it do."""

    key_id: bytes
    generation: int
    backend: str
    derivation: bytes
    length: int


@dataclass(frozen=True, slots=True)
class UnsealedRecords:
    """What a sealed file holds."""

    generation: int
    plain: bytes = field(repr=False)


def seal(plain: bytes, key: Key, generation: int, scope: str) -> bytes:
    """Return the bytes of a sealed file."""
    fixed = _FIXED.pack(MAGIC, VERSION, key.id, generation)
    header = fixed + _counted(key.backend.encode()) + _counted(key.derivation)
    nonce = os.urandom(_NONCE_BYTES)
    return header + nonce + AESGCM(key.value).encrypt(nonce, plain, header + scope.encode())


def unseal(blob: bytes, key: Key, scope: str) -> UnsealedRecords:
    """Return what a sealed file holds. Raises a SealError."""
    header = read_header(blob)
    if header.key_id != key.id:
        raise KeyChangedError(header.key_id)
    clear, sealed = blob[: header.length], blob[header.length :]
    nonce, ciphertext = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        plain = AESGCM(key.value).decrypt(nonce, ciphertext, clear + scope.encode())
    except (InvalidTag, ValueError) as error:
        raise DamagedError("the tag does not fit") from error
    return UnsealedRecords(header.generation, plain)


def read_header(blob: bytes) -> SealHeader:
    """Return a file's header; only opening the file tells whether it is genuine. Raises a SealError."""
    if blob[: len(MAGIC)] != MAGIC or len(blob) < _VERSION_AT.size:
        raise DamagedError("no sealed file")
    version = _VERSION_AT.unpack_from(blob)[1]
    if version > VERSION:
        raise NewerError(f"version {version}")
    if version != VERSION or len(blob) < _FIXED.size:
        raise DamagedError("no header")
    _, _, key_id, generation = _FIXED.unpack_from(blob)
    backend, after = _take(blob, _FIXED.size)
    derivation, length = _take(blob, after)
    return SealHeader(key_id, generation, backend.decode(errors="replace"), derivation, length)


def _counted(part: bytes) -> bytes:
    return bytes([len(part)]) + part


def _take(blob: bytes, start: int) -> tuple[bytes, int]:
    """Return a counted part and where it ends."""
    end = start + 1 + (blob[start] if start < len(blob) else 0)
    if end > len(blob):
        raise DamagedError("cut short")
    return blob[start + 1 : end], end
