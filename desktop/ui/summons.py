"""What a second start was asked to do, carried to the window of the first."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from collections.abc import Mapping

_PATIENCE = 5.0
"""Seconds that a second start waits for the first to listen; that one may just have painted its window."""
_PAUSE = 0.05
_STEP_MS = 2000
_LONGEST_LINE = 4096


class Summons(QObject):
    """Hears second starts; `called` carries what one was asked to do, as plain values."""

    called = Signal(dict)

    def __init__(self, tag: str) -> None:
        super().__init__()
        self._name = _name(tag)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def listen(self) -> None:
        """Hear second starts from now on; only who has the right to the window may."""
        QLocalServer.removeServer(self._name)  # one that died has left its own behind
        self._server.listen(self._name)

    def close(self) -> None:
        """Hear nobody any more."""
        self._server.close()

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


def summon(tag: str, wanted: Mapping[str, Any], patience: float = _PATIENCE) -> bool:
    """Tell the first start of a home what is wanted; False if it does not listen within `patience` seconds.

    Blocks.
    """
    end = time.monotonic() + patience
    socket = QLocalSocket()
    while not _connected(socket, tag):
        if time.monotonic() >= end:
            return False
        time.sleep(_PAUSE)
    socket.write(json.dumps(wanted).encode() + b"\n")
    socket.waitForBytesWritten(_STEP_MS)
    socket.disconnectFromServer()
    return True


def _connected(socket: QLocalSocket, tag: str) -> bool:
    socket.connectToServer(_name(tag))
    return socket.waitForConnected(_STEP_MS)


def _name(tag: str) -> str:
    return f"stile-{tag}"


def _read(line: bytes) -> dict[str, Any]:
    """Return what a second start wants; nothing in particular if it cannot be understood."""
    try:
        wanted = json.loads(line)
    except ValueError:
        return {}
    return wanted if isinstance(wanted, dict) else {}
