"""What of a profile may be shown to those who help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.profiles.parsing import to_plain

if TYPE_CHECKING:
    from desktop.profiles.profile import Profile


def shareable(profile: Profile) -> dict[str, Any]:
    """Return a profile's values, without what it sends to the pool's triggers: that may be anything."""
    plain = to_plain(profile)
    if "client_metadata" in plain:
        plain["client_metadata"] = sorted(plain["client_metadata"])
    return plain
