"""Signing in as an admin: which AWS credentials sign, and what to do where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from desktop.ui.admin.policy_dialog import PolicyDialog
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form_screen import FormScreen
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.core.admin.callers import AwsProfile


class AwsCredentialsScreen(FormScreen):
    """`chosen` carries the name of an AWS profile, empty for boto3's default chain."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, pool_id: str, profiles: Iterable[AwsProfile], chosen: str | None) -> None:
        super().__init__(admin_text("aws"), admin_text("aws-intro"), offers_help=False)
        self._group = QButtonGroup(self)
        self._add("", admin_text("aws-chain"), admin_text("aws-chain-hint"), is_chosen=not chosen)
        for profile in profiles:
            hint = admin_text("aws-sso") if profile.sso else admin_text("aws-keys")
            hint = " · ".join(filter(None, (hint, profile.region)))
            self._add(profile.name, profile.name, hint, is_chosen=profile.name == chosen)
        self._pool_id = pool_id
        needed = button("policy", self.marks.mark(admin_text("policy-offer")), look="link")
        needed.clicked.connect(self._show_policy)
        self.column.addWidget(needed, alignment=Qt.AlignmentFlag.AlignLeft)
        close = self.add_button(button("cancel"), admin_text("close"))
        close.clicked.connect(self.left)
        go = self.add_button(button("continue", look="primary"), admin_text("aws-go"), at_end=True)
        go.setAutoDefault(True)
        go.clicked.connect(self.give)

    def _add(self, value: str, text: str, hint: str, *, is_chosen: bool) -> None:
        choice = QRadioButton(self.marks.mark(text))
        choice.setObjectName(f"aws_{value}")
        choice.setAccessibleName(text)
        choice.setAccessibleDescription(hint)
        choice.setChecked(is_chosen)
        choice.setProperty("value", value)
        self._group.addButton(choice)
        about = label(hint, muted=True, small=True)
        about.setContentsMargins(32, 0, 0, 0)
        self.column.addWidget(choice)
        self.column.addWidget(about)

    def take_focus(self) -> None:
        """Begin with the profile that is chosen."""
        super().take_focus()
        if chosen := self._group.checkedButton():
            chosen.setFocus()

    def give(self) -> None:
        """Go on with the profile that is chosen."""
        if chosen := self._group.checkedButton():
            self.chosen.emit(str(chosen.property("value")))

    def _show_policy(self) -> None:
        PolicyDialog(self, self._pool_id).open()

    def cancel(self) -> None:
        """Close the window."""
        self.left.emit()
