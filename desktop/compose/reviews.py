"""Where reviews are kept, laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.compose import folders, platform

if TYPE_CHECKING:
    from desktop.keep.reviews import Reviews


def kept_reviews(profile: str) -> Reviews:
    """Return the reviews of a profile's pool, by the profile's name."""
    from desktop.keep.reviews import Reviews  # noqa: PLC0415 - adapters are loaded when needed

    return Reviews(folders(), platform(), profile)
