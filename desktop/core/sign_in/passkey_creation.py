"""What a security key is asked to make a passkey from: the few members that a pool is known to send.

As with what is signed (`passkey_request`), everything else is left out, extensions above all, and no
attestation is asked for: it would tell the pool which key this is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.core.cognito import reply_values as values
from desktop.core.sign_in.passkey_request import read_challenge, read_credentials, read_timeout
from desktop.core.sign_in.relying_party import is_site

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_HANDLE = 88  # 64 bytes in base64url, by https://www.w3.org/TR/webauthn-3/#user-handle
_ALGORITHMS = (-7, -257, -8)
"""COSE numbers of signatures that keys make: ES256, RS256, EdDSA."""
_RESIDENCE = frozenset({"required", "preferred", "discouraged"})


@dataclass(frozen=True, slots=True)
class PasskeyCreation:
    """A request that may go to a key. `options` is PublicKeyCredentialCreationOptionsJSON for `rp_id`."""

    rp_id: str
    options: str


def read_creation(wanted: Mapping[str, Any]) -> PasskeyCreation:
    """Return what of a pool's request may go to a key. Raises ValueError, which says what is wrong."""
    site, user = values.structure(wanted.get("rp")), values.structure(wanted.get("user"))
    rp_id, selection = site.get("id"), values.structure(wanted.get("authenticatorSelection"))
    if not isinstance(rp_id, str) or not is_site(rp_id):
        raise ValueError("rp.id is no domain")
    options: dict[str, Any] = {
        "rp": {"id": rp_id, "name": values.shown_text(site.get("name")) or rp_id},
        "user": {
            "id": values.needed_text(user, "id", _LONGEST_HANDLE),
            "name": values.shown_text(user.get("name")),
            "displayName": values.shown_text(user.get("displayName")),
        },
        "challenge": read_challenge(wanted),
        "pubKeyCredParams": _algorithms(wanted.get("pubKeyCredParams")),
        "excludeCredentials": read_credentials(wanted.get("excludeCredentials")),
        "authenticatorSelection": _selection(selection),
        "attestation": "none",
        **read_timeout(wanted),
    }
    return PasskeyCreation(rp_id, json.dumps(options))


def _algorithms(value: object) -> list[dict[str, Any]]:
    listed = value if isinstance(value, list) else []
    offered = {
        each.get("alg") for each in listed[:50] if isinstance(each, dict) and type(each.get("alg")) is int
    }
    known = [number for number in _ALGORITHMS if number in offered]
    if not known:
        raise ValueError("pubKeyCredParams names nothing that keys can make")
    return [{"type": "public-key", "alg": number} for number in known]


def _selection(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return how the passkey is to be kept and guarded; what is not known means the default."""
    residence, verification = said.get("residentKey"), said.get("userVerification")
    must = values.is_true(said.get("requireResidentKey")) or residence == "required"
    known = residence if isinstance(residence, str) and residence in _RESIDENCE else "preferred"
    guarded = isinstance(verification, str) and verification in _RESIDENCE
    return {
        "residentKey": "required" if must else known,
        "requireResidentKey": must,
        "userVerification": verification if guarded else "preferred",
    }
