"""The main window: the pool's name, the current screen, and sometimes a panel beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.fitting import resize_within_screen
from desktop.ui.widgets.heading import UNKNOWN, Heading
from desktop.ui.widgets.help_context import HelpContext
from desktop.ui.widgets.plain import set_window_title
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.slot import Slot
from desktop.ui.widgets.texts import window_text
from desktop.ui.widgets.window_header import WindowHeader

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

_SIZE = QSize(540, 700)
_ASIDE, _NARROWEST_ASIDE = 360, 240


class MainWindow(QDialog):
    """A dialog, so that Enter presses its default button. Closing it is not cancelling: `closed` follows.

    `painted` comes once, when there is something to see; `second_start_requested` carries what a second start
    of Stile was asked for; `left_alone` says that nobody sits in front of it any more; `help_wanted` carries
    where somebody is stuck, `admin_wanted` whose people an admin wants to see.
    """

    closed = Signal()
    painted = Signal()
    second_start_requested = Signal(dict)
    offered = Signal(str)
    left_alone = Signal()
    help_wanted = Signal(HelpContext, Heading)
    admin_wanted = Signal(Heading)
    support_wanted = Signal()
    journal_wanted = Signal()
    guide_wanted = Signal()
    about_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowFlags(Qt.WindowType.Window)
        set_window_title(self, "Stile")
        self._seen = False
        self._heading = UNKNOWN
        self._screen = Screen()
        self._header_slot = Slot()
        self._screen_slot = Slot()
        self._aside_slot = Slot()
        self._lay_out()
        self._header_slot.put(WindowHeader(self._heading))
        self._screen_slot.put(self._screen)
        resize_within_screen(self, _SIZE.width(), _SIZE.height())

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._header_slot)
        column.addWidget(self._screen_slot, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self._aside_slot)

    @property
    def current_screen(self) -> Screen:
        """Return what is shown."""
        return self._screen

    def put(self, screen: Screen, heading: Heading) -> None:
        """Show another screen and the pool it belongs to; the old one is deleted with its secrets."""
        if heading != self._heading:
            self._heading = heading
            self._header_slot.put(WindowHeader(heading))
        self._screen.forget_secrets()
        self._screen = screen
        screen.titled.connect(self.set_page_title)
        screen.help_wanted.connect(lambda context: self.help_wanted.emit(context, heading))
        screen.admin_wanted.connect(lambda: self.admin_wanted.emit(heading))
        screen.support_wanted.connect(self.support_wanted)
        screen.journal_wanted.connect(self.journal_wanted)
        screen.guide_wanted.connect(self.guide_wanted)
        screen.about_wanted.connect(self.about_wanted)
        self._screen_slot.put(screen)
        screen.take_focus()

    def put_aside(self, panel: QWidget | None) -> None:
        """Show a panel beside the screen, or none; on a small display a narrow one."""
        width = self.width() - (self._aside_slot.width() if self._aside_slot.isVisible() else 0)
        if panel is not None:
            room = self.screen().availableGeometry().width()
            panel.setFixedWidth(min(_ASIDE, max(_NARROWEST_ASIDE, room - width)))
            width = min(width + panel.width(), room)
        self._aside_slot.put(panel)
        resize_within_screen(self, width, self.height())

    def set_page_title(self, page: str) -> None:
        """Name the window after the page and the pool; password managers and people find it by that."""
        key = "title" if self._heading.pool_id else "title-nowhere"
        set_window_title(self, window_text(key, page=page, pool=self._heading.name))

    def come_forward(self) -> None:
        """Show the window over the others, whatever state it is in."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def accept_second_start(self, wanted: dict[str, Any]) -> None:
        """Come forward for a second start, and do what it was asked for, if that is anything.

        A start on another display may ask to have the window closed; its step is kept, as always.
        """
        if wanted.get("closes") is True:
            self.close()
            return
        self.come_forward()
        request, offer = wanted.get("wish"), wanted.get("open")
        if offer and isinstance(offer, str):
            self.offered.emit(offer)
        elif wanted.get("profile") or (isinstance(request, dict) and any(request.values())):
            self.second_start_requested.emit(wanted)

    def reject(self) -> None:
        """Let the current screen say what Esc means."""
        self._screen.cancel()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint, and tell the first time."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Hide at once; `closed` lets its owner end."""
        event.accept()
        self.hide()
        self.closed.emit()
