"""The funnel and the time line, with the table that says the same in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.journal.funnel import Funnel
from desktop.ui.journal.journal_texts import seconds, step_name
from desktop.ui.journal.text_table import TextTable
from desktop.ui.journal.timeline import Timeline
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.texts import journal_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from desktop.journal.overview import JournalOverview
    from desktop.journal.rates import StepRates

_COLUMNS = (
    "step",
    "reached",
    "passed",
    "refused",
    "lost",
    "recovered",
    "abandoned",
    "person",
    "service",
)
_MOST_ROWS = 8


class OverviewPanel(QWidget):
    """What the journal's window shows first."""

    def __init__(self) -> None:
        super().__init__()
        self._funnel = Funnel()
        self._timeline = Timeline()
        self._days_title = label(journal_text("timeline"), name="timeline_title", strong=True)
        self.table = TextTable(
            "rates",
            journal_text("rates"),
            [journal_text(f"column-{name}") for name in _COLUMNS],
            numbers_from=1,
            wide=0,
        )
        self._pictures = self._laid_out()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_scrolled(self._pictures), 1)
        column.addWidget(self.table)

    def _laid_out(self) -> QWidget:
        pictures = QWidget()
        pictures.setObjectName("pictures")
        column = QVBoxLayout(pictures)
        column.setContentsMargins(24, 18, 24, 12)
        column.setSpacing(10)
        column.addWidget(label(journal_text("funnel"), strong=True))
        column.addWidget(self._funnel)
        column.addWidget(self._days_title)
        column.addWidget(self._timeline)
        column.addStretch(1)
        return pictures

    def show_overview(self, picture: JournalOverview) -> None:
        """Show other numbers."""
        step = picture.overview_filter.step
        shown = [one for one in picture.steps if step in {None, one.step}]
        self._funnel.show_steps(shown)
        self._timeline.show_days(picture.days, picture.first_day, picture.last_day)
        title = journal_text("timeline-step", step=step_name(step)) if step else journal_text("timeline")
        self._days_title.setText(title)
        self.table.show_rows([_row(one) for one in shown])
        self.table.fit_height(_MOST_ROWS)

    def grab_pictures(self) -> QPixmap:
        """Return the funnel and the time line as a picture."""
        return self._pictures.grab()


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setObjectName("content")
    area.setWidget(content)
    return area


def _row(one: StepRates) -> list[str]:
    counts = (one.reached, one.passed, one.refused, one.lost, one.recovered, one.abandoned)
    person = journal_text("median-and-most", median=seconds(one.person_median), most=seconds(one.person_p95))
    service = journal_text(
        "median-and-most", median=seconds(one.service_median), most=seconds(one.service_p95)
    )
    return [step_name(one.step), *map(str, counts), person, service]
