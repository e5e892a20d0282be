"""The practice server: the pools over HTTP on the loopback interface."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

from desktop.practice.control_routes import ControlRoutes
from desktop.practice.handler import PracticeRequestHandler
from desktop.practice.pool_proof import proof
from desktop.practice.practice_state import PracticeState
from desktop.practice.private_keys import PublishedKey

if TYPE_CHECKING:
    from types import TracebackType

    from desktop.practice.handler import Connection


class PracticeListener(ThreadingHTTPServer):
    """Takes connections, and remembers the open ones so that stopping ends them."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, port: int, practice: PracticeState) -> None:
        handler = partial(PracticeRequestHandler, practice, ControlRoutes(practice, self._prove))
        self._key: PublishedKey | None = None
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        super().__init__(("127.0.0.1", port), handler)

    def _prove(self, nonce: str) -> str:
        """Sign a nonce for the address that this listener has, whatever name the client called it by."""
        if self._key is None:
            raise AssertionError("nobody asks before the address is there")
        return proof(self._key.value, nonce, str(self.server_address[0]), self.server_address[1])

    def server_bind(self) -> None:
        """Take the address, and tell this user's clients the key that goes with it."""
        super().server_bind()
        self._key = PublishedKey(self.server_address[1])

    def server_close(self) -> None:
        """Give up the address, and the key with it."""
        super().server_close()
        if self._key is not None:
            self._key.withdraw()

    def process_request(self, request: Connection, client_address: Any) -> None:  # noqa: ANN401 - as declared
        """Remember a connection, then serve it."""
        with self._guard:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Connection) -> None:
        """Forget a connection that ends."""
        with self._guard:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Connection, client_address: Any) -> None:  # noqa: ANN401 - as declared
        """Say nothing about a client that went away, which is what faults make clients do."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def hang_up(self) -> None:
        """End every open connection."""
        with self._guard:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)


class PracticeServer:
    """A running practice server in this process; also a context manager that stops it."""

    def __init__(self, port: int = 0, practice: PracticeState | None = None) -> None:
        self._practice = practice or PracticeState()
        self._listener = PracticeListener(port, self._practice)
        self.endpoint = f"http://127.0.0.1:{self._listener.server_address[1]}"
        self.hello: dict[str, Any] = self._practice.hello(self.endpoint)
        self._thread = threading.Thread(
            target=self._listener.serve_forever, args=(0.05,), name="practice", daemon=True
        )
        self._warming = threading.Thread(target=self._practice.warm_up, name="practice-warm-up", daemon=True)

    @classmethod
    def start(cls, port: int = 0, generated_users: int = 0, *, own_issuer: bool = False) -> PracticeServer:
        """Start a server in a background thread, with so many people more than situations need.

        `own_issuer` has tokens name this server as their issuer, instead of Cognito.
        """
        practice = PracticeState(generated_users=generated_users)
        server = cls(port, practice)
        if own_issuer:
            practice.issue_at(server.endpoint)
        server.run()
        return server

    def run(self) -> None:
        """Serve in a background thread from now on."""
        self._thread.start()
        self._warming.start()

    @property
    def control(self) -> str:
        """The address of the control calls."""
        return str(self.hello["control"])

    @property
    def stopping(self) -> threading.Event:
        """Set when somebody asked the server to stop."""
        return self._practice.stopping

    def stop(self) -> None:
        """Stop serving and end every connection."""
        self._practice.stopping.set()
        self._listener.shutdown()
        self._listener.server_close()
        self._listener.hang_up()
        self._thread.join()
        self._warming.join()  # a key that is being made while Python ends can take the process with it

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
