"""Which of several configurations in one file: a card for each, none taken by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.choice_card import ChoiceCard
from desktop.ui.widgets.form_screen import FormScreen
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.profiles.configurations.found import Found


class SeveralScreen(FormScreen):
    """`chosen` carries the name of a configuration."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, choices: Iterable[Found]) -> None:
        super().__init__(window_text("several"), window_text("several-intro"))
        for found in choices:
            ids = {
                "pool": one_line(found.pool_id, LONGEST_NAME),
                "client": one_line(found.client_id, LONGEST_NAME),
            }
            name = found.environment
            card = ChoiceCard(f"environment_{name}", name, window_text("several-about", **ids))
            card.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            self.column.addWidget(card)
        back = self.add_button(button("back"), window_text("back"))
        back.clicked.connect(self.left)

    def take_focus(self) -> None:
        """Take the keyboard without a card: a second Enter from the page before must choose nothing."""
        super().take_focus()
        self.setFocus()

    def cancel(self) -> None:
        """Take none."""
        self.left.emit()
