"""The one window: whose door it is, the present scene, and sometimes something beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.heading import Heading
from desktop.ui.icons import app_icon
from desktop.ui.scene import Scene
from desktop.ui.widgets.buttons import spoken
from desktop.ui.widgets.header import Header

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

_SIZE = QSize(520, 680)
_LEAST = QSize(380, 420)
_ASIDE = 360


class Window(QDialog):
    """A dialog, so that Enter means its default button. Closing it is not cancelling: `closed` tells.

    `painted` comes once, when there is something to see; `summoned` carries the pool that a second start of
    Stile asked for.
    """

    closed = Signal()
    painted = Signal()
    summoned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowFlags(Qt.WindowType.Window)
        self.setWindowIcon(app_icon())
        self.setWindowTitle("Stile")
        self._heading = Heading("Stile")
        self._header = Header(self._heading)
        self._scene = Scene()
        self._aside: QWidget | None = None
        self._seen = False
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._header)
        self._column.addWidget(self._scene, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(self._column, 1)
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE)

    @property
    def scene(self) -> Scene:
        """Return what is shown."""
        return self._scene

    def put(self, scene: Scene, heading: Heading) -> None:
        """Show another scene, and whose it is; the old one is thrown away."""
        if heading != self._heading:
            self._change_header(heading)
        old, self._scene = self._scene, scene
        scene.titled.connect(self.call_it)
        self._column.replaceWidget(old, scene)
        self._column.setStretchFactor(scene, 1)
        old.forget_secrets()
        old.hide()
        old.deleteLater()
        scene.show()
        scene.take_focus()

    def put_aside(self, panel: QWidget | None) -> None:
        """Show a panel beside the scene, or none."""
        if self._aside is not None:
            self._row.removeWidget(self._aside)
            self._aside.deleteLater()
            self.resize(self.width() - _ASIDE, self.height())
        self._aside = panel
        if panel is not None:
            panel.setFixedWidth(_ASIDE)
            self._row.addWidget(panel)
            self.resize(self.width() + _ASIDE, self.height())

    def call_it(self, page: str) -> None:
        """Name the window after the page and the pool; password managers and people find it by that."""
        self.setWindowTitle(spoken("title", page=page, pool=self._heading.name))

    def come_forward(self) -> None:
        """Show the window over the others, whatever state it is in."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

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

    def _change_header(self, heading: Heading) -> None:
        self._heading = heading
        old, self._header = self._header, Header(heading)
        self._column.replaceWidget(old, self._header)
        old.hide()
        old.deleteLater()
