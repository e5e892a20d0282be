"""A profile as it is shown before somebody agrees to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core import words

if TYPE_CHECKING:
    from desktop.profiles.profile import Profile


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One thing to look at; `name` is stable."""

    name: str
    label: str
    value: str


def preview(profile: Profile) -> tuple[PreviewRow, ...]:
    """Return what decides whether a profile can be trusted."""
    rows = {
        "endpoint": profile.endpoint_url or words.say("preview.amazon"),
        "name": profile.name,
        "pool": profile.pool_id,
        "client": profile.client_id,
        "region": profile.region,
        "flow": profile.flow,
        "origin": profile.origin,
    }
    return tuple(PreviewRow(name, words.say(f"preview.{name}"), value) for name, value in rows.items())
