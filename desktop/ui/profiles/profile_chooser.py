"""Which pool: for people who sign in to more than one, or have to mend one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.ui.profiles.change_profile_screen import confirm_removal
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.choice_card import ChoiceCard
from desktop.ui.widgets.form_screen import FormScreen
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.texts import form_text, window_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from desktop.profiles.profile import Profile


class ProfileChooser(FormScreen):
    """A card for each pool, and below it the ways to change and to remove it.

    `chosen` carries a profile, `change` and `removed` a name. `unusable` are the names of those that have to
    be changed first; not `changeable` is what is written down nowhere.
    """

    chosen = Signal(object)
    change = Signal(str)
    removed = Signal(str)
    another = Signal()
    left = Signal()

    def __init__(
        self, profiles: Iterable[Profile], changeable: Collection[Profile] = (), unusable: Iterable[str] = ()
    ) -> None:
        super().__init__(window_text("choose-pool"), window_text("choose-pool-intro"))
        for profile in profiles:
            card = ChoiceCard(f"pool_{profile.name}", profile.name, Heading.of(profile).below)
            card.clicked.connect(lambda _checked=False, profile=profile: self.chosen.emit(profile))
            self.column.addWidget(card)
            if profile in changeable:
                self.column.addLayout(self._ways(profile.name, is_given=profile.is_given))
        for name in unusable:
            card = ChoiceCard(f"pool_{name}", name, form_text("cannot-be-used"))
            card.clicked.connect(lambda _checked=False, name=name: self.change.emit(name))
            self.column.addWidget(card)
            self.column.addLayout(self._ways(name, is_given=False))
        more = self.add_button(button("another_pool"), window_text("another-pool"))
        more.clicked.connect(self.another)

    def _ways(self, name: str, *, is_given: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 4)
        row.setSpacing(18)
        kind, shown = ("show" if is_given else "change"), one_line(name, LONGEST_NAME)
        change = button(f"change_{name}", form_text("show" if is_given else "edit"), look="link")
        change.setAccessibleName(form_text(f"{kind}-of", name=shown))
        change.clicked.connect(lambda: self.change.emit(name))
        row.addWidget(change)
        if not is_given:
            remove = button(f"remove_{name}", form_text("remove"), look="link")
            remove.setAccessibleName(form_text("remove-of", name=shown))
            remove.clicked.connect(lambda: confirm_removal(self, name, lambda: self.removed.emit(name)))
            row.addWidget(remove)
        row.addStretch()
        return row

    @property
    def takes_files(self) -> bool:
        """Say that nothing is lost by leaving this screen for a file."""
        return True

    def cancel(self) -> None:
        """Leave."""
        self.left.emit()
