"""What a person reads of a lock that their own mistakes bring on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli.views import json_events
from desktop.core import words

if TYPE_CHECKING:
    from tests.conversation.walker import Walker, Walking


def fail(walker: Walker, times: int = 1, name: str = "") -> None:
    for _ in range(times):
        walker.answer(username=name or walker.person.username, password="Not-The-One-1")


def said(walker: Walker) -> str:
    assert walker.asked.problem is not None
    return words.sentence(walker.asked.problem)


def test_the_last_tries_before_a_lock_are_counted_aloud(walk: Walking) -> None:
    walker = walk("plain")
    fail(walker, 2)
    assert "locked" not in said(walker)
    fail(walker)
    assert "After 2 more wrong tries the account is locked" in said(walker)
    fail(walker)
    assert "After one more wrong try the account is locked" in said(walker)
    assert json_events.ask(walker.asked, 1)["problem"]["attempts_left"] == 1


def test_the_lock_is_told_with_its_length_as_soon_as_it_is_there(walk: Walking) -> None:
    walker = walk("plain")
    fail(walker, 5)
    assert "try again in 1 second" in said(walker)
    walker.happen("advance", 1)
    fail(walker)
    assert "try again in 2 seconds" in said(walker)
    assert json_events.ask(walker.asked, 1)["problem"]["seconds"] == 2
    walker.happen("advance", 0.5)
    walker.sign_in()
    assert walker.problem == "locked-out"
    assert said(walker).endswith("Try again in 2 seconds.")
    walker.happen("advance", 2)
    walker.sign_in()
    assert walker.signed_in is not None


def test_another_name_has_a_count_of_its_own(walk: Walking) -> None:
    walker = walk("plain")
    fail(walker, 4)
    fail(walker, name="somebody-else")
    assert "locked" not in said(walker)


def test_an_hourly_limit_and_a_daily_one_say_how_long(walk: Walking) -> None:
    walker = walk("plain")
    for text, length in (
        ("Attempt limit exceeded, please try", "an hour"),
        ("Exceeded daily email limit", "tomorrow"),
    ):
        limit = {"operation": "*", "do": "error", "error": "LimitExceededException", "message": text}
        walker.happen("fault", limit)
        walker.sign_in()
        assert walker.problem == "limit-exceeded"
        assert length in said(walker)
