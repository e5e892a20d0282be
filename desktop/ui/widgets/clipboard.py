"""Secrets on the clipboard: they leave it after a minute, and with the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

_MS = 60_000
_HINT = "x-kde-passwordManagerHint"
"""Asks clipboard managers to keep no copy: KDE's, CopyQ and others heed it."""


def copy_secret(text: str) -> None:
    """Put a secret on the clipboard for a minute."""
    data = QMimeData()
    data.setText(text)
    data.setData(_HINT, b"secret")
    QGuiApplication.clipboard().setMimeData(data)
    app = QCoreApplication.instance()
    timer = QTimer(app, singleShot=True, interval=_MS)
    timer.setObjectName("clipboard_forgets")
    timer.timeout.connect(lambda: clear_clipboard(text))
    timer.timeout.connect(timer.deleteLater)
    timer.start()
    if app is not None:
        app.aboutToQuit.connect(lambda: clear_clipboard(text))


def clear_clipboard(text: str) -> None:
    """Empty the clipboard, unless something else was copied meanwhile."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == text:
        clipboard.clear()
