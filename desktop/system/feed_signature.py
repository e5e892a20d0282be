"""Whether the update feed is signed by who made this build: Ed25519."""

from __future__ import annotations

import base64
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class BadSignatureError(ValueError):
    """The feed is not signed with the key of this build."""


def signed_payload(feed: bytes, key: str) -> bytes:
    """Return the payload of a feed; nothing of it is read before its signature was proved.

    `key` is the public key in base64. Raises BadSignatureError, or ValueError where the feed is none.
    """
    envelope = json.loads(feed)
    if not isinstance(envelope, dict):
        raise ValueError("the feed is no object")  # noqa: TRY004 - as every other wrong feed
    payload, signature = (
        base64.b64decode(str(envelope.get(name)), validate=True) for name in ("payload", "signature")
    )
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
    try:
        public.verify(signature, payload)
    except InvalidSignature:
        raise BadSignatureError("signed by somebody else, or changed on the way") from None
    return payload
