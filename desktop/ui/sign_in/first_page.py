"""The first page, shown before the conversation that takes its answer is loaded.

Every sign-in without a kept step begins with the same page. It needs no keyring, no network and no event
loop, so the person can type while all of these are made ready.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.conversation.first_ask import first_ask
from desktop.core.steps.opening import BrowserSignIn
from desktop.profiles.profile import ACCOUNT_MARK
from desktop.ui.sign_in.shell import Shell
from desktop.ui.sign_in.window_view import WindowView
from desktop.ui.widgets.heading import Heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.steps.base import Step
    from desktop.profiles.profile import Profile
    from desktop.ui.app.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class FirstPage:
    """A pool whose first page is shown, and the view that remembers what the person does meanwhile."""

    profile: Profile
    shell: Shell
    view: WindowView


def ways_beside(profile: Profile) -> tuple[Step, ...]:
    """Return the first steps that a profile offers beside its flow's own: the browser, a new account."""
    ways: list[Step] = [BrowserSignIn()] if profile.offers_browser else []
    if profile.sign_up:
        from desktop.core.steps.account import SignUp  # noqa: PLC0415 - few profiles offer it

        ways.append(SignUp(profile.sign_up, profile.policy))
    return tuple(ways)


def show_first_page(window: MainWindow, profile: Profile, username: str, *, has_others: bool) -> FirstPage:
    """Show the first page of a pool of which nothing is kept here; `has_others`: with the way to them."""
    shell = Shell(ways=ways_beside(profile))
    if has_others:
        shell.offer_other_pool()
    window.left_alone.connect(shell.forget_secrets)
    window.put(shell, Heading.of(profile))
    return FirstPage(profile, shell, WindowView(shell, first_ask(profile.flow, username)))


def profile_to_open(
    profiles: Sequence[Profile], name: str | None, default: str | None, chosen: str | None
) -> Profile | None:
    """Return the pool that a start leads to: the one that was named, was chosen, or is the only one there.

    With the name comes that of an account, if one was named. The only one that came from a file opens by
    itself once the person has made it the default.
    """
    wanted, _, account = (name or "").partition(ACCOUNT_MARK)
    if account and not wanted:
        wanted = default or ""
    for known in (wanted, chosen):
        named = next((profile for profile in profiles if profile.name == known), None)
        if named:
            return _of_account(named, account)
    if len(profiles) != 1:
        return None
    only = profiles[0]
    return _of_account(only, account) if not only.origin or only.name == default else None


def _of_account(profile: Profile | None, account: str) -> Profile | None:
    if profile is None or not account:
        return profile
    from desktop.profiles.account_profile import with_account  # noqa: PLC0415 - few have several

    return with_account(profile, account)
