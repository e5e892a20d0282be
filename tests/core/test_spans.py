"""Lengths of time in one unit."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.core.spans import ago, span


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(seconds=5), "1 minute"),
        (timedelta(minutes=59), "59 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=47), "47 hours"),
        (timedelta(days=2), "2 days"),
        (timedelta(days=20), "20 days"),
        (timedelta(days=21), "3 weeks"),
        (timedelta(days=60), "2 months"),
        (timedelta(days=729), "24 months"),
        (timedelta(days=730), "2 years"),
    ],
)
def test_a_length_is_said_in_the_unit_that_says_enough(length: timedelta, said: str) -> None:
    assert span(length) == said


def test_what_is_past_is_ago() -> None:
    assert ago(timedelta(seconds=-3)) == "just now"
    assert ago(timedelta(days=1)) == "24 hours ago"
