from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSystemTrayIcon

from desktop.ui.app.tray import Tray

if TYPE_CHECKING:
    import pytest
    from PySide6.QtWidgets import QApplication


def test_a_notification_from_another_thread_is_shown_in_the_windows_own(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, str, threading.Thread]] = []

    def show(_icon: QSystemTrayIcon, title: str, text: str, *_more: object) -> None:
        shown.append((title, text, threading.current_thread()))

    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", show)
    tray = Tray()
    thread = threading.Thread(target=tray.notify, args=("Codes do not arrive", "work: 5"))
    thread.start()
    thread.join()
    app.processEvents()
    assert shown == [("Codes do not arrive", "work: 5", threading.main_thread())]


def test_where_there_is_no_tray_nothing_is_shown_and_nothing_fails(app: QApplication) -> None:
    tray = Tray()
    tray.notify("title", "text")
    app.processEvents()
    assert tray._icon is None or QSystemTrayIcon.isSystemTrayAvailable()
