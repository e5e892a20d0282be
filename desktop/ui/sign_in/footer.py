"""The row of buttons below every page."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.conversation.view import Action
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.countdown import Countdown
from desktop.ui.widgets.mnemonics import Mnemonics
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


class Footer(QWidget):
    """Back and Start over where the step has them, Cancel, and the default button that leads on.

    Above them stands how long the step still lasts: nobody has to scroll to see it.
    """

    acted = Signal(Action)
    go_on = Signal()

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.setObjectName("footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = {
            Action.BACK: button("back"),
            Action.START_OVER: button("start_over", look="quiet"),
            Action.CANCEL: button("cancel"),
        }
        self.has_others = False
        self._marks = Mnemonics()
        self.countdown = Countdown(monotonic)
        self._continue = button("continue", look="primary")
        self._continue.clicked.connect(self.go_on)
        for action, one in self._actions.items():
            one.clicked.connect(lambda _checked=False, action=action: self.acted.emit(action))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 14)
        column.setSpacing(10)
        column.addWidget(self.countdown)
        row = QHBoxLayout()
        row.setSpacing(10)
        column.addLayout(row)
        row.addWidget(self._actions[Action.BACK])
        row.addWidget(self._actions[Action.START_OVER])
        row.addStretch()
        row.addWidget(self._actions[Action.CANCEL])
        row.addWidget(self._continue)

    def name_for(self, go_on: str, marks: Mnemonics) -> None:
        """Name the buttons for a fresh page; `go_on` is the key of the default button's text.

        Empty: the page has buttons of its own that lead on.
        """
        self._marks = marks
        self._continue.setVisible(bool(go_on))
        if go_on:
            self._name(self._continue, window_text(go_on), marks)
        for action, one in self._actions.items():
            self._name(one, window_text(action.value.replace("_", "-")), marks)

    def _name_way_out(self, key: str) -> None:
        """Name the button that gives up by where it leads; named as before, it keeps its letter."""
        one = self._actions[Action.CANCEL]
        if one.accessibleName() != window_text(key):
            self._name(one, window_text(key), self._marks)

    def offer(self, actions: Collection[Action], *, is_first: bool = False) -> None:
        """Show the buttons that the step has; a first one is given up for another pool where there is one."""
        self._name_way_out("other-pool" if is_first and self.has_others else "cancel")
        for action, one in self._actions.items():
            one.setVisible(action in actions)
        self._be_default()

    def _be_default(self) -> None:
        """Set it again: a dialog takes notice of a default button only while the button is in it."""
        self._continue.setDefault(False)
        self._continue.setDefault(True)

    def take_focus(self) -> None:
        """Go to the button that leads on, for a page with nothing to type."""
        self._continue.setFocus()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Close everything but Cancel: giving up is always possible."""
        for action, one in self._actions.items():
            one.setEnabled(not busy or action is Action.CANCEL)
        self._continue.setEnabled(not busy)

    @staticmethod
    def _name(one: QPushButton, text: str, marks: Mnemonics) -> None:
        one.setText(marks.mark(text))
        one.setAccessibleName(text)
