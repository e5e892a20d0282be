"""The site that a passkey is for: its relying party id, which a pool names and a profile pins.

The id becomes part of what a security key signs, so a pool that could choose it freely would get proofs for
other people's sites. It is a valid domain string (https://www.w3.org/TR/webauthn-3/#rp-id), in the form in
which it is signed: lower case, other scripts as punycode. It is never decoded to be shown, so that no letter
looks like another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from desktop.core.cognito.pool_address import MEMBER, is_for

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTION = "relying-party"
"""The vault's section: `{"rp_id": ..., "pool_address": ...}`.

It is the site that a person confirmed and a key has signed for, and for which pool.
"""

LOCAL = "localhost"
_LONGEST = 253
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


def is_site(text: str) -> bool:
    """Say whether this can be a relying party id: a domain below another, no address, pattern or port."""
    labels = text.split(".")
    if len(text) > _LONGEST or not all(_LABEL.fullmatch(label) for label in labels):
        return False
    return text == LOCAL or (len(labels) > 1 and not labels[-1].isdecimal() and labels[-1][:2] != "0x")


def known_site(record: Mapping[str, Any] | None, address: str) -> str:
    """Return the site that a record holds for the pool at an address, empty if it holds none."""
    site = record.get("rp_id") if record and is_for(record.get(MEMBER), address) else None
    return site if isinstance(site, str) and is_site(site) else ""


def site_record(rp_id: str, address: str) -> dict[str, Any]:
    """Return the record of a site, for the pool at an address."""
    return {"rp_id": rp_id, MEMBER: address}
