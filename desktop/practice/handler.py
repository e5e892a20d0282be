"""HTTP for the pools, their domain and key sets and the control address: one write for every reply."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import select
import socket
import struct
import time
from dataclasses import replace
from email.utils import format_datetime
from http import HTTPStatus
from http.client import responses
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from desktop.practice import wire
from desktop.practice.browser_guard import access_for_page, check_sender
from desktop.practice.control_routes import ControlError
from desktop.practice.domain.domain import admission, is_of_domain
from desktop.practice.domain.domain_request import RawRequest
from desktop.practice.errors import ServiceError, internal
from desktop.practice.identity import query_protocol
from desktop.practice.identity.signature import signature_of
from desktop.practice.request_body import UnreadableRequestError, read_body, read_object
from desktop.practice.request_processor import ServiceRequest
from desktop.practice.wire import ReplyManner, ServedReply

if TYPE_CHECKING:
    from desktop.practice.control_routes import ControlRoutes
    from desktop.practice.identity.signature import RequestSignature
    from desktop.practice.practice_state import PracticeState

_log = logging.getLogger(__name__)

Connection = Any
"""What `socketserver` calls a request."""

_USER_POOLS = "AWSCognitoIdentityProviderService"
_IDENTITY_POOLS = "AWSCognitoIdentityService"
_CONTROL = "/_practice"
_KEYS = "/.well-known/jwks.json"
_GLANCE = 0.05
_LINGERS, _LINGERS_FOR = 2.0, 64_000_000
"""Seconds and bytes that a refused client may go on sending."""


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

    def do_OPTIONS(self) -> None:
        """Tell a browser whether a page may call the pools; the control address is not for pages."""
        self._serve()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - as declared
        """Keep quiet: the ledger is the log."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 - as declared
        """Refuse what is no HTTP, and end the connection: nobody knows where the next request begins."""
        self.close_connection = True
        self._send(wire.refusal(_unreadable(code, message or responses.get(code, ""))))
        self._linger()

    def _serve(self) -> None:
        try:
            reply = self._reply()
        except UnreadableRequestError as error:
            self.close_connection = self.close_connection or error.ends
            reply = self._refused(error)
        except Exception:  # noqa: BLE001 - a client must get a reply, whatever went wrong here
            _log.exception("the practice server failed at %s %s", self.command, self.path)
            reply = wire.refusal(internal())
        self._send(reply)
        if self.close_connection and reply.status >= HTTPStatus.BAD_REQUEST:
            self._linger()
        if self._control.stop_asked:
            self._practice.stopping.set()

    def _reply(self) -> ServedReply:
        body = read_body(self.headers, self.rfile)
        try:
            url = urlsplit(self.path)
        except ValueError:
            raise UnreadableRequestError(HTTPStatus.BAD_REQUEST, "the address cannot be read") from None
        check_sender(self.headers, admission(self.command, url.path))
        if url.path.startswith(f"{_CONTROL}/"):
            return self._controlled(url.path.removeprefix(_CONTROL), url.query, body)
        reply = self._of_pools(url.path, url.query, body)
        return replace(reply, headers=(*reply.headers, *access_for_page(self.headers)))

    def _of_pools(self, path: str, query: str, body: bytes) -> ServedReply:
        if self.command == "OPTIONS":
            return ServedReply(HTTPStatus.NO_CONTENT, b"")
        if self.command == "POST" and path == "/":
            return self._operation(body)
        if self.command == "GET" and path.endswith(_KEYS):
            return self._keys(path.removesuffix(_KEYS).strip("/"))
        if is_of_domain(self.command, path):
            return self._practice.at_domain(RawRequest(self.command, path, query, self.headers, body))
        return _json(HTTPStatus.NOT_FOUND, {"error": f"there is no {path}"})

    def _refused(self, error: UnreadableRequestError) -> ServedReply:
        """Refuse a call in the form that its address has: the control's own, else Cognito's."""
        if self.path.startswith(f"{_CONTROL}/"):
            return _json(error.status, {"error": error.reason})
        return wire.refusal(_unreadable(error.status, error.reason))

    def _operation(self, body: bytes) -> ServedReply:
        """Serve one of the three services. AWS tells them apart so, too: by target, or by being a form."""
        target, signature = self.headers.get("X-Amz-Target", ""), signature_of(self.headers)
        if not target and self.headers.get_content_type() == query_protocol.FORM and b"Action=" in body:
            return self._form(body, signature)
        service, _, operation = target.rpartition(".")
        services = {_USER_POOLS: self._practice.processor, _IDENTITY_POOLS: self._practice.identities}
        processor = services.get(service)
        if processor is None:
            return wire.refusal(ServiceError("UnknownOperationException", ""))
        return processor.answer(ServiceRequest(operation, read_object(body), signature))

    def _form(self, body: bytes, signature: RequestSignature | None) -> ServedReply:
        model = self._practice.sts_model
        try:
            operation, params = query_protocol.read_form(model, body)
        except ServiceError as error:
            return wire.refusal(error)
        reply = self._practice.sts.answer(ServiceRequest(operation, params, signature))
        return query_protocol.as_xml(model, operation, reply)

    def _keys(self, pool_id: str) -> ServedReply:
        state = self._practice.state
        if pool_id not in state.pools:
            return _json(HTTPStatus.NOT_FOUND, {"error": f"there is no pool {pool_id}"})
        return _json(HTTPStatus.OK, state.signer.jwks())

    def _controlled(self, path: str, query: str, body: bytes) -> ServedReply:
        given = dict(parse_qsl(query)) if self.command == "GET" else read_object(body)
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

    def _linger(self) -> None:
        """Take what a refused client still sends, for a while: a reset would overtake the reply."""
        with contextlib.suppress(OSError):
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(_LINGERS)
            until, left = time.monotonic() + _LINGERS, _LINGERS_FOR
            while left > 0 and time.monotonic() < until and (part := self.connection.recv(65_536)):
                left -= len(part)

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


def _unreadable(status: int, reason: str) -> ServiceError:
    return ServiceError("SerializationException", reason, status=status)


def _json(status: int, value: object) -> ServedReply:
    return ServedReply(status, json.dumps(value).encode(), "application/json")
