"""The one window: whose door it is, the present scene, and sometimes something beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.heading import UNKNOWN, Heading
from desktop.ui.plight import Plight
from desktop.ui.scene import Scene
from desktop.ui.widgets.buttons import spoken
from desktop.ui.widgets.header import Header
from desktop.ui.widgets.slot import Slot

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

_SIZE = QSize(540, 700)
_ASIDE, _NARROWEST_ASIDE = 360, 240


class Window(QDialog):
    """A dialog, so that Enter means its default button. Closing it is not cancelling: `closed` tells.

    `painted` comes once, when there is something to see; `summoned` carries what a second start of Stile
    was asked for; `left_alone` says that nobody sits in front of it any more; `help_wanted` carries where
    somebody is stuck, `admin_wanted` whose people an admin wants to see.
    """

    closed = Signal()
    painted = Signal()
    summoned = Signal(dict)
    left_alone = Signal()
    help_wanted = Signal(Plight, Heading)
    admin_wanted = Signal(Heading)
    support_wanted = Signal()
    journal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowFlags(Qt.WindowType.Window)
        self.setWindowTitle("Stile")
        self._seen = False
        self._heading = UNKNOWN
        self._scene = Scene()
        self._header_slot = Slot()
        self._scene_slot = Slot()
        self._aside_slot = Slot()
        self._lay_out()
        self._header_slot.put(Header(self._heading))
        self._scene_slot.put(self._scene)
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._header_slot)
        column.addWidget(self._scene_slot, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self._aside_slot)

    @property
    def scene(self) -> Scene:
        """Return what is shown."""
        return self._scene

    def put(self, scene: Scene, heading: Heading) -> None:
        """Show another scene, and whose it is; the old one is thrown away with its secrets."""
        if heading != self._heading:
            self._heading = heading
            self._header_slot.put(Header(heading))
        self._scene.forget_secrets()
        self._scene = scene
        scene.titled.connect(self.call_it)
        scene.help_wanted.connect(lambda plight: self.help_wanted.emit(plight, heading))
        scene.admin_wanted.connect(lambda: self.admin_wanted.emit(heading))
        scene.support_wanted.connect(self.support_wanted)
        scene.journal_wanted.connect(self.journal_wanted)
        self._scene_slot.put(scene)
        scene.take_focus()

    def put_aside(self, panel: QWidget | None) -> None:
        """Show a panel beside the scene, or none; on a small screen a narrow one."""
        width = self.width() - (self._aside_slot.width() if self._aside_slot.isVisible() else 0)
        if panel is not None:
            room = self.screen().availableGeometry().width()
            panel.setFixedWidth(min(_ASIDE, max(_NARROWEST_ASIDE, room - width)))
            width = min(width + panel.width(), room)
        self._aside_slot.put(panel)
        self.resize(width, self.height())

    def call_it(self, page: str) -> None:
        """Name the window after the page and the pool; password managers and people find it by that."""
        key = "title" if self._heading.pool_id else "title-nowhere"
        self.setWindowTitle(spoken(key, page=page, pool=self._heading.name))

    def come_forward(self) -> None:
        """Show the window over the others, whatever state it is in."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def be_called(self, wanted: dict[str, Any]) -> None:
        """Come forward for a second start, and do what it was asked for, if that is anything."""
        self.come_forward()
        wish = wanted.get("wish")
        if wanted.get("profile") or (isinstance(wish, dict) and any(wish.values())):
            self.summoned.emit(wanted)

    def reject(self) -> None:
        """Take Esc for what it means in the present scene."""
        self._scene.cancel()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint, and tell the first time."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Go at once; whoever runs the window hears of it."""
        event.accept()
        self.hide()
        self.closed.emit()
