"""A relay to a server of other people's, which mends what is unlike Cognito in its messages."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

from tests.fixtures.served_in_thread import ServedInThread

if TYPE_CHECKING:
    from collections.abc import Callable

    Mend: TypeAlias = Callable[[dict[str, Any]], None]

_PATIENCE = 15


class Relay(ServedInThread, ThreadingHTTPServer):
    """Passes requests on; `request` and `reply` change the messages in place. Also a context manager."""

    def __init__(self, server: str, *, request: Mend, reply: Mend) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.server = urlsplit(server).netloc
        self.request_mend = request
        self.reply_mend = reply
        self.endpoint = f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Relay

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.request_mend(asked)
        status, said = self._pass_on(asked)
        self.server.reply_mend(said)
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as declared
        """Keep quiet."""

    def _pass_on(self, asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        headers = {name: self.headers[name] for name in ("Content-Type", "X-Amz-Target")}
        connection = HTTPConnection(self.server.server, timeout=_PATIENCE)
        try:
            connection.request("POST", "/", json.dumps(asked), headers)
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        finally:
            connection.close()
