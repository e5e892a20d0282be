"""A card of names and values, one below the other, to be read and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from desktop.core.plain_text import one_line
from desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable

_BESIDE = 1


class FactRow(Protocol):
    """One row: `name` is stable, `label` and `value` are shown."""

    @property
    def name(self) -> str:
        """Return the stable name."""
        ...

    @property
    def label(self) -> str:
        """Return what the value is called."""
        ...

    @property
    def value(self) -> str:
        """Return the value."""
        ...


class Facts(QFrame):
    """The value's object name is `fact_` and the row's name."""

    def __init__(self, facts: Iterable[FactRow]) -> None:
        super().__init__()
        self.setProperty("card", True)  # noqa: FBT003 - Qt's signature
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(_BESIDE, 1)
        for row, fact in enumerate(facts):
            text = one_line(fact.value)
            value = label(text, name=f"fact_{fact.name}")
            value.setAccessibleName(f"{fact.label}: {text}")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(fact.label, muted=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, _BESIDE)
