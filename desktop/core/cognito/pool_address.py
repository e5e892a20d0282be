"""Where a pool is called: kept with whatever may be sent to that pool and to nobody else.

A profile's endpoint can be changed, by a slip, a file or somebody's advice. Tokens, a device and the site of
passkeys are then another address's, also where pool and app client are called the same.
"""

from __future__ import annotations

MEMBER = "pool_address"
"""What it is called in kept records."""


def pool_address(pool_id: str, endpoint_url: str | None) -> str:
    """Return the address of a pool: its id alone where AWS's own endpoint is called."""
    return f"{endpoint_url.rstrip('/')}/{pool_id}" if endpoint_url else pool_id


def is_for(kept: object, address: str) -> bool:
    """Say whether what was kept with an address may be sent to this one.

    Older versions kept none. What they kept goes to AWS's own endpoints, where TLS tells who answers, and
    nowhere else.
    """
    return kept == address if kept is not None else "/" not in address
