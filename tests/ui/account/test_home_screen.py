"""What somebody sees who is signed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.account.account import AccountStatus
from desktop.ui.account.home_screen import HomeScreen
from tests.ui.stage import HEADING

if TYPE_CHECKING:
    from tests.ui.stage import Stage

BEN = AccountStatus("ben-4711", "", datetime(2026, 3, 2, 12, tzinfo=UTC), True, "keyring", "Ben")  # noqa: FBT003 - as it is read


@pytest.mark.parametrize(
    ("status", "title", "what_now"),
    [
        (BEN, "You're signed in, Ben.", "You can close this window."),
        (replace(BEN, given_name=""), "You're signed in, ben-4711.", "You can close this window."),
        (replace(BEN, store="memory"), "You're signed in, Ben.", "Leave this window open"),
    ],
)
def test_it_says_that_all_is_done_and_what_becomes_of_the_window(
    stage: Stage, status: AccountStatus, title: str, what_now: str
) -> None:
    stage.window.put(HomeScreen(status), HEADING)
    assert stage.text("title") == title
    assert stage.text("intro").startswith(what_now)
    assert stage.window.windowTitle().startswith("Signed in")


def test_what_few_look_for_is_folded_under_more(stage: Stage) -> None:
    stage.window.put(HomeScreen(BEN), HEADING)
    rest = ("journal", "guide", "support", "about", "for_admins")
    assert not any(map(stage.shows, rest))
    stage.click("more")
    assert all(map(stage.shows, rest))
    stage.click("more")
    assert not any(map(stage.shows, rest))
