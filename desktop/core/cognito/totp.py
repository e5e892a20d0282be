"""Codes of an authenticator app. Source: RFC 6238 with its defaults, which are Cognito's."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct

_PERIOD = 30
_DIGITS = 6


def is_key(text: str) -> bool:
    """Say whether a text is a key as authenticator apps take it: Base32, spaces and case no matter."""
    try:
        return bool(_key(text))
    except ValueError:  # binascii.Error is one, and so is what a letter outside ASCII raises
        return False


def code(key: str, moment: float) -> str:
    """Return the code for a moment in seconds since 1970."""
    counter = struct.pack(">Q", int(moment) // _PERIOD)
    digest = hmac.new(_key(key), counter, hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    (number,) = struct.unpack(">I", digest[offset : offset + 4])
    return str((number & 0x7FFFFFFF) % 10**_DIGITS).zfill(_DIGITS)


def _key(text: str) -> bytes:
    plain = text.replace(" ", "").rstrip("=").upper()
    return base64.b32decode(plain + "=" * (-len(plain) % 8))
