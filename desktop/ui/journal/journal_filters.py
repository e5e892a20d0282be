"""Which part of the journal is shown: one profile or all, how many days, one step or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.core.plain_text import one_line
from desktop.core.steps import all_steps as steps
from desktop.journal.overview import OverviewFilter
from desktop.ui.journal.journal_texts import step_name
from desktop.ui.widgets.texts import journal_text

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAYS = (1, 7, 30, 90, 400)
_NARROWEST = 80


class JournalFilters(QWidget):
    """`changed` carries an OverviewFilter."""

    changed = Signal(object)

    def __init__(self, overview_filter: OverviewFilter) -> None:
        super().__init__()
        self._profile = _box("profile", journal_text("profile"))
        self._days = _box("days", journal_text("days"))
        self._step = _box("step", journal_text("step"))
        self._profile.addItem(journal_text("all-profiles"), None)
        self._step.addItem(journal_text("all-steps"), None)
        for days in _DAYS:
            self._days.addItem(journal_text(f"days-{days}"), days)
        for step in steps.ALL:
            self._step.addItem(step_name(step.name), step.name)
        self.offer_profiles((overview_filter.profile,) if overview_filter.profile else ())
        self._choose(overview_filter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for box in (self._profile, self._days, self._step):
            row.addWidget(box)
            box.currentIndexChanged.connect(lambda _index: self.changed.emit(self.overview_filter))

    @property
    def overview_filter(self) -> OverviewFilter:
        """Return what is chosen."""
        return OverviewFilter(self._profile.currentData(), self._days.currentData(), self._step.currentData())

    def offer_profiles(self, names: Sequence[str]) -> None:
        """Offer more profiles to choose from."""
        for name in names:
            if self._profile.findData(name) < 0:
                self._profile.addItem(one_line(name), name)

    def _choose(self, overview_filter: OverviewFilter) -> None:
        for box, value in (
            (self._profile, overview_filter.profile),
            (self._days, overview_filter.days),
            (self._step, overview_filter.step),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))


def _box(name: str, label: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(label)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMinimumWidth(_NARROWEST)
    return box
