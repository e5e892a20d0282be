"""The profile of a practice pool."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.profiles.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.sign_in.settings import Flow
    from desktop.profiles.profile import Profile

NAME = "practice"


def practice_profile(hello: Mapping[str, Any], flow: Flow = "srp") -> Profile:
    """Return the profile of the default pool of what a practice server says about itself."""
    return parse(
        {
            "name": NAME,
            "pool_id": hello["pool_id"],
            "client_id": hello["clients"][flow],
            "region": hello["region"],
            "flow": flow,
            "endpoint_url": hello["endpoint"],
            "identity_pool_id": _identity_pool(hello),
        }
    )


def _identity_pool(hello: Mapping[str, Any]) -> str:
    """Return the identity pool of the default pool; older servers do not name it."""
    of_pools = {pool["pool_id"]: pool.get("identity_pool_id", "") for pool in hello.get("pools", ())}
    return str(of_pools.get(hello["pool_id"], ""))
