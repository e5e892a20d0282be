"""A temporary password, shown this once; the clipboard forgets it after a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.clipboard import copy_secret
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.plain import set_window_title
from desktop.ui.widgets.texts import admin_text, window_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.core.secret import Secret


class TemporaryPasswordDialog(QDialog):
    """It is in this dialog and nowhere else; closed, it is gone."""

    def __init__(self, parent: QWidget, username: str, password: Secret) -> None:
        super().__init__(parent)
        self.setObjectName("shown_once")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        set_window_title(self, window_text("title-nowhere", page=admin_text("password-title")))
        self._password = QLineEdit(password.reveal())
        self._password.setObjectName("new_temporary_password")
        self._password.setAccessibleName(admin_text("password-title"))
        self._password.setReadOnly(True)
        self._password.setProperty("code", True)  # noqa: FBT003 - Qt's signature
        self._status = label(name="password_status", strong=True)
        self._lay_out(username)
        self.finished.connect(self._password.clear)

    def _lay_out(self, username: str) -> None:
        copy = button("copy_password", window_text("help-copy"))
        copy.clicked.connect(self._copy)
        close = button("close_password", admin_text("password-close"), look="primary")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self._password, 1)
        row.addWidget(copy)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(admin_text("password-for", username=username), lead=True))
        column.addWidget(label(admin_text("password-hint")))
        column.addLayout(row)
        column.addWidget(self._status)
        column.addLayout(buttons)
        self.setMinimumWidth(460)

    def _copy(self) -> None:
        copy_secret(self._password.text())
        self._status.setText(admin_text("password-copied"))
        announce(self._status, self._status.text())
