"""An authenticator's key as a QR code and as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.core.steps.factors import fits_qr_code
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.clipboard import copy_secret
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.ui.widgets.mnemonics import Mnemonics

_MODULE = 4
_QUIET = 4
_GROUP = 4


class QrCode(QWidget):
    """A QR code, painted module by module so that it is crisp at every scale; always dark on light.

    `what` is the key of what it is a picture of.
    """

    def __init__(self, content: str, what: str = "qr-code") -> None:
        super().__init__()
        self.setObjectName("qr_code")
        import segno  # noqa: PLC0415 - few pages show a key

        self._rows = [bytes(row) for row in segno.make(content, error="m").matrix]
        side = (len(self._rows) + 2 * _QUIET) * _MODULE
        self.setFixedSize(QSize(side, side))
        self.setAccessibleName(window_text(what))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the modules with the quiet zone that scanners need."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(_module(x, y), QColor(Qt.GlobalColor.black))
        painter.end()


class AuthenticatorKey(QWidget):
    """The picture, and beside it the key for those who cannot scan."""

    def __init__(self, key: str, otpauth: str, marks: Mnemonics) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        if fits_qr_code(otpauth):
            row.addWidget(QrCode(otpauth))
        row.addLayout(self._by_hand(key, marks), 1)

    def _by_hand(self, key: str, marks: Mnemonics) -> QVBoxLayout:
        self._key = label(_grouped(one_line(key, LONGEST_NAME)), name="secret", key=True)
        self._key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._key.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._key.setAccessibleName(f"{window_text('authenticator-key')}: {self._key.text()}")
        copy = QPushButton(marks.mark(window_text("copy-key")))
        copy.setObjectName("copy_secret")
        copy.clicked.connect(lambda: self._copy(key))
        self._status = label(name="key_status", small=True, strong=True)
        self._status.hide()
        column = QVBoxLayout()
        column.addWidget(label(window_text("key-by-hand"), small=True, muted=True))
        column.addWidget(self._key)
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._status)
        column.addStretch(1)
        return column

    def _copy(self, key: str) -> None:
        copy_secret(key)
        self._status.setText(window_text("key-copied"))
        self._status.show()
        announce(self._status, self._status.text())


def _module(x: int, y: int) -> QRect:
    return QRect((x + _QUIET) * _MODULE, (y + _QUIET) * _MODULE, _MODULE, _MODULE)


def _grouped(key: str) -> str:
    return " ".join(key[start : start + _GROUP] for start in range(0, len(key), _GROUP))
