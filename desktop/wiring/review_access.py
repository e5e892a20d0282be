"""Where reviews are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.storage.review_repository import ReviewRepository
    from desktop.wiring.app_context import AppContext


def review_repository(context: AppContext, profile: str) -> ReviewRepository:
    """Return the reviews of a profile's pool, by the profile's name."""
    from desktop.storage.review_repository import ReviewRepository  # noqa: PLC0415 - adapters are loaded when needed

    return ReviewRepository(context.folders, context.platform, profile)
