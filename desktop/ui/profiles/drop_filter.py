"""Files dropped onto the window, wherever on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent

from desktop.ui.app.import_source import ImportSource, import_source, is_import_source

if TYPE_CHECKING:
    from desktop.ui.app.main_window import MainWindow

_OVER = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove})
_GONE = frozenset({QEvent.Type.DragLeave, QEvent.Type.Drop})


class DropFilter(QObject):
    """Watches a window; screens that could lose something by being left take no drops."""

    dropped = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._offer: ImportSource | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @property
    def waiting(self) -> bool:
        """Say whether something was dropped and not taken yet."""
        return self._offer is not None

    def offer(self, source: ImportSource) -> bool:
        """Take what was opened elsewhere as if it had been dropped; say whether it is looked at at once."""
        self._offer = source
        if self._window.current_screen.takes_files:
            self.dropped.emit()
            return True
        return False

    def take(self) -> ImportSource | None:
        """Return what was dropped last, once."""
        source, self._offer = self._offer, None
        return source

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Accept files and texts where the current screen takes them."""
        kind = event.type()
        if kind in _GONE:
            self._window.current_screen.invite(inviting=False)
        if kind in _OVER | _GONE and isinstance(event, QDropEvent):
            return self._dragged(event)
        return super().eventFilter(watched, event)

    def _dragged(self, event: QDropEvent) -> bool:
        if not (self._window.current_screen.takes_files and is_import_source(event.mimeData())):
            event.ignore()
            return True
        event.acceptProposedAction()
        self._window.current_screen.invite(inviting=event.type() is not QEvent.Type.Drop)
        if event.type() is QEvent.Type.Drop:
            self._offer = import_source(event.mimeData())
            self.dropped.emit()
        return True
