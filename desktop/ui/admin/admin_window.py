"""The admins' window: the pool's name, the sidebar, the current page, and the triage panel beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.guide import ADMINS
from desktop.ui.app.app_icon import app_icon
from desktop.ui.widgets.fitting import resize_within_screen
from desktop.ui.widgets.plain import set_window_title
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.slot import Slot
from desktop.ui.widgets.texts import admin_text
from desktop.ui.widgets.window_header import WindowHeader

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from desktop.ui.widgets.heading import Heading

_SIZE = QSize(1240, 780)
_ASIDE = 410


class AdminWindow(QWidget):
    """`closed` tells that it was closed; `dropped` carries a file that was dropped on it; `left` is Esc.

    F1 opens the admins' guide over it, on every page.
    """

    closed = Signal()
    dropped = Signal(Path)
    left = Signal()

    def __init__(self, heading: Heading) -> None:
        super().__init__()
        self.setObjectName("admin_window")
        self.setWindowFlags(Qt.WindowType.Window)
        self.setWindowIcon(app_icon())
        set_window_title(self, admin_text("title", pool=heading.name))
        self.setAcceptDrops(True)
        self._screens = QStackedWidget()
        self._header, self._sidebar, self._aside = Slot(), Slot(), Slot()
        self._lay_out()
        self.show_heading(heading)
        QShortcut(QKeySequence("Esc"), self, self.left.emit)
        QShortcut(QKeySequence("F1"), self, self.show_guide)
        resize_within_screen(self, _SIZE.width(), _SIZE.height())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addWidget(self._screens, 1)
        row.addWidget(self._aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addLayout(row, 1)

    @property
    def current_screen(self) -> Screen | None:
        """Return the page that is shown."""
        shown = self._screens.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def show_heading(self, heading: Heading) -> None:
        """Show the pool's name, and whether it is a practice pool."""
        self._header.put(WindowHeader(heading))

    def put_sidebar(self, sidebar: QWidget | None) -> None:
        """Show where one can go, or nothing before there is a pool."""
        self._sidebar.put(sidebar)

    def put(self, screen: Screen) -> None:
        """Show a page, a new one or one that was shown before; the others stay as they are."""
        if self._screens.indexOf(screen) < 0:
            self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        screen.take_focus()

    def discard(self, screen: Screen) -> None:
        """Remove a page and delete it."""
        self._screens.removeWidget(screen)
        screen.deleteLater()

    def put_aside(self, panel: QWidget | None) -> None:
        """Show a panel beside the page, or none."""
        if panel is not None:
            panel.setFixedWidth(_ASIDE)
        self._aside.put(panel)

    def show_guide(self) -> None:
        """Open the admins' guide over the window."""
        from desktop.ui.app.guide_dialog import open_guide  # noqa: PLC0415 - most admins never need it

        open_guide(self, ADMINS)

    def come_forward(self) -> None:
        """Show the window over the others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files, which may be help notes."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Emit the first file."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.dropped.emit(Path(url.toLocalFile()))
                return

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Hide at once; `closed` lets its owner end."""
        event.accept()
        self.hide()
        self.closed.emit()
