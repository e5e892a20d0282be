"""Where reviews are kept, laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.wiring import folders, platform

if TYPE_CHECKING:
    from desktop.storage.review_repository import ReviewRepository


def review_repository(profile: str) -> ReviewRepository:
    """Return the reviews of a profile's pool, by the profile's name."""
    from desktop.storage.review_repository import ReviewRepository  # noqa: PLC0415 - adapters are loaded when needed

    return ReviewRepository(folders(), platform(), profile)
