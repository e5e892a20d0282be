"""About Stile: its version, what keys do in it, and the licences of what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from desktop.ui.app.shared_text_dialog import text_area
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fitting import resize_within_screen
from desktop.ui.widgets.icons import Icon
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mnemonics import Mnemonics
from desktop.ui.widgets.plain import set_window_title
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH, _HEIGHT = 500, 520
_SHORTCUTS = ("enter", "esc", "alt", "f1", "ctrl-j")

LICENCES = (
    ("PySide6_Essentials", "LGPL-3.0-only"),
    ("boto3", "Apache-2.0"),
    ("botocore", "Apache-2.0"),
    ("cryptography", "Apache-2.0"),
    ("fido2", "BSD"),
    ("filelock", "MIT"),
    ("keyring", "MIT"),
    ("msgspec", "BSD-3-Clause"),
    ("qasync", "BSD-2-Clause"),
    ("segno", "BSD"),
    ("truststore", "MIT"),
)
"""The libraries that Stile is made of, and under which of their licences it has them."""


class AboutDialog(QDialog):
    """Everything in it can be selected and copied, for whoever is asked for it."""

    def __init__(self, parent: QWidget, version: str) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = window_text("about")
        set_window_title(self, window_text("title-nowhere", page=title))
        self.text = text_area("about_text", title)
        self.text.setPlainText(_text())
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Icon("stile", "accent", 48))
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(label(window_text("about-version", version=version), name="version", lead=True))
        names.addWidget(label(window_text("about-licence"), muted=True, small=True))
        head.addLayout(names, 1)
        close = button("about_close", Mnemonics().mark(window_text("close")), look="primary")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        resize_within_screen(self, _WIDTH, _HEIGHT)


def _text() -> str:
    shortcuts = [window_text(f"shortcut-{name}") for name in _SHORTCUTS]
    licences = [f"{name}: {licence}" for name, licence in LICENCES]
    return "\n".join((window_text("shortcuts"), *shortcuts, "", window_text("licences"), *licences))
