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


def preview(profile: Profile, unsure_domain: str = "") -> tuple[PreviewRow, ...]:
    """Return what decides whether a profile can be trusted.

    `unsure_domain` is a page that the profile gets only if the person agrees to it.
    """
    unsure = words.say("preview.page-unsure", domain=unsure_domain) if unsure_domain else ""
    rows = {
        "endpoint": profile.endpoint_url or words.say("preview.amazon"),
        "name": profile.name,
        "pool": profile.pool_id,
        "client": profile.client_id,
        "region": profile.region,
        "flow": profile.flow,
        "page": profile.domain or unsure,
        "origin": profile.origin,
    }
    told = {name: value for name, value in rows.items() if value or name != "page"}
    return tuple(PreviewRow(name, words.say(f"preview.{name}"), value) for name, value in told.items())
