"""The time line: day by day, how many came through and how many did not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QRectF, QSize, Qt

from desktop.ui.journal.chart import LEFT, RIGHT, Brush, Chart
from desktop.ui.widgets.local_time import short_day
from desktop.ui.widgets.texts import journal_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.journal.rates import StepRates

_HEIGHT, _TOP, _BOTTOM, _SCALE = 170, 12, 26, 34
_WIDEST = 46.0
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class Timeline(Chart):
    """A bar for each day; days without sign-ins are gaps."""

    def __init__(self) -> None:
        super().__init__("timeline", journal_text("timeline"))
        self._days: list[tuple[date, StepRates | None]] = []
        self.setFixedHeight(_HEIGHT)

    def show_days(self, days: Sequence[StepRates], first: str, last: str) -> None:
        """Show other days, from the first to the last."""
        known = {one.group: one for one in days}
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
        every = (begin + timedelta(days=n) for n in range((end - begin).days + 1))
        self._days = [(day, known.get(day.isoformat())) for day in every]
        self.setAccessibleDescription(" ".join(_spoken(day, one) for day, one in self._days if one))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the usual size."""
        return QSize(320, _HEIGHT)

    def paint(self, brush: Brush) -> None:
        """Paint the scale, the bars and some dates."""
        if not self._days:
            return
        most = max((one.reached for _, one in self._days if one), default=0) or 1
        floor = self.height() - _BOTTOM
        for share in (0, 0.5, 1):
            y = floor - share * (floor - _TOP)
            brush.line(_SCALE, self.width(), y)
            if share in {0, 1} or most > 1:
                brush.text(QRectF(0, y - 9, _SCALE - 8, 18), f"{most * share:g}", "muted", RIGHT, small=True)
        each = (self.width() - _SCALE) / len(self._days)
        for place, (_, one) in enumerate(self._days):
            if one:
                self._paint_day(brush, one, _SCALE + each * place, each, (floor - _TOP) / most)
        self._paint_dates(brush, each)

    def _paint_day(self, brush: Brush, one: StepRates, left: float, each: float, unit: float) -> None:
        wide = min(_WIDEST, max(1.0, each - (4 if each > 8 else 1)))  # noqa: PLR2004 - room between wide bars
        left += (each - wide) / 2
        floor = self.height() - _BOTTOM
        through, not_through = one.passed * unit, max(0, one.reached - one.passed) * unit
        brush.bar(QRectF(left, floor - through, wide, through), "accent")
        brush.bar(QRectF(left, floor - through - not_through, wide, not_through), "danger")

    def _paint_dates(self, brush: Brush, each: float) -> None:
        last = len(self._days) - 1
        top = self.height() - _BOTTOM + 4
        if last == 0:
            brush.text(
                QRectF(_SCALE, top, self.width() - _SCALE, 18),
                _date(self._days[0][0]),
                "muted",
                _CENTRE,
                small=True,
            )
            return
        brush.text(QRectF(_SCALE, top, 120, 18), _date(self._days[0][0]), "muted", LEFT, small=True)
        brush.text(
            QRectF(self.width() - 120, top, 120, 18), _date(self._days[last][0]), "muted", RIGHT, small=True
        )
        if last > 3:  # noqa: PLR2004 - a third date needs room
            middle = _SCALE + each * (last // 2 + 0.5)
            brush.text(
                QRectF(middle - 60, top, 120, 18),
                _date(self._days[last // 2][0]),
                "muted",
                _CENTRE,
                small=True,
            )


def _date(day: date) -> str:
    return short_day(QDate(day.year, day.month, day.day))


def _spoken(day: date, one: StepRates) -> str:
    return journal_text("day-told", day=_date(day), reached=one.reached, passed=one.passed)
