"""Files dropped onto the window, wherever on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent

from desktop.ui.adding.offer import Offer, is_offer, offer_of

if TYPE_CHECKING:
    from desktop.ui.window import Window

_OVER = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove})
_GONE = frozenset({QEvent.Type.DragLeave, QEvent.Type.Drop})


class Drops(QObject):
    """Watches a window; scenes that could lose something by being left take no drops."""

    dropped = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._offer: Offer | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @property
    def waiting(self) -> bool:
        """Say whether something was dropped that nobody has taken yet."""
        return self._offer is not None

    def take(self) -> Offer | None:
        """Return what was dropped last, once."""
        offer, self._offer = self._offer, None
        return offer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let files and texts fall where they are welcome."""
        kind = event.type()
        if kind in _GONE:
            self._window.scene.invite(inviting=False)
        if kind in _OVER | _GONE and isinstance(event, QDropEvent):
            return self._dragged(event)
        return super().eventFilter(watched, event)

    def _dragged(self, event: QDropEvent) -> bool:
        if not (self._window.scene.takes_files and is_offer(event.mimeData())):
            event.ignore()
            return True
        event.acceptProposedAction()
        self._window.scene.invite(inviting=event.type() is not QEvent.Type.Drop)
        if event.type() is QEvent.Type.Drop:
            self._offer = offer_of(event.mimeData())
            self.dropped.emit()
        return True
