"""How a practice pool shows that it is one: a signed answer to what the client made up for this question.

Any program can listen on a port of this computer and talk like a practice pool, and a practice pool is told
what a real one never is: passwords that stand in a script. So it is asked first: `GET /_practice/proof`
with a nonce is answered by an HMAC with the pool's key (`private_keys`) over the nonce and the pool's own
address. With the address in it, a stranger gains nothing by handing the question on to a real practice
pool.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
import socket
import time
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from desktop.practice.private_keys import found_keys

if TYPE_CHECKING:
    from collections.abc import Iterable
    from urllib.parse import SplitResult

_NONCE = re.compile(r"[0-9a-f]{64}")
_PATIENCE = 5.0
"""Seconds for all of it: whoever has not answered by then is no practice pool."""

_MOST_BYTES = 65_536
_PORT = 80


def is_nonce(text: str) -> bool:
    """Say whether a text is what `proof` signs."""
    return _NONCE.fullmatch(text) is not None


def proof(key: bytes, nonce: str, host: str, port: int) -> str:
    """Return the answer of the pool that listens at an address."""
    message = f"stile practice\n{nonce}\n{host}\n{port}".encode()
    return hmac.new(key, message, hashlib.sha256).hexdigest()


def is_proven(endpoint_url: str) -> bool:
    """Ask whoever listens at an address whether it is a practice pool of this user's.

    Says no within seconds to everything else, whatever it sends; blocks meanwhile.
    """
    try:
        url = urlsplit(endpoint_url)
        keys = found_keys(url.port or _PORT)
        return bool(keys) and _answers(url, keys)
    except (OSError, HTTPException, ValueError, RecursionError):
        return False


def _answers(url: SplitResult, keys: Iterable[bytes]) -> bool:
    until, nonce = time.monotonic() + _PATIENCE, secrets.token_hex(32)
    with socket.create_connection((url.hostname or "", url.port or _PORT), _PATIENCE) as connection:
        host, port = connection.getpeername()[:2]
        given = _given(_asked(connection, f"{url.path}/_practice/proof?nonce={nonce}", until))
    return any(hmac.compare_digest(proof(key, nonce, host, port), given) for key in keys)


def _asked(connection: socket.socket, path: str, until: float) -> bytes:
    """Return all that is answered until the end, or until it is too much or too late. Raises OSError."""
    host, port = connection.getpeername()[:2]
    name = f"[{host}]" if ":" in host else host
    request = f"GET {path} HTTP/1.1\r\nHost: {name}:{port}\r\nConnection: close\r\n\r\n"
    connection.sendall(request.encode("ascii"))
    answer = bytearray()
    while len(answer) <= _MOST_BYTES:
        connection.settimeout(max(0.001, until - time.monotonic()))
        part = connection.recv(_MOST_BYTES)
        if not part:
            return bytes(answer)
        answer += part
    raise ValueError("a pool's proof is short")


def _given(answer: bytes) -> str:
    """Return the proof in an answer, empty if it is none."""
    response = HTTPResponse(_Received(answer))  # type: ignore[arg-type]  # it only makes a file of it
    response.begin()
    body: Any = json.loads(response.read()) if response.status == HTTPStatus.OK else None
    given = body.get("proof") if isinstance(body, dict) else None
    return given if isinstance(given, str) and given.isascii() else ""


class _Received:
    """Bytes that were received, in the place of a connection."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, *_: object) -> BytesIO:
        return BytesIO(self._data)
