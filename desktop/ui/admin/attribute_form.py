"""Changing what the pool knows of somebody, and whether their addresses count as verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from desktop.core.steps.base import Field
from desktop.ui.admin.fields_dialog import FieldsDialog
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.core.admin.people import Person

ADDRESSES = ("email", "phone_number")
_ALWAYS = ("email", "phone_number", "name")
_FIXED = frozenset({"sub", "identities"})


class AttributeForm(FieldsDialog):
    """One line for each attribute; a box beside each address."""

    def __init__(self, parent: QWidget, person: Person) -> None:
        title = admin_text("change-attributes", username=person.username)
        super().__init__(parent, title, admin_text("change-attributes-hint"), admin_text("save"))
        self._before = person.attributes
        self._begun_with: dict[str, str] = {}
        self._verified: dict[str, QCheckBox] = {}
        for name in dict.fromkeys((*_ALWAYS, *person.attributes)):
            if name not in _FIXED and not name.endswith("_verified"):
                self._add(name)

    def _add(self, name: str) -> None:
        value = self._before.get(name, "")
        entry = self.add_line(Field(name, "text", required=False, value=value, hint=""))
        self._begun_with[name] = entry.value().strip()
        if name in ADDRESSES:
            box = self._verified[name] = QCheckBox(admin_text("is-verified"))
            box.setObjectName(f"{name}_verified")
            box.setAccessibleName(admin_text("is-verified-of", attribute=name))
            box.setChecked(self._before.get(f"{name}_verified") == "true")
            entry.changed.connect(lambda: box.setChecked(False))
            self.column.addWidget(box)

    def changes(self) -> dict[str, str]:
        """Return what was edited; an address that changes takes its mark along, so that none is left over."""
        changed = {
            name: entry.value().strip()
            for name, entry in self.entries.items()
            if entry.value().strip() != self._begun_with[name]
        }
        for name, box in self._verified.items():
            was = self._before.get(f"{name}_verified") == "true"
            if self.entries[name].value().strip() and (name in changed or box.isChecked() != was):
                changed[name] = self.entries[name].value().strip()
                changed[f"{name}_verified"] = "true" if box.isChecked() else "false"
        return changed
