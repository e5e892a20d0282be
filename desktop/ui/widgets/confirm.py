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


def confirm(
    parent: QWidget,
    key: str,
    stay_key: str,
    then: Callable[[], None],
    text_of: Callable[[str], str] = window_text,
) -> QMessageBox:
    """Open a question and call `then` if the person means it.

    The texts are `<key>-question`, `<key>-consequence` and `<key>` for the button; Esc and Enter stay.
    `text_of` finds them, where they are not the window's own.
    """
    box = QMessageBox(parent)
    box.setObjectName(f"confirm_{key}")
    set_window_title(box, "Stile")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text_of(f"{key}-question"))
    box.setInformativeText(text_of(f"{key}-consequence"))
    go = box.addButton(text_of(key), QMessageBox.ButtonRole.DestructiveRole)
    go.setObjectName("confirm_yes")
    stay = box.addButton(text_of(stay_key), QMessageBox.ButtonRole.RejectRole)
    stay.setObjectName("confirm_no")
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    go.clicked.connect(then)
    box.open()
    return box
