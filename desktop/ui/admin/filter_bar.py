"""Asking the pool itself for fewer people: by status, by switch, or by one attribute."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from desktop.core.admin.people import PeopleFilter, UserStatus
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import line
from desktop.ui.widgets.texts import admin_text

_STATUS, _SWITCH = "cognito:user_status", "status"
_CHOICES = {
    _STATUS: tuple(status.value for status in UserStatus),
    _SWITCH: ("Enabled", "Disabled"),
}


class FilterBar(QWidget):
    """`wanted` carries a PeopleFilter, or None for everybody."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._attribute = _box("filter_attribute", admin_text("filter-attribute"))
        self._how = _box("filter_how", admin_text("filter-how"))
        self._choice = _box("filter_choice", admin_text("filter-value"))
        self._text = QLineEdit()
        self._text.setObjectName("filter_text")
        self._text.setAccessibleName(admin_text("filter-value"))
        self._value = QStackedWidget()
        self._fill()
        self._lay_out()

    def _fill(self) -> None:
        for name in (_STATUS, *(name for name in PeopleFilter.SEARCHABLE if name != _STATUS)):
            self._attribute.addItem(admin_text(f"attribute.{name}"), name)
        for how in ("prefix", "equal"):
            self._how.addItem(admin_text(f"filter-{how}"), how)
        self._attribute.currentIndexChanged.connect(self._offer)
        self._text.returnPressed.connect(self._ask)
        self._value.addWidget(self._choice)
        self._value.addWidget(self._text)
        self._offer()

    def _lay_out(self) -> None:
        ask = button("filter_ask", admin_text("filter-ask"), look="primary")
        ask.clicked.connect(self._ask)
        everybody = button("filter_nothing", admin_text("filter-everybody"))
        everybody.clicked.connect(lambda: self.wanted.emit(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(line(admin_text("filter-only")))
        row.addWidget(self._attribute)
        row.addWidget(self._how)
        row.addWidget(self._value, 1)
        row.addWidget(ask)
        row.addWidget(everybody)

    def _offer(self) -> None:
        choices = _CHOICES.get(self._attribute.currentData(), ())
        self._choice.clear()
        for choice in choices:
            self._choice.addItem(admin_text(f"status.{choice}"), choice)
        self._how.setVisible(not choices)
        self._value.setCurrentWidget(self._choice if choices else self._text)

    def _ask(self) -> None:
        name = self._attribute.currentData()
        if name in _CHOICES:
            self.wanted.emit(PeopleFilter(name, self._choice.currentData()))
        elif self._text.text():
            is_prefix = self._how.currentData() == "prefix" and name != "sub"
            self.wanted.emit(PeopleFilter(name, self._text.text(), prefix=is_prefix))


def _box(name: str, label: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(label)
    return box
