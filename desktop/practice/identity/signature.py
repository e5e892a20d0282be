"""Who signed a request, as its head says. The signature itself is checked nowhere in practice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message

_CREDENTIAL = re.compile(r"Credential=([A-Z0-9a-z]{4,128})/")


@dataclass(frozen=True, slots=True)
class RequestSignature:
    """The access key's id, and the session token that came with it, empty if none did."""

    access_key_id: str
    session_token: str = field(default="", repr=False)


def signature_of(head: Message) -> RequestSignature | None:
    """Return who signed, None for a request without a signature."""
    written = head.get("Authorization")
    if written is None:
        return None
    found = _CREDENTIAL.search(written)
    return RequestSignature(found.group(1) if found else "", head.get("X-Amz-Security-Token", ""))
