"""Asking once more before something is lost; the question opens and the window goes on living."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop.ui.widgets.plain import set_window_title
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def confirm(parent: QWidget, key: str, stay_key: str, then: Callable[[], None]) -> QMessageBox:
    """Open a question and call `then` if the person means it.

    The texts are `<key>-question`, `<key>-consequence` and `<key>` for the button; Esc and Enter stay.
    """
    box = QMessageBox(parent)
    box.setObjectName(f"confirm_{key}")
    set_window_title(box, "Stile")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(window_text(f"{key}-question"))
    box.setInformativeText(window_text(f"{key}-consequence"))
    go = box.addButton(window_text(key), QMessageBox.ButtonRole.DestructiveRole)
    go.setObjectName("confirm_yes")
    stay = box.addButton(window_text(stay_key), QMessageBox.ButtonRole.RejectRole)
    stay.setObjectName("confirm_no")
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    go.clicked.connect(then)
    box.open()
    return box
