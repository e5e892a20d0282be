"""The IAM policy that an admin of a pool needs, to show to those who grant permissions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout

from desktop.admin.iam import policy
from desktop.ui.app.shared_text_dialog import text_area
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fitting import resize_within_screen
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mnemonics import Mnemonics
from desktop.ui.widgets.plain import set_window_title
from desktop.ui.widgets.texts import admin_text, window_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH, _HEIGHT = 560, 560


class PolicyDialog(QDialog):
    """Shows the policy, as short as what is to be done allows, and copies it."""

    def __init__(self, parent: QWidget, pool_id: str) -> None:
        super().__init__(parent)
        self.setObjectName("policy_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_window_title(self, window_text("title-nowhere", page=admin_text("policy")))
        self._pool_id = pool_id
        self._marks = Mnemonics()
        self._full = self._choice("policy_full", admin_text("policy-full"), is_on=True)
        self._settings = self._choice("policy_settings", admin_text("policy-settings"), is_on=False)
        self.text = text_area("policy_text", admin_text("policy"))
        self._lay_out()
        self._show_policy()
        resize_within_screen(self, _WIDTH, _HEIGHT)

    def _choice(self, name: str, text: str, *, is_on: bool) -> QCheckBox:
        made = QCheckBox(self._marks.mark(text))
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setChecked(is_on)
        made.toggled.connect(self._show_policy)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(admin_text("policy-intro")))
        column.addWidget(self._full)
        column.addWidget(self._settings)
        column.addWidget(self.text, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        close = button("policy_close", self._marks.mark(window_text("close")))
        copy = button("policy_copy", self._marks.mark(window_text("help-copy")), look="primary")
        close.clicked.connect(self.reject)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        copy.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        row.addWidget(copy)
        return row

    def _show_policy(self) -> None:
        full, settings = self._full.isChecked(), self._settings.isChecked()
        self.text.setPlainText(json.dumps(policy(self._pool_id, full=full, settings=settings), indent=2))
