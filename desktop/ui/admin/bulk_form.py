"""What is to be done for many people at once, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QWidget,
)

from desktop.admin.actions import ACTIONS
from desktop.admin.bulk.bulk_actions import BULK_ACTIONS
from desktop.admin.bulk.quotas import default_rate
from desktop.admin.consequences import label as action_label
from desktop.admin.saved_views import VIEWS
from desktop.core import words
from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.core.steps.base import Field
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mnemonics import Mnemonics
from desktop.ui.widgets.plain import button_text
from desktop.ui.widgets.text_entry import TextEntry
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.admin.actions import AdminAction

SELECTED, VIEW, TABLE = "selected", "view", "table"
_MOST_A_SECOND = 1000.0
_BESIDE_NUMBER = 9
"""Pixels; a style sheet with arrows of its own gives the number none."""


class BulkForm(QWidget):
    """`file_wanted` asks for a table, `previewed` for the preview; `changed` makes an old one worthless."""

    file_wanted = Signal()
    previewed = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.file: Path | None = None
        self._group = QButtonGroup(self)
        self._whom = {name: self._choice(name) for name in (SELECTED, VIEW, TABLE)}
        self._view = _box("bulk_view", admin_text("bulk-view"))
        for name in VIEWS:
            self._view.addItem(words.say(f"admin.view.{name}"), name)
        self._file = button("bulk_file", admin_text("bulk-choose-file"))
        self._file.clicked.connect(self.file_wanted)
        self._column = _box("bulk_column", admin_text("bulk-column"))
        self._column.hide()
        self._action = _box("bulk_action", admin_text("bulk-action"))
        for name in BULK_ACTIONS:
            self._action.addItem(action_label(name), name)
        named = Field("bulk_group", "text", label=admin_text("bulk-group"), hint="")
        self.group_entry = TextEntry(named, Mnemonics())
        self._rate = QDoubleSpinBox()
        self._prepare_rate()
        self._preview = button("bulk_preview", admin_text("bulk-preview"), look="primary")
        self._lay_out()
        self._connect()

    def _choice(self, name: str) -> QRadioButton:
        choice = QRadioButton(admin_text(f"bulk-{name}"))
        choice.setObjectName(f"bulk_{name}")
        self._group.addButton(choice)
        return choice

    def _prepare_rate(self) -> None:
        self._rate.setObjectName("bulk_rate")
        self._rate.setAccessibleName(admin_text("bulk-rate"))
        self._rate.setRange(0.1, _MOST_A_SECOND)
        self._rate.setDecimals(1)
        self._rate.lineEdit().setTextMargins(_BESIDE_NUMBER, 0, 0, 0)
        self._rate.setSuffix(admin_text("bulk-a-second"))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        grid.addWidget(label(admin_text("bulk-for"), muted=True), 0, 0)
        table = QHBoxLayout()
        table.setSpacing(10)
        table.addWidget(self._file)
        table.addWidget(self._column)
        grid.addLayout(table, 2, 2, Qt.AlignmentFlag.AlignLeft)
        for row, (name, beside) in enumerate(((SELECTED, None), (VIEW, self._view), (TABLE, None))):
            grid.addWidget(self._whom[name], row, 1)
            if beside is not None:
                grid.addWidget(beside, row, 2, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(admin_text("bulk-do"), muted=True), 3, 0)
        grid.addWidget(self._action, 3, 1)
        grid.addWidget(self.group_entry, 3, 2)
        grid.addWidget(label(admin_text("bulk-rate"), muted=True), 4, 0)
        grid.addWidget(self._rate, 4, 1)
        grid.addWidget(self._preview, 4, 2, Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        self._preview.clicked.connect(self.previewed)
        self._action.currentIndexChanged.connect(self._take_action)
        self._group.buttonToggled.connect(self.changed)
        self._view.currentIndexChanged.connect(self.changed)
        self._column.currentIndexChanged.connect(self.changed)
        self.group_entry.changed.connect(self.changed)
        self._take_action()

    def offer_selected(self, count: int) -> None:
        """Begin with the people who are selected in the list, where there are some."""
        selected = self._whom[SELECTED]
        selected.setText(admin_text("bulk-selected-count", n=count))
        selected.setEnabled(count > 0)
        if count or self._group.checkedButton() in {None, selected}:
            self._whom[SELECTED if count else VIEW].setChecked(True)
        self.changed.emit()

    def take_file(self, file: Path) -> None:
        """Take a table."""
        self.file = file
        self.offer_columns(())
        self._file.setText(button_text(file.name))
        self._whom[TABLE].setChecked(True)
        self.changed.emit()

    def offer_columns(self, columns: Sequence[tuple[int, str]]) -> None:
        """Ask which column of the table names the people, by place and heading; none takes that back."""
        self._column.clear()
        for place, heading in columns:
            self._column.addItem(one_line(f"{heading} ({place})", LONGEST_NAME), str(place))
        self._column.setVisible(bool(columns))

    @property
    def column(self) -> str | None:
        """Return the place of the column that was chosen, None where Stile finds it by itself."""
        chosen: str | None = self._column.currentData()
        return chosen

    @property
    def whom(self) -> str:
        """Return where the people come from."""
        return next((name for name, choice in self._whom.items() if choice.isChecked()), VIEW)

    @property
    def view(self) -> str:
        """Return the saved view that is chosen."""
        return str(self._view.currentData())

    @property
    def action(self) -> AdminAction:
        """Return what is to be done."""
        return ACTIONS[self._action.currentData()]

    @property
    def group(self) -> str:
        """Return the group, empty where the action wants none."""
        return self.group_entry.value().strip() if "group" in self.action.wants else ""

    @property
    def rate(self) -> float:
        """Return how many a second."""
        return self._rate.value()

    def _take_action(self) -> None:
        self.group_entry.setVisible("group" in self.action.wants)
        self._rate.setValue(default_rate(self.action))
        self.changed.emit()


def _box(name: str, text: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(text)
    return box
