"""What macOS hands to a running program reaches whoever looks at it, also what came too early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent

from desktop.ui.app.opened_files import OpenedFiles

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_links_and_files_are_handed_on_in_their_order(app: QApplication) -> None:
    opened, seen = OpenedFiles(app), list[str]()
    opened.listen()
    link, file = "stile://profile?pool_id=x", "/home/ann/work.stile"
    for event in (QFileOpenEvent(QUrl(link)), QFileOpenEvent("/home/ann/holiday.png")):
        QCoreApplication.sendEvent(app, event)
    opened.hand_to(seen.append)
    assert seen == [link]
    QCoreApplication.sendEvent(app, QFileOpenEvent(file))
    assert seen == [link, file]
    opened.deleteLater()
