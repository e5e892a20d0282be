"""What a start shows before there is an event loop: the first page, where nothing can change what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.errors import StileError
from desktop.ui.sign_in.first_page import profile_to_open, show_first_page
from desktop.wiring.language import apply_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.conversation.request import SignInRequest
    from desktop.profiles.profile import Profile
    from desktop.ui.app.main_window import MainWindow
    from desktop.ui.sign_in.first_page import FirstPage
    from desktop.wiring.app_context import AppContext


def show_first_page_at_start(
    context: AppContext, window: MainWindow, name: str | None, request: SignInRequest | None
) -> FirstPage | None:
    """Show the first page of the pool that this start leads to; None where that takes more than a look.

    A kept step or kept tokens need the keyring; an endpoint of its own may be a practice pool, which has a
    panel beside the page. What is wrong with the list of profiles is shown by the next reader of it.
    """
    apply_language(context)
    if request and (request.forgot_password or request.sign_up):
        return None
    try:
        repository, profiles = context.profile_repository(), ordered_profiles(context)
        profile = profile_to_open(profiles, name, repository.default, repository.chosen)
    except (OSError, StileError):
        return None
    if profile is None or profile.endpoint_url is not None or context.folders.holds(profile.vault_name):
        return None
    username = request.username if request else ""
    return show_first_page(window, profile, username, has_others=len(profiles) > 1)


def ordered_profiles(context: AppContext) -> Sequence[Profile]:
    """Return the profiles of this user, the default one first. Blocks for the file."""
    repository = context.profile_repository()
    default = repository.default
    return sorted(repository.profiles(), key=lambda profile: profile.name != default)
