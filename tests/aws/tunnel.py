"""An HTTP proxy that tunnels to one server, whatever host is asked for, and may want a password."""

from __future__ import annotations

import base64
import contextlib
import socket
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

_REFUSED = (
    b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n"
)
_READY = b"HTTP/1.1 200 Connection established\r\n\r\n"


class Tunnel:
    """`asked` are the hosts it was asked for; `password` as `name:word`, empty if it wants none."""

    def __init__(self, port: int, password: str = "") -> None:
        self._port = port
        self._expected = base64.b64encode(password.encode()).decode() if password else ""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            head = b"".join(_until_blank_line(client)).decode()
            self.asked.append(head.split()[1])
            if self._expected and f"Basic {self._expected}" not in head:
                client.sendall(_REFUSED)
                return
            client.sendall(_READY)
            with socket.create_connection(("127.0.0.1", self._port)) as server:
                back = threading.Thread(target=_pump, args=(server, client), daemon=True)
                back.start()
                _pump(client, server)
                back.join()


def _until_blank_line(client: socket.socket) -> Iterator[bytes]:
    seen = b""
    while not seen.endswith(b"\r\n\r\n"):
        byte = client.recv(1)
        if not byte:
            return
        seen += byte
        yield byte


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
