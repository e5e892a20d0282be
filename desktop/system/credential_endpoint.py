"""AWS credentials over HTTP for one program: the form that SDKs in containers ask for.

Only this computer is served, by an address and a token that nobody else was told, and only as long as the
program runs. Source: "Container credential provider", AWS SDKs and Tools Reference Guide.
"""

from __future__ import annotations

import hmac
import json
import secrets
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING, Any, Self, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

Answer: TypeAlias = "tuple[int, dict[str, str]]"
"""An HTTP status and what is said in JSON."""

_HOST = "127.0.0.1"
_NOT_FOUND, _FORBIDDEN = 404, 403
_SLOWEST = 10.0
"""Seconds in which a request has to be there."""


class CredentialEndpoint:
    """Serves what `answer` says, which is called in a thread for each request, one at a time."""

    def __init__(self, answer: Callable[[], Answer]) -> None:
        self.token = secrets.token_urlsafe(32)
        self._path = f"/{secrets.token_urlsafe(16)}"
        one_at_a_time = threading.Lock()

        def alone() -> Answer:
            with one_at_a_time:
                return answer()

        self._server = _CredentialListener((_HOST, 0), partial(_CredentialHandler, self._check, alone))
        self.address = f"{_HOST}:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """The address at which credentials are served."""
        return f"http://{self.address}{self._path}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _check(self, request: BaseHTTPRequestHandler) -> Answer | None:
        """Return why a request is not served, None if it is: web pages and strangers are not."""
        head = request.headers
        if head.get_all("Host", []) != [self.address] or "Origin" in head or "Sec-Fetch-Site" in head:
            return _refused(_FORBIDDEN, "only the program that was started is served")
        given = head.get("Authorization", "").encode()
        if not hmac.compare_digest(given, self.token.encode()):
            return _refused(_FORBIDDEN, "the authorization token is not right")
        if request.path != self._path:
            return _refused(_NOT_FOUND, "there is nothing here")
        return None


class _CredentialListener(ThreadingHTTPServer):
    """Takes connections, and says nothing on standard error, which belongs to the program."""

    daemon_threads = True
    block_on_close = False

    def server_bind(self) -> None:
        """Take the address, without asking a name server what it is called, as HTTPServer does."""
        TCPServer.server_bind(self)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as declared
        """Say nothing about a client that went away."""


class _CredentialHandler(BaseHTTPRequestHandler):
    """One connection."""

    timeout = _SLOWEST

    def __init__(
        self,
        check: Callable[[BaseHTTPRequestHandler], Answer | None],
        answer: Callable[[], Answer],
        *connection: Any,  # noqa: ANN401 - what socketserver hands over
    ) -> None:
        self._check = check
        self._answer = answer
        super().__init__(*connection)  # which serves the connection until it ends

    def do_GET(self) -> None:
        """Give credentials to who may have them."""
        self._say(*(self._check(self) or self._answer()))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - as declared
        """Keep quiet: standard error belongs to the program."""

    def _say(self, status: int, said: dict[str, str]) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _refused(status: int, why: str) -> Answer:
    return status, {"code": "Refused", "message": why}
