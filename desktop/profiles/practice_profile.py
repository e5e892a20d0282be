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
        }
    )
