from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from desktop.ui.app.guide_dialog import GuideDialog
from desktop.ui.app.main_window import MainWindow
from desktop.ui.widgets.fitting import resize_within_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize(("left", "top"), [(0, 0), (-50, -20), (700, 700)])
def test_a_window_that_grows_stays_on_its_screen(app: QApplication, left: int, top: int) -> None:
    del app
    window = QWidget()
    window.resize(60, 60)
    window.move(left, top)
    window.show()
    resize_within_screen(window, 50_000, 300)
    room = window.screen().availableGeometry()
    assert room.contains(window.frameGeometry())
    assert window.frameGeometry().width() == room.width()
    window.close()


def test_a_panel_beside_the_page_moves_the_window_and_does_not_leave_the_screen(app: QApplication) -> None:
    del app
    window = MainWindow()
    room = window.screen().availableGeometry()
    window.show()
    window.move(room.right() - window.width(), room.top())
    window.put_aside(QWidget())
    assert room.contains(window.frameGeometry())
    window.close()


def test_a_dialog_is_no_larger_than_the_screen(app: QApplication) -> None:
    del app
    owner = QWidget()
    dialog = GuideDialog(owner)
    assert dialog.height() <= dialog.screen().availableGeometry().height()
