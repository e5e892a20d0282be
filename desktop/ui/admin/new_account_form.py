"""A new account: its names, and whether the pool invites its person or the admin hands over the password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from desktop.admin.actions import ActionDetails
from desktop.admin.temporary_password import temporary_password
from desktop.core.steps.base import Field
from desktop.ui.admin.attribute_form import ADDRESSES
from desktop.ui.admin.fields_dialog import FieldsDialog
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.core.sign_in.password_policy import PasswordPolicy

_ATTRIBUTES = ("email", "phone_number", "name")


class NewAccountForm(FieldsDialog):
    """`username` and `details` say what was given."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent, admin_text("new-person-title"), admin_text("new-person-hint"), admin_text("create")
        )
        for name in ("username", *_ATTRIBUTES):
            self.add_line(Field(name, "text", required=name == "username", hint=""))
        self._verified = self._box("addresses_verified", admin_text("addresses-verified"))
        self._silent = self._box("silent", admin_text("silent"))
        self.entries["username"].changed.connect(self._check)
        self._check()

    def _box(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(self.marks.mark(text))
        box.setObjectName(name)
        box.setAccessibleName(text)
        self.column.addWidget(box)
        return box

    @property
    def username(self) -> str:
        """Return the name of the account."""
        return self.entries["username"].value().strip()

    def details(self, policy: PasswordPolicy) -> ActionDetails:
        """Return what the account is made with; without an invitation it gets a password that is shown."""
        given = {name: self.entries[name].value().strip() for name in _ATTRIBUTES}
        attributes = {name: value for name, value in given.items() if value}
        if self._verified.isChecked():
            attributes |= {f"{name}_verified": "true" for name in ADDRESSES if name in attributes}
        silent = self._silent.isChecked()
        password = temporary_password(policy) if silent else None
        return ActionDetails(password=password, attributes=attributes, silent=silent)

    def _check(self) -> None:
        self.go.setEnabled(bool(self.username))
