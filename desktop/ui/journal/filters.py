"""Which part of the journal is shown: one profile or all, how many days, one step or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.core.steps import every as steps
from desktop.journal.picture import Outlook
from desktop.ui.journal.texts import said, step_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAYS = (1, 7, 30, 90, 400)


class Filters(QWidget):
    """`changed` carries an Outlook."""

    changed = Signal(object)

    def __init__(self, outlook: Outlook) -> None:
        super().__init__()
        self._profile = _box("profile", said("profile"))
        self._days = _box("days", said("days"))
        self._step = _box("step", said("step"))
        self._profile.addItem(said("all-profiles"), None)
        self._step.addItem(said("all-steps"), None)
        for days in _DAYS:
            self._days.addItem(said(f"days-{days}"), days)
        for step in steps.ALL:
            self._step.addItem(step_name(step.name), step.name)
        self.offer_profiles((outlook.profile,) if outlook.profile else ())
        self._choose(outlook)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for box in (self._profile, self._days, self._step):
            row.addWidget(box)
            box.currentIndexChanged.connect(lambda _index: self.changed.emit(self.outlook))

    @property
    def outlook(self) -> Outlook:
        """Return what is chosen."""
        return Outlook(self._profile.currentData(), self._days.currentData(), self._step.currentData())

    def offer_profiles(self, names: Sequence[str]) -> None:
        """Offer more profiles to choose from."""
        for name in names:
            if self._profile.findData(name) < 0:
                self._profile.addItem(name, name)

    def _choose(self, outlook: Outlook) -> None:
        for box, value in (
            (self._profile, outlook.profile),
            (self._days, outlook.days),
            (self._step, outlook.step),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))


def _box(name: str, label: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(label)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box
