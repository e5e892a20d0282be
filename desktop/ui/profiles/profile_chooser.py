"""Which pool: for people who sign in to more than one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.choice_card import ChoiceCard
from desktop.ui.widgets.form_screen import FormScreen
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.profiles.profile import Profile


class ProfileChooser(FormScreen):
    """A card for each pool; `chosen` carries its profile."""

    chosen = Signal(object)
    another = Signal()
    left = Signal()

    def __init__(self, profiles: Iterable[Profile]) -> None:
        super().__init__(window_text("choose-pool"), window_text("choose-pool-intro"))
        for profile in profiles:
            card = ChoiceCard(f"pool_{profile.name}", profile.name, Heading.of(profile).below)
            card.clicked.connect(lambda _checked=False, profile=profile: self.chosen.emit(profile))
            self.column.addWidget(card)
        more = self.add_button(button("another_pool"), window_text("another-pool"))
        more.clicked.connect(self.another)

    @property
    def takes_files(self) -> bool:
        """Say that nothing is lost by leaving this screen for a file."""
        return True

    def cancel(self) -> None:
        """Leave."""
        self.left.emit()
