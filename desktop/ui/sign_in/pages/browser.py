"""Signing in by a browser: a word before it opens, then its address while Stile waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.core.plain_text import one_line
from desktop.core.steps.factors import fits_qr_code
from desktop.core.steps.opening import BrowserSignIn
from desktop.ui.sign_in.pages.base import StepPage
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.authenticator_key import QrCode
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from desktop.core.steps.base import Step
    from desktop.ui.widgets.mnemonics import Mnemonics


class BrowserPage(StepPage):
    """The address can be read and copied; where another device has to open it, its picture is there, too."""

    serves: ClassVar[tuple[type[Step], ...]] = (BrowserSignIn,)

    @classmethod
    def continue_key(cls, step: Step) -> str:
        """Let the person open the browser, once more if it is away; a pasted address is an answer."""
        if not isinstance(step, BrowserSignIn) or not step.url:
            return "open-browser"
        return cls.go_on if step.pastes else "open-browser-again"

    def __init__(self, step: BrowserSignIn, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        if not step.url:
            return
        self.column.insertWidget(0, SignInAddress(step.url, marks))
        if step.pastes and fits_qr_code(step.url):
            self.column.insertWidget(1, QrCode(step.url, "address-picture"))


class SignInAddress(QWidget):
    """The address of the sign-in page, which may be read by anybody; what it leads to is asked there."""

    def __init__(self, url: str, marks: Mnemonics) -> None:
        super().__init__()
        self._url = url
        shown = QLineEdit(one_line(url, len(url)))
        shown.setObjectName("browser_url")
        shown.setReadOnly(True)
        shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        shown.setAccessibleName(window_text("browser-address"))
        shown.setCursorPosition(0)
        copy = QPushButton(marks.mark(window_text("copy-address")))
        copy.setObjectName("copy_address")
        copy.clicked.connect(self._copy)
        self._status = label(name="address_status", small=True, strong=True)
        self._status.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(window_text("browser-address"), small=True, muted=True))
        column.addWidget(shown)
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._status)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._url)
        self._status.setText(window_text("address-copied"))
        self._status.show()
        announce(self._status, self._status.text())
