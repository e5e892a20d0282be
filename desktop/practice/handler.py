"""HTTP for the pools, their key sets and the control address: one write for every reply."""

from __future__ import annotations

import json
import logging
import os
import select
import socket
import struct
from email.utils import format_datetime
from http import HTTPStatus
from http.client import responses
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qsl, urlsplit

from desktop.practice import wire
from desktop.practice.control_routes import ControlError
from desktop.practice.errors import ServiceError, internal
from desktop.practice.request_processor import ServiceRequest
from desktop.practice.wire import ReplyManner, ServedReply

if TYPE_CHECKING:
    from desktop.practice.control_routes import ControlRoutes
    from desktop.practice.practice_state import PracticeState

_log = logging.getLogger(__name__)

Connection = Any
"""What `socketserver` calls a request."""

_TARGET = "AWSCognitoIdentityProviderService."
_CONTROL = "/_practice"
_KEYS = "/.well-known/jwks.json"
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_LARGEST_BODY = 1_000_000
_GLANCE = 0.05


class PracticeRequestHandler(BaseHTTPRequestHandler):
    """One connection; it is kept open between requests."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, practice: PracticeState, control: ControlRoutes, *connection: Connection) -> None:
        self._practice = practice
        self._control = control
        super().__init__(*connection)  # which serves the connection until it ends

    def do_POST(self) -> None:
        """Serve the pools' operations and control calls."""
        self._serve()

    def do_GET(self) -> None:
        """Serve key sets and control calls."""
        self._serve()

    def do_DELETE(self) -> None:
        """Serve control calls."""
        self._serve()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - as declared
        """Keep quiet: the ledger is the log."""

    def _serve(self) -> None:
        body = self._body()
        try:
            reply = self._reply(body)
        except Exception:  # noqa: BLE001 - a client must get a reply, whatever went wrong here
            _log.exception("the practice server failed at %s %s", self.command, self.path)
            reply = wire.refusal(internal())
        self._send(reply)
        if self._control.stop_asked:
            self._practice.stopping.set()

    def _reply(self, body: bytes | None) -> ServedReply:
        url = urlsplit(self.path)
        if not self._is_local():
            return _json(HTTPStatus.FORBIDDEN, {"error": "only this machine is served"})
        if body is None:
            return _json(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"error": "the body is too large"})
        if url.path.startswith(f"{_CONTROL}/"):
            return self._controlled(url.path.removeprefix(_CONTROL), url.query, body)
        if self.command == "POST" and url.path == "/":
            return self._operation(body)
        if self.command == "GET" and url.path.endswith(_KEYS):
            return self._keys(url.path.removesuffix(_KEYS).strip("/"))
        return _json(HTTPStatus.NOT_FOUND, {"error": f"there is no {url.path}"})

    def _is_local(self) -> bool:
        """Refuse the names that a web page could have pointed at this machine."""
        return urlsplit(f"//{self.headers.get('Host', '')}").hostname in _LOCAL

    def _body(self) -> bytes | None:
        """Read the body; without a readable length, or with one too large, the connection ends."""
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > _LARGEST_BODY:
            self.close_connection = True
            return None
        return self.rfile.read(int(length))

    def _operation(self, body: bytes) -> ServedReply:
        target = self.headers.get("X-Amz-Target", "")
        if not target.startswith(_TARGET):
            return wire.refusal(ServiceError("UnknownOperationException", ""))
        params = _parsed(body)
        if params is None:
            return wire.refusal(ServiceError("SerializationException", ""))
        signed = "Authorization" in self.headers
        return self._practice.processor.answer(ServiceRequest(target.removeprefix(_TARGET), params, signed))

    def _keys(self, pool_id: str) -> ServedReply:
        state = self._practice.state
        if pool_id not in state.pools:
            return _json(HTTPStatus.NOT_FOUND, {"error": f"there is no pool {pool_id}"})
        return _json(HTTPStatus.OK, state.signer.jwks())

    def _controlled(self, path: str, query: str, body: bytes) -> ServedReply:
        given = dict(parse_qsl(query)) if self.command == "GET" else _parsed(body)
        if given is None:
            return _json(HTTPStatus.BAD_REQUEST, {"error": "the body is no JSON object"})
        try:
            return _json(HTTPStatus.OK, self._control.serve(self.command, path, given))
        except ControlError as error:
            return _json(error.status, {"error": error.reason})

    def _send(self, reply: ServedReply) -> None:
        if reply.manner is not ReplyManner.WHOLE:
            self.close_connection = True
        if reply.manner is ReplyManner.RESET:
            self._reset()
        elif reply.manner is ReplyManner.HANG:
            self._hang(reply.seconds)
        elif reply.manner is not ReplyManner.CLOSE:
            sent = reply.body if reply.manner is ReplyManner.WHOLE else reply.body[: len(reply.body) // 2]
            self.wfile.write(self._head(reply) + sent)

    def _head(self, reply: ServedReply) -> bytes:
        now = self._practice.clock.now()
        lines = [
            f"HTTP/1.1 {reply.status} {responses.get(reply.status, '')}",
            f"Date: {format_datetime(now, usegmt=True)}",
            f"Content-Type: {reply.content_type}",
            f"Content-Length: {len(reply.body)}",
            *(f"{name}: {value}" for name, value in reply.headers),
        ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    def _reset(self) -> None:
        """Close with a TCP reset: a linger time of zero, and no farewell before it."""
        linger = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        socket.close(self.connection.detach())

    def _hang(self, seconds: float) -> None:
        """Keep silent until the client gives up, the time is over or the server stops."""
        stopping = self._practice.stopping
        waited = 0.0
        while not stopping.is_set() and (not seconds or waited < seconds):
            readable, _, _ = select.select([self.connection], [], [], _GLANCE)
            if readable and not self.connection.recv(1, socket.MSG_PEEK):
                return
            stopping.wait(_GLANCE if readable else 0)
            waited += _GLANCE


def _parsed(body: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        return None
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def _json(status: int, value: object) -> ServedReply:
    return ServedReply(status, json.dumps(value).encode(), "application/json")
