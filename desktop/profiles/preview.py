"""A profile as it is shown before somebody agrees to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core import words

if TYPE_CHECKING:
    from desktop.profiles.profile import Profile


def preview(profile: Profile) -> tuple[tuple[str, str], ...]:
    """Return what decides whether a profile can be trusted: names of rows, and their values."""
    rows = {
        "name": profile.name,
        "pool": profile.pool_id,
        "client": profile.client_id,
        "region": profile.region,
        "endpoint": profile.endpoint_url or words.say("preview.amazon"),
        "flow": profile.flow,
        "origin": profile.origin,
    }
    return tuple((words.say(f"preview.{name}"), value) for name, value in rows.items())
