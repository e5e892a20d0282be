"""The funnel: how many sign-ins came to each step, and how many came through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize

from desktop.ui.journal.chart import RIGHT, Brush, Chart
from desktop.ui.journal.journal_texts import step_name
from desktop.ui.widgets.texts import journal_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.journal.rates import StepRates

_ROW, _BAR, _LEGEND, _NARROWEST = 52, 16, 30, 320
_KEY = (
    ("accent", "came-through"),
    ("caution", "recovered"),
    ("danger", "went-away"),
    ("line", "still-there"),
)


class Funnel(Chart):
    """A bar for each step, in the order of a sign-in.

    The whole bar is who reached the step. Of it the first part came through, the second came through after
    something was lost, and what is left went away or is still there.
    """

    def __init__(self) -> None:
        super().__init__("funnel", journal_text("funnel"))
        self._steps: Sequence[StepRates] = ()

    def show_steps(self, steps: Sequence[StepRates]) -> None:
        """Show other steps."""
        self._steps = steps
        self.setAccessibleDescription(" ".join(_spoken(one) for one in steps))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of all rows."""
        return QSize(_NARROWEST, _ROW * max(1, len(self._steps)) + _LEGEND)

    def paint(self, brush: Brush) -> None:
        """Paint a row for each step and the legend."""
        most = max((one.reached for one in self._steps), default=1) or 1
        for place, one in enumerate(self._steps):
            self._paint_row(brush, one, _ROW * place, most)
        if self._steps:
            brush.legend(_KEY, _ROW * len(self._steps) + 6)

    def _paint_row(self, brush: Brush, one: StepRates, top: int, most: int) -> None:
        wide = self.width()
        brush.text(QRectF(0, top, wide * 0.6, 22), step_name(one.step), strong=True)
        count = journal_text("passed-of", passed=one.passed, reached=one.reached)
        brush.text(QRectF(wide * 0.5, top, wide * 0.5, 22), count, align=RIGHT)
        share = wide / most
        whole = QRectF(0, top + 24, one.reached * share, _BAR)
        smooth = one.passed - one.recovered
        brush.bar(whole, "line")
        brush.bar(
            QRectF(0, top + 24, one.abandoned * share, _BAR).translated(
                (one.reached - one.abandoned) * share, 0
            ),
            "danger",
        )
        brush.bar(QRectF(0, top + 24, one.passed * share, _BAR), "caution")
        brush.bar(QRectF(0, top + 24, smooth * share, _BAR), "accent")


def _spoken(one: StepRates) -> str:
    return journal_text(
        "step-told",
        step=step_name(one.step),
        reached=one.reached,
        passed=one.passed,
        recovered=one.recovered,
        abandoned=one.abandoned,
    )
