"""A program on a port of this computer that is no practice pool, and keeps every byte that it is sent."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable

_NOW = '{"now": "2026-03-02T12:00:00.000000Z", "proof": "%s", "users": [], "pool_id": "eu-west-1_Ab3dEf6hI"}'


def http(
    body: str | bytes, status: str = "200 OK", content_type: str = "application/json", **more: str
) -> bytes:
    """Return a whole HTTP reply that ends the connection."""
    content = body.encode() if isinstance(body, str) else body
    head = {"Content-Type": content_type, "Content-Length": str(len(content)), "Connection": "close", **more}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + content


ANSWERS: dict[str, bytes] = {
    "not found as a list": http("[]", "404 Not Found"),
    "not found as a text": http('"no"', "404 Not Found"),
    "not found as nothing": http("null", "404 Not Found"),
    "not found without a reason": http('{"message": "Not Found"}', "404 Not Found"),
    "Cognito's own refusal": http('{"__type": "UnknownOperationException"}', "400 Bad Request"),
    "the error of a proxy": http("<html>Bad Gateway</html>", "502 Bad Gateway", "text/html"),
    "a list": http("[]"),
    "a number": http("5"),
    "an empty object": http("{}"),
    "an empty body": http(""),
    "no body": http("", "204 No Content"),
    "brackets": http("[" * 60_000),
    "bytes that are no text": http(b"\xff\xfe{}"),
    "an answer that talks like practice": http(_NOW % ("0" * 64)),
    "a proof that is no text": http('{"now": "2026-03-02T12:00:00Z", "proof": [5, null]}'),
    "a proof of other letters": http('{"now": "2026-03-02T12:00:00Z", "proof": "é"}'),
    "another place": http("", "302 Found", Location="http://127.0.0.1:1/"),
    "half a reply": b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"now": "2026',
    "half a head": b"HTTP/1.1 200 O",
    "a status that is none": b"HTTP/1.1 999999999999 ?\r\n\r\n",
    "a length that is none": b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
    "chunks that are none": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
    "the greeting of SSH": b"SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n",
    "an alert of TLS": b"\x15\x03\x01\x00\x02\x02\x46",
    "nothing": b"",
    "a long line": b"x" * 200_000,
}


class Stranger:
    """Gives one answer to whatever comes; `heard` is all that it was sent."""

    def __init__(self, answer: bytes | Callable[[bytes], bytes], *, silent: bool = False) -> None:
        self._answer = answer
        self._silent = silent
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._guard = threading.Lock()
        self._closing = threading.Event()
        self.heard = b""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def profile(self, hello: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - values of a profile
        return {
            "pool_id": hello["pool_id"],
            "client_id": hello["clients"]["srp"],
            "flow": "srp",
            "endpoint_url": self.url,
            **more,
        }

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            asked = self._whole(connection)
            with self._guard:
                self.heard += asked
            if self._silent:
                self._closing.wait(30)
                return
            answer = self._answer
            connection.sendall(answer if isinstance(answer, bytes) else answer(asked))

    @staticmethod
    def _whole(connection: socket.socket) -> bytes:
        """Read a request whole, so that nothing of it is missed."""
        asked = b""
        while b"\r\n\r\n" not in asked and (part := connection.recv(65_536)):
            asked += part
        head, _, body = asked.partition(b"\r\n\r\n")
        lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        length = int(lengths[0].partition(b":")[2]) if lengths else 0
        while len(body) < length and (part := connection.recv(65_536)):
            body += part
            asked += part
        return asked


def relay_to(endpoint: str) -> Callable[[bytes], bytes]:
    """Return what hands every request on to a real practice pool, and its reply back."""
    host, _, port = endpoint.removeprefix("http://").partition(":")

    def answer(asked: bytes) -> bytes:
        told = b""
        with socket.create_connection((host, int(port)), 5) as connection:
            connection.sendall(asked.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1))
            while part := connection.recv(65_536):
                told += part
        return told

    return answer
