"""One window per user and home: a second start shows the first window and ends."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 2000


class SingleInstance(QObject):
    """`called` carries the profile that a second start asked for, empty for none in particular."""

    called = Signal(str)

    def __init__(self, tag: str) -> None:
        super().__init__()
        self._name = f"stile-{tag}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def claim(self, profile: str) -> bool:
        """Return True if this is the first start; otherwise the first one has been called."""
        if self._call(profile):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Let the next start be the first."""
        self._server.close()

    def _call(self, profile: str) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(f"{profile}\n".encode())
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
            self.called.emit(bytes(socket.readLine().data()).decode(errors="replace").strip())
