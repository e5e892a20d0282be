"""Which account: for people who have more than one in the same pool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.core import words
from desktop.core.notices.notice import Problem
from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.core.steps.base import Field
from desktop.profiles.account_profile import is_account
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.choice_card import ChoiceCard
from desktop.ui.widgets.form_screen import FormScreen
from desktop.ui.widgets.text_entry import TextEntry
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.profiles.account_profile import KnownAccount


class AccountsScreen(FormScreen):
    """A card for each account, and a line for the name of another one; `chosen` carries a name."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self, accounts: Sequence[KnownAccount], present: str) -> None:
        super().__init__(words.say("account.page.accounts"), words.say("account.about.accounts"))
        for each in accounts:
            self.column.addWidget(self._card(each, is_present=each.name == present))
        self._entry = TextEntry(Field("account", "text"), self.marks)
        self.column.addWidget(self._entry)
        leave = self.add_button(button("back"), window_text("back"))
        leave.clicked.connect(self.back)
        add = self.add_button(
            button("add_account", look="primary"), words.say("account.add-account"), at_end=True
        )
        add.clicked.connect(self._add)
        add.setDefault(True)

    def cancel(self) -> None:
        """Go back."""
        self.back.emit()

    def _card(self, account: KnownAccount, *, is_present: bool) -> ChoiceCard:
        title = one_line(account.name, LONGEST_NAME) or words.say("account.first-account")
        nobody = "account.unread" if account.unread else "account.nobody"
        who = one_line(account.username, LONGEST_NAME) or words.say(nobody)
        about = f"{who} \u00b7 {words.say('account.mark.this')}" if is_present else who
        card = ChoiceCard(f"account_{account.name or 'first'}", title, about)
        card.clicked.connect(lambda: self.chosen.emit(account.name))
        return card

    def _add(self) -> None:
        name = self._entry.value().strip()
        if is_account(name):
            self.chosen.emit(name.lower())
            return
        problem = Problem("account-name" if name else "field-required", field="account")
        self.tell_at(problem, self._entry)
