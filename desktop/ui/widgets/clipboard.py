"""Secrets on the clipboard: they leave it after a minute, and with the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

_MS = 60_000
_NAME = "clipboard_forgets"
_HINT = "x-kde-passwordManagerHint"
"""Asks clipboard managers to keep no copy: KDE's, CopyQ and others heed it."""


def copy_secret(text: str) -> None:
    """Put a secret on the clipboard for a minute."""
    data = QMimeData()
    data.setText(text)
    data.setData(_HINT, b"secret")
    QGuiApplication.clipboard().setMimeData(data)
    app = QCoreApplication.instance()
    if app is not None:
        _forget_with(app, text)


def _forget_with(app: QCoreApplication, text: str) -> None:
    """Begin the minute; one that ran for an earlier secret is over, as that left the clipboard just now."""
    for earlier in app.findChildren(QTimer, _NAME):
        earlier.stop()
        earlier.deleteLater()
    timer = QTimer(app, singleShot=True, interval=_MS)
    timer.setObjectName(_NAME)
    timer.timeout.connect(lambda: clear_clipboard(text))
    timer.timeout.connect(timer.deleteLater)
    app.aboutToQuit.connect(timer.timeout)  # ends with the timer, so that nothing keeps the secret
    timer.start()


def clear_clipboard(text: str) -> None:
    """Empty the clipboard, unless something else was copied meanwhile."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == text:
        clipboard.clear()
