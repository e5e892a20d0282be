"""What a start shows before there is an event loop: the first page, where nothing can change what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import compose
from desktop.compose.language import speak_as_told
from desktop.core.errors import StileError
from desktop.ui.arrival import arrive, destination

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.conversation.request import SignInRequest
    from desktop.profiles.profile import Profile
    from desktop.ui.arrival import Arrival
    from desktop.ui.window import Window


def welcome(window: Window, name: str | None, wish: SignInRequest | None) -> Arrival | None:
    """Show the first page of the pool that this start leads to; None where that takes more than a look.

    A kept step or kept tokens need the keyring; an endpoint of its own may be a practice pool, which has a
    panel beside the page. What is wrong with the list of profiles is told by who reads it next.
    """
    speak_as_told()
    if wish and (wish.forgot_password or wish.sign_up):
        return None
    try:
        profile = destination(ordered_profiles(), name, compose.profile_book().default)
    except (OSError, StileError):
        return None
    if profile is None or profile.endpoint_url is not None or compose.folders().holds(profile.vault_name):
        return None
    return arrive(window, profile, wish.username if wish else "")


def ordered_profiles() -> Sequence[Profile]:
    """Return the profiles of this user, the default one first. Blocks for the file."""
    book = compose.profile_book()
    default = book.default
    return sorted(book.profiles(), key=lambda profile: profile.name != default)
