"""Times as people of a place write them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QLocale

from desktop.ui.widgets.local_time import short_day, short_time

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = datetime(2024, 2, 3, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _language_given_back() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("language", "day"),
    [("C", "2024-02-03"), ("de_DE", "03.02.24"), ("en_US", "2/3/24"), ("sv_SE", "2024-02-03")],
)
def test_days_are_in_the_order_of_the_place_or_iso(language: str, day: str) -> None:
    QLocale.setDefault(QLocale(language))
    assert short_day(QDate(2024, 2, 3)) == day
    assert short_time(NOON).startswith(day)
