"""One window per user and home: a second start shows the first window and ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from collections.abc import Mapping

_PATIENCE_MS = 2000
_LONGEST_LINE = 4096


class SingleInstance(QObject):
    """`called` carries what a second start was asked to do, as plain values."""

    called = Signal(dict)

    def __init__(self, tag: str) -> None:
        super().__init__()
        self._name = f"stile-{tag}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def claim(self, wanted: Mapping[str, Any]) -> bool:
        """Return True if this is the first start; otherwise the first one has heard what is wanted."""
        if self._call(wanted):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Let the next start be the first."""
        self._server.close()

    def _call(self, wanted: Mapping[str, Any]) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(json.dumps(wanted).encode() + b"\n")
        socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()
        return True

    def _welcome(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.setParent(self)  # else Python would take it for its own, and free it a second time
        socket.readyRead.connect(self._listen)
        socket.disconnected.connect(socket.deleteLater)
        self._take_call(socket)

    def _listen(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take_call(socket)

    def _take_call(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            self.called.emit(_read(bytes(socket.readLine(_LONGEST_LINE).data())))


def _read(line: bytes) -> dict[str, Any]:
    """Return what a second start wants; nothing in particular if it cannot be understood."""
    try:
        wanted = json.loads(line)
    except ValueError:
        return {}
    return wanted if isinstance(wanted, dict) else {}
