"""What a security key is asked to sign: the few members of a pool's request that Cognito is known to send.

Everything else is left out. Extensions above all: they could read what a key keeps, or name a second site.
Bounds: https://www.w3.org/TR/webauthn-3/ for ids (1023 bytes); the rest is far above what pools send.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.core.sign_in.relying_party import is_site

MOST_CREDENTIALS = 64
_LONGEST_ID = 1364  # 1023 bytes in base64url
_LONGEST_CHALLENGE = 1368
_LONGEST_TIMEOUT = 600_000  # ten minutes in milliseconds; a session lives no longer than 15
_BASE64URL = re.compile(r"[A-Za-z0-9_-]+={0,2}")
_VERIFICATION = frozenset({"required", "preferred", "discouraged"})
_TRANSPORTS = frozenset({"usb", "nfc", "ble", "hybrid", "internal", "smart-card"})


@dataclass(frozen=True, slots=True)
class PasskeyRequest:
    """A request that may go to a key. `options` is PublicKeyCredentialRequestOptionsJSON for `rp_id`."""

    rp_id: str
    options: str


def read_request(wanted: Mapping[str, Any]) -> PasskeyRequest:
    """Return what of a pool's request may go to a key. Raises ValueError, which says what is wrong."""
    rp_id = wanted.get("rpId")
    if not isinstance(rp_id, str) or not is_site(rp_id):
        raise ValueError("rpId is no domain")
    options: dict[str, Any] = {
        "challenge": read_challenge(wanted),
        "rpId": rp_id,
        "allowCredentials": read_credentials(wanted.get("allowCredentials")),
        "userVerification": _verification(wanted.get("userVerification")),
        **read_timeout(wanted),
    }
    return PasskeyRequest(rp_id, json.dumps(options))


def kept_request(options: str) -> PasskeyRequest:
    """Return a request that was kept as text; ValueError if it is none."""
    wanted = json.loads(options)
    return read_request(wanted if isinstance(wanted, dict) else {})


def read_challenge(wanted: Mapping[str, Any]) -> str:
    """Return what is to be signed. Raises ValueError if it cannot be that."""
    challenge = wanted.get("challenge")
    if not _is_base64url(challenge, _LONGEST_CHALLENGE):
        raise ValueError("challenge is not of its form")
    return str(challenge)


def read_timeout(wanted: Mapping[str, Any]) -> dict[str, int]:
    """Return how long the pool waits, in milliseconds, if it says something sensible."""
    timeout = wanted.get("timeout")
    return {"timeout": timeout} if type(timeout) is int and 0 < timeout <= _LONGEST_TIMEOUT else {}


def read_credentials(value: object) -> list[dict[str, Any]]:
    """Return the passkeys that a request names. Raises ValueError for anything else than a list of them."""
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > MOST_CREDENTIALS:
        raise ValueError("allowCredentials is no list, or too long")
    return [_credential(each) for each in value]


def _credential(value: object) -> dict[str, Any]:
    if not isinstance(value, Mapping) or not _is_base64url(value.get("id"), _LONGEST_ID):
        raise ValueError("allowCredentials names something else than passkeys")
    named = value.get("transports")
    texts = [name for name in named if isinstance(name, str)] if isinstance(named, list) else []
    transports = [name for name in texts if name in _TRANSPORTS]
    credential = {"type": "public-key", "id": value["id"]}
    return {**credential, "transports": transports} if transports else credential


def _verification(value: object) -> str:
    """Return how the person has to prove themselves; what is not known means the default, as in browsers."""
    return value if isinstance(value, str) and value in _VERIFICATION else "preferred"


def _is_base64url(value: object, most: int) -> bool:
    return isinstance(value, str) and len(value) <= most and _BASE64URL.fullmatch(value) is not None
