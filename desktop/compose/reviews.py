"""Where reviews are kept, laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.compose import folders, platform

if TYPE_CHECKING:
    from desktop.keep.reviews import Reviews
    from desktop.profiles.profile import Profile


def kept_reviews(profile: Profile) -> Reviews:
    """Return the reviews of a profile's pool."""
    from desktop.keep.reviews import Reviews  # noqa: PLC0415 - adapters are loaded when needed

    return Reviews(folders(), platform(), profile.name)
