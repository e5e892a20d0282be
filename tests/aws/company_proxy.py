"""A company's proxy on loopback: it takes tunnels, and looks into them with a certificate of its own."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.fixtures.served_in_thread import ServedInThread

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

_CHUNK = 65536


class CompanyProxy(ServedInThread, ThreadingTCPServer):
    """Leads every tunnel to one plain server, whatever host was asked for; `asked` are the hosts."""

    allow_reuse_address = True

    def __init__(self, server: str, host: str, tls: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        where = urlsplit(server)
        self.behind = (where.hostname or "", where.port or 80)
        self.host = host
        self.tls = tls
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Handler(StreamRequestHandler):
    server: CompanyProxy

    def handle(self) -> None:
        method, host, _ = self.rfile.readline().decode().split(" ", 2)
        while self.rfile.readline().strip():
            continue
        self.server.asked.append(host)
        if method != "CONNECT":
            self.wfile.write(b"HTTP/1.1 405 -\r\nContent-Length: 0\r\n\r\n")
            return
        self.wfile.write(b"HTTP/1.1 200 -\r\n\r\n")
        with suppress(OSError):
            inside = self.server.tls.wrap_socket(self.connection, server_side=True)
            with socket.create_connection(self.server.behind) as behind:
                back = threading.Thread(target=_pass_on, args=(behind, inside, bytes), daemon=True)
                back.start()
                _pass_on(inside, behind, self._as_local)
                back.join(5)

    def _as_local(self, data: bytes) -> bytes:
        """Name the host that is really asked: the practice pool serves no other."""
        return data.replace(f"Host: {self.server.host}".encode(), b"Host: 127.0.0.1")


def _pass_on(source: socket.socket, target: socket.socket, change: Callable[[bytes], bytes]) -> None:
    with suppress(OSError):
        while data := source.recv(_CHUNK):
            target.sendall(change(data))
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
