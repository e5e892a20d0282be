"""The way so far: what is behind the person, what is asked now, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.core import words
from desktop.core.sign_in.progress import Stage
from desktop.ui.widgets.icons import Icon
from desktop.ui.widgets.labels import line
from desktop.ui.widgets.plain import set_tool_tip
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.sign_in.progress import Milestone

_TONES = {Stage.DONE: "accent", Stage.NOW: "accent", Stage.AHEAD: "muted"}
_NAMED = 3
"""How many milestones are named in full; older ones are pictures with a tool tip."""


class JourneyBar(QWidget):
    """Milestones in a row, each with a picture and an accessible name that says where it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("journey")
        self.setAccessibleName(window_text("journey"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)

    def show_journey(self, milestones: Sequence[Milestone]) -> None:
        """Draw the way anew."""
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for place, milestone in enumerate(milestones):
            if place:
                self._row.addWidget(_joint(), 1)
            self._add(milestone, named=place >= len(milestones) - _NAMED)

    def _add(self, milestone: Milestone, *, named: bool) -> None:
        icon = Icon(milestone.stage.value, _TONES[milestone.stage], 18)
        self._row.addWidget(icon)
        name = _name(milestone)
        if named:
            self._row.addWidget(name)
        else:
            set_tool_tip(icon, name.text())
            icon.setAccessibleName(name.accessibleName())


def _name(milestone: Milestone) -> QLabel:
    text = words.step_short_title(milestone.step)
    made = line(text, small=True)
    made.setProperty("stage", milestone.stage.value)
    made.setAccessibleName(window_text(f"journey-{milestone.stage.value}", step=text))
    return made


def _joint() -> QFrame:
    made = QFrame()
    made.setProperty("rule", True)  # noqa: FBT003 - Qt's signature
    made.setMinimumWidth(12)
    return made
