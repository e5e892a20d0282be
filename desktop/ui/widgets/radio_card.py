"""A card around a choice: its picture, its button and a line about it; a click anywhere chooses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.core.cognito.factor_names import usual_name
from desktop.ui.widgets.icons import Icon
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.style import repolish

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QRadioButton

_PICTURES = {
    "EMAIL_OTP": "email",
    "SMS_MFA": "sms",
    "SMS_OTP": "sms",
    "SOFTWARE_TOKEN_MFA": "app",
    "WEB_AUTHN": "passkey",
}
_BEFORE_TEXT = 32
"""Pixels of a radio button's mark and the space after it: the line below begins where its text does."""


class RadioCard(QFrame):
    """Its edge shows whether it is chosen, as the button's mark does."""

    def __init__(self, button: QRadioButton, value: str, about: str) -> None:
        super().__init__()
        self._button = button
        self.setProperty("card", True)  # noqa: FBT003 - Qt's signature
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(button)
        line = label(about, muted=True, small=True)
        line.setContentsMargins(_BEFORE_TEXT, 0, 0, 0)
        texts.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 9, 16, 11)
        row.setSpacing(12)
        row.addLayout(texts, 1)
        row.addWidget(Icon(_PICTURES.get(usual_name(value), "password"), "accent", 26))
        button.toggled.connect(self._show)
        self._show(chosen=button.isChecked())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._button.setChecked(True)
            self._button.setFocus()

    def _show(self, chosen: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.setProperty("chosen", chosen)
        repolish(self)
