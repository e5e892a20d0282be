"""A support file that somebody sent, opened over the admins' window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from desktop.journal.support_bundle_lines import lines_of
from desktop.ui.app.shared_text_dialog import text_area
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fitting import resize_within_screen
from desktop.ui.widgets.plain import set_window_title
from desktop.ui.widgets.texts import admin_text, window_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.journal.support_bundle import SupportBundle

_WIDTH, _HEIGHT = 860, 620


def open_support(parent: QWidget, bundle: SupportBundle) -> QDialog:
    """Show a bundle, what is wrong first."""
    dialog = QDialog(parent)
    dialog.setObjectName("support_view")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    set_window_title(dialog, window_text("title-nowhere", page=window_text("support")))
    text = text_area("support_lines", window_text("support"))
    text.setPlainText("\n".join(lines_of(bundle)))
    buttons = QDialogButtonBox()
    close = button("support_close", admin_text("close"), look="primary")
    buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 18, 20, 16)
    column.setSpacing(12)
    column.addWidget(text, 1)
    column.addWidget(buttons)
    resize_within_screen(dialog, _WIDTH, _HEIGHT)
    dialog.open()
    return dialog
