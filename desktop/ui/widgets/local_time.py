"""Times as people of this place write them; where no place is set, as ISO 8601 has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QLocale

if TYPE_CHECKING:
    from datetime import datetime

_SHORT = QLocale.FormatType.ShortFormat


def short_time(when: datetime) -> str:
    """Return a time in short form: today only the hour."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    if local.date() == QDateTime.currentDateTime().date():
        return QLocale().toString(local.time(), "HH:mm" if _is_nowhere() else _SHORT)
    return short_moment(local)


def short_moment(when: QDateTime) -> str:
    """Return a day and a time in short form."""
    return when.toString("yyyy-MM-dd HH:mm") if _is_nowhere() else QLocale().toString(when, _SHORT)


def short_day(when: QDate) -> str:
    """Return a day in short form."""
    return when.toString("yyyy-MM-dd") if _is_nowhere() else QLocale().toString(when, _SHORT)


def _is_nowhere() -> bool:
    """Say whether the language is C, whose days Qt writes with blanks between the numbers."""
    return QLocale().language() is QLocale.Language.C
