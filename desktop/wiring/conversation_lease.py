"""The right to hold the one conversation of a profile, across processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.storage.vault import Lease
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext


def conversation_lease(context: AppContext, profile: Profile) -> Lease:
    """Return the right, which is not taken yet."""
    return context.lease("conversation", profile)
