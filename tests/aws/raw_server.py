"""A server below HTTP: it reads whole requests, counts them, and answers with whatever bytes a test wants."""

from __future__ import annotations

import json
import socket
import struct
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TypeAlias

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

DATE = "Sun, 22 Nov 2026 10:00:00 GMT"
TOKENS = {
    "AuthenticationResult": {
        "AccessToken": "access-canary",
        "IdToken": "identity-canary",
        "RefreshToken": "refresh-canary",
        "ExpiresIn": 3600,
        "TokenType": "Bearer",
    },
    "ChallengeParameters": {},
}
CHALLENGE = {
    "ChallengeName": "EMAIL_OTP",
    "Session": "AYABe-next-session-canary",
    "ChallengeParameters": {"CODE_DELIVERY_DESTINATION": "a***@e***"},
}


@dataclass(frozen=True)
class Request:
    target: str
    headers: dict[str, str]
    body: dict[str, Any]


class RawServer:
    """Plays `script`, one act a request, the last one again and again; `requests` is what arrived whole."""

    def __init__(self, *script: Act, tls: ssl.SSLContext | None = None) -> None:
        self._script = list(script) or [reply(CHALLENGE)]
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._serving: list[threading.Thread] = []
        self._closing, self._asked = threading.Event(), threading.Event()
        self.requests: list[Request] = []
        self.connections = 0

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._accepting = self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        """End the threads before the descriptors: a late `accept` would serve the number's next owner."""
        self._closing.set()
        self._end(self._listener)
        self._accepting.join()
        for connection in self._open:
            self._end(connection)
        for thread in self._serving:
            thread.join()
        for sock in (self._listener, *self._open):
            sock.close()

    @staticmethod
    def _end(sock: socket.socket) -> None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    @staticmethod
    def _start(work: Callable[..., None], *arguments: object) -> threading.Thread:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        thread.start()
        return thread

    def wait_until_closed(self, seconds: float) -> None:
        self._closing.wait(seconds)

    def wait_for_request(self, seconds: float) -> None:
        assert self._asked.wait(seconds)

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            self.connections += 1
            self._serving.append(self._start(self._serve, connection))

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError):
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
                self._open.append(connection)
            while (request := _read(connection)) is not None:
                act = self._script[min(len(self.requests), len(self._script) - 1)]
                self.requests.append(request)
                self._asked.set()
                if not act(self, connection):
                    connection.close()
                    return


Act: TypeAlias = "Callable[[RawServer, socket.socket], bool]"
"""Acts on a connection that has asked; says whether the connection stays open."""


def _read(connection: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            return None
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    headers = {
        name.lower(): value.strip()
        for name, _, value in (line.partition(":") for line in head.decode().split("\r\n")[1:])
    }
    while len(body) < int(headers.get("content-length", "0")):
        body += connection.recv(65536)
    return Request(headers["x-amz-target"].partition(".")[2], headers, json.loads(body))


def raw(data: bytes, *, stay: bool = False) -> Act:
    """Send these bytes, then close the connection or stay for the next request."""

    def act(_: RawServer, connection: socket.socket) -> bool:
        connection.sendall(data)
        return stay

    return act


def reply(
    body: object, status: int = 200, content_type: str = "application/x-amz-json-1.1", **headers: str
) -> Act:
    """Reply as the service does, keeping the connection."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return raw(_head(status, content_type, len(content), headers) + content, stay=True)


def refusal(name: str, text: str = "", status: int = 400) -> Act:
    return reply({"__type": name, "message": text}, status)


def page(status: int) -> Act:
    """Answer as a hotel's network does, without anything of the service."""
    content = b"<html><body>Welcome to our hotel. Please log in.</body></html>"
    head = f"HTTP/1.1 {status} -\r\nContent-Type: text/html\r\nContent-Length: {len(content)}\r\n\r\n"
    return raw(head.encode() + content, stay=True)


def half(body: object) -> Act:
    """Promise the whole reply and send half of it."""
    content = json.dumps(body).encode()
    head = _head(200, "application/x-amz-json-1.1", len(content), {})
    return raw(head + content[: len(content) // 2])


def close(_: RawServer, __: socket.socket) -> bool:
    return False


def reset(_: RawServer, connection: socket.socket) -> bool:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return False


def cut(_: RawServer, connection: socket.socket) -> bool:
    """End the connection below TLS, without TLS's own good-bye."""
    socket.socket(fileno=connection.detach()).close()
    return False


def hang(server: RawServer, _: socket.socket) -> bool:
    server.wait_until_closed(5)
    return False


def _head(status: int, content_type: str, length: int, headers: dict[str, str]) -> bytes:
    lines = {
        "Date": DATE,
        "Content-Type": content_type,
        "Content-Length": str(length),
        "x-amzn-RequestId": "request-1",
    } | headers
    return (
        f"HTTP/1.1 {status} -\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\n"
    ).encode()
